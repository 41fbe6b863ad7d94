// Calls of the system's own that Swift's overlay shows under no name: each is one inline function. None of them follows a link.
// On Linux no header is read here that says what a file is: Glibc's own module has to be the one that does.
#include <stdint.h>
#ifdef __linux__
#include <sys/syscall.h>

long syscall(long, ...);

// Opens what lies below a folder by a path without links and without a step out of it.
static inline int open_without_links(int folder, const char *path, int flags, unsigned int mode) {
  struct {
    uint64_t flags, mode, resolve;
  } how = {(uint64_t)(unsigned int)flags, mode, 0x04 /* RESOLVE_NO_SYMLINKS */ | 0x08 /* RESOLVE_BENEATH */};
  return (int)syscall(437 /* openat2 */, folder, path, &how, sizeof how);
}

static inline int renameat_with(int from, const char *old, int to, const char *name, unsigned int flags) {
  return (int)syscall(SYS_renameat2, from, old, to, name, flags);
}

// Exchanges what two names stand for in a single step.
static inline int exchange_at(int from, const char *old, int to, const char *name) {
  return renameat_with(from, old, to, name, 2 /* RENAME_EXCHANGE */);
}

// Renames, and refuses a name that is taken.
static inline int rename_new_at(int from, const char *old, int to, const char *name) {
  return renameat_with(from, old, to, name, 1 /* RENAME_NOREPLACE */);
}

// Whether a file system, or a part of one, is mounted on an open folder: 1 yes, 0 no, -1 where the system cannot say.
static inline int is_mount_point(int folder) {
  uint64_t found[32] = {0};  // struct statx: attributes and the mask of those that are known are its 2nd and 8th words.
  const uint64_t mount_root = 0x2000;  // STATX_ATTR_MOUNT_ROOT
  if (syscall(SYS_statx, folder, "", 0x1000 /* AT_EMPTY_PATH */, 0, found) != 0 || !(found[7] & mount_root)) return -1;
  return (found[1] & mount_root) != 0;
}
#else
#include <fcntl.h>

static inline int open_without_links(int folder, const char *path, int flags, unsigned int mode) {
  return openat(folder, path, flags | 0x20000000 /* O_NOFOLLOW_ANY */, mode);
}

int renameatx_np(int, const char *, int, const char *, unsigned int);

static inline int exchange_at(int from, const char *old, int to, const char *name) {
  return renameatx_np(from, old, to, name, 2 /* RENAME_SWAP */);
}

static inline int rename_new_at(int from, const char *old, int to, const char *name) {
  return renameatx_np(from, old, to, name, 4 /* RENAME_EXCL */);
}

static inline int is_mount_point(int folder) {
  (void)folder;
  return -1;
}
#endif
