// What a notice says: that a file was closed by somebody who wrote it, has a name now, was made, is gone; or that a folder came or
// went, or notices were lost.
enum {
  NOTICE_CLOSED = 0x8,
  NOTICE_NAMED = 0x80,
  NOTICE_MADE = 0x100,
  NOTICE_GONE = 0x240 /* MOVED_FROM, DELETE */,
  NOTICE_UNCLEAR = 0x4000EC00 /* ISDIR, IGNORED, Q_OVERFLOW, UNMOUNT, *_SELF */
};

// What tells that something in a folder changed: inotify, whose header Swift's overlay of Glibc does not show. Elsewhere there is none,
// and -1 says so: whoever asks looks at the files instead, now and then.
#ifdef __linux__
#include <sys/syscall.h>

long syscall(long, ...);

// Opened without waiting, and closed in programs that are started.
static inline int open_notices(void) { return (int)syscall(SYS_inotify_init1, 0x80800 /* IN_CLOEXEC | IN_NONBLOCK */); }

// Files written and closed, made, removed, renamed. Not every write: a file that is half written is nobody's edit.
static inline int notice_changes(int notices, const char *folder) {
  return (int)syscall(SYS_inotify_add_watch, notices, folder, 0x1000FC8u /* ONLYDIR, *_SELF, DELETE, CREATE, MOVED_*, CLOSE_WRITE */);
}
#else
static inline int open_notices(void) { return -1; }

static inline int notice_changes(int notices, const char *folder) {
  (void)notices;
  (void)folder;
  return -1;
}
#endif
