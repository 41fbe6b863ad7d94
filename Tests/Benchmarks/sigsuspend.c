// Preloaded by Tests/Benchmarks/budget. Valgrind 3.19 clears bits in the caller's signal mask in place, and Swift's main thread waits
// with a mask in read-only memory, so valgrind itself crashes. A copy on the stack can be written to.
#define _GNU_SOURCE
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int sigsuspend(const sigset_t *mask) {
  sigset_t copy = *mask;
  return (int)syscall(SYS_rt_sigsuspend, &copy, 8);
}
