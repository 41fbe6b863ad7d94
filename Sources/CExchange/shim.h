// The one call that exchanges two folders in a single step. Each system has its own; Swift's overlay shows neither.
#ifdef __linux__
int renameat2(int, const char *, int, const char *, unsigned int);
static inline int exchange_paths(const char *left, const char *right) {
  return renameat2(-100 /* AT_FDCWD */, left, -100, right, 2 /* RENAME_EXCHANGE */);
}
#else
int renamex_np(const char *, const char *, unsigned int);
static inline int exchange_paths(const char *left, const char *right) {
  return renamex_np(left, right, 2 /* RENAME_SWAP */);
}
#endif
