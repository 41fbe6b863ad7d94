#include <cmark.h>
#include <stdlib.h>
#include <string.h>

// The length of a text of libcmark's, which ends with NUL.
static inline size_t ccmark_length(const char *text) { return strlen(text); }

// The memory of one document: libcmark takes thousands of small pieces, and gives back all of them at once.
typedef struct ccmark_chunk {
  struct ccmark_chunk *previous;
  size_t used, size;
} ccmark_chunk;

typedef struct ccmark_memory {
  ccmark_chunk *last;
} ccmark_memory;

// libcmark hands no memory to its allocator's functions, so the thread knows which one they are for while it parses. Every Swift file
// that calls `ccmark_parse` may have a thread's place of its own, and functions of its own that look there: nothing else allocates.
static inline ccmark_memory **ccmark_present(void) {
  static _Thread_local ccmark_memory *present;
  return &present;
}

static void *ccmark_take(size_t size) {
  size_t wanted = (size + 15) & ~(size_t)15;
  ccmark_memory *memory = *ccmark_present();
  if (!memory) abort();
  ccmark_chunk *chunk = memory->last;
  if (wanted < size) abort();
  if (!chunk || chunk->size - chunk->used < wanted + 16) {
    size_t least = chunk ? 2 * chunk->size : 16384;
    size_t room = wanted + 16 > least ? wanted + 16 : least;
    if (room > 1 << 20 && wanted + 16 < 1 << 20) room = 1 << 20;
    ccmark_chunk *next = malloc(sizeof(ccmark_chunk) + 16 + room);
    if (!next) abort();
    next->previous = chunk;
    next->used = 0;
    next->size = room;
    memory->last = chunk = next;
  }
  // Before each piece stands its size, for who enlarges it.
  char *piece = (char *)(((size_t)(chunk + 1) + 15) & ~(size_t)15) + chunk->used;
  memcpy(piece, &size, sizeof size);
  chunk->used += wanted + 16;
  return piece + 16;
}

static void *ccmark_calloc(size_t count, size_t size) {
  if (size && count > (size_t)-1 / size) abort();
  return memset(ccmark_take(count * size), 0, count * size);
}

static void *ccmark_realloc(void *piece, size_t size) {
  size_t before = 0;
  if (piece) memcpy(&before, (char *)piece - 16, sizeof before);
  if (piece && size <= before) return piece;
  void *next = ccmark_take(size);
  return piece ? memcpy(next, piece, before) : next;
}

static void ccmark_keep(void *piece) { (void)piece; }

static cmark_mem ccmark_allocator = {ccmark_calloc, ccmark_realloc, ccmark_keep};

// Parses a text into a memory; all of the tree lies in it. A tree that is only read takes no more.
static inline cmark_node *ccmark_parse(const char *text, size_t length, int options, ccmark_memory *memory) {
  *ccmark_present() = memory;
  cmark_parser *parser = cmark_parser_new_with_mem(options, &ccmark_allocator);
  cmark_parser_feed(parser, text, length);
  cmark_node *root = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  *ccmark_present() = NULL;
  return root;
}

static inline ccmark_memory *ccmark_memory_new(void) { return calloc(1, sizeof(ccmark_memory)); }

static inline void ccmark_memory_free(ccmark_memory *memory) {
  for (ccmark_chunk *chunk = memory->last; chunk;) {
    ccmark_chunk *previous = chunk->previous;
    free(chunk);
    chunk = previous;
  }
  free(memory);
}
