#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output did not take all of what was to be told, as on a full disk.
struct OutputLost: Error, CustomStringConvertible {
  var code: Int32

  var description: String {
    // Safe: the text is copied before anything else can ask for another one.
    let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return "standard output cannot be written: \(reason)"
  }
}

/// The bytes' way out of the process.
enum StandardStream {
  /// To be called before anything else: a reader that goes away is an error of the write that notices it, not a signal that
  /// ends a command in the middle of its work; and a stream that the caller closed is not taken by the next file opened.
  static func prepare() {
    _ = signal(SIGPIPE, SIG_IGN)
    let closed = [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].filter { fcntl($0, F_GETFD) == -1 }
    var ends: [Int32] = [-1, -1]
    guard !closed.isEmpty, unsafe pipe(&ends) == 0 else { return }
    let (reading, writing) = (fcntl(ends[0], F_DUPFD, STDERR_FILENO + 1), fcntl(ends[1], F_DUPFD, STDERR_FILENO + 1))
    for end in ends { _ = close(end) }
    // The wrong end of a pipe fails as the closed stream would have.
    for descriptor in closed { _ = dup2(descriptor == STDIN_FILENO ? writing : reading, descriptor) }
    for end in [reading, writing] { _ = close(end) }
  }

  /// Writes every byte, waiting for a pipe that does not block. A reader that went away, as with `| head`, is no fault.
  static func write(_ text: String, to descriptor: Int32) throws(OutputLost) {
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let (put, code) = writeOnce(bytes, from: offset, to: descriptor)
      if put > 0 {
        offset += put
        continue
      }
      switch code {
      case EPIPE: return
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK: waitUntilWritable(descriptor)
      default: throw OutputLost(code: put == 0 ? EIO : code)
      }
    }
  }

  /// How many bytes were taken, and `errno` where there were none.
  private static func writeOnce(_ bytes: [UInt8], from offset: Int, to descriptor: Int32) -> (Int, Int32) {
    // Safe: within the array, for the length of the call.
    unsafe bytes.withUnsafeBytes { buffer in
      let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
      #if canImport(Glibc)
        let put = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      #elseif canImport(Musl)
        let put = unsafe Musl.write(descriptor, rest.baseAddress, rest.count)
      #else
        let put = unsafe Darwin.write(descriptor, rest.baseAddress, rest.count)
      #endif
      return (put, put < 0 ? errno : 0)
    }
  }

  private static func waitUntilWritable(_ descriptor: Int32) {
    var waited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    // Safe: ours, for the length of the call. Whatever ended the wait, the next write tells.
    _ = unsafe poll(&waited, 1, -1)
  }
}
