#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#if CMARK_VERSION < ((0 << 16) | (30 << 8))
#error "libcmark 0.30 or newer is needed: older ones allocate memory when the text of a node is read"
#endif

// The length of a text from libcmark, which ends with NUL.
static inline size_t ccmark_length(const char *text) { return strlen(text); }

// The memory of one document: libcmark takes thousands of small pieces, and all of them are freed at once.
typedef struct ccmark_chunk {
  struct ccmark_chunk *previous;
  size_t used, size;
} ccmark_chunk;

typedef struct ccmark_memory {
  ccmark_chunk *last;
} ccmark_memory;

// The memory that this thread is parsing into; NULL when it is not parsing. libcmark does not tell its allocator whom it works for.
// Each Swift file that calls `ccmark_parse` may get its own copy of this variable, but then of the allocator that looks at it too.
static inline ccmark_memory **ccmark_current(void) {
  static _Thread_local ccmark_memory *current;
  return &current;
}

static void *ccmark_take(size_t size) {
  ccmark_memory *memory = *ccmark_current();
  // Below this size, which no text reaches, none of the sums overflows.
  if (!memory || size > (size_t)-1 / 4) abort();
  // Each piece follows its size, which ccmark_realloc needs. All are multiples of 16 bytes, so that every piece is aligned.
  size_t needed = 16 + ((size + 15) & ~(size_t)15);
  ccmark_chunk *chunk = memory->last;
  if (!chunk || chunk->size - chunk->used < needed) {
    size_t room = chunk ? 2 * chunk->size : 49152;
    if (room > 1 << 20) room = 1 << 20;
    if (room < needed) room = needed;
    ccmark_chunk *next = malloc(sizeof(ccmark_chunk) + 16 + room);
    if (!next) abort();
    next->previous = chunk;
    next->used = 0;
    next->size = room;
    memory->last = chunk = next;
  }
  char *piece = (char *)(((size_t)(chunk + 1) + 15) & ~(size_t)15) + chunk->used;
  memcpy(piece, &size, sizeof size);
  chunk->used += needed;
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

// Parses a text; the whole tree lies in `memory`, and reading it allocates nothing.
static inline cmark_node *ccmark_parse(const char *text, size_t length, int options, ccmark_memory *memory) {
  *ccmark_current() = memory;
  cmark_parser *parser = cmark_parser_new_with_mem(options, &ccmark_allocator);
  cmark_parser_feed(parser, text, length);
  cmark_node *root = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  *ccmark_current() = NULL;
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
