#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A short text that a program is to read and no disk is to hold: it waits in a pipe before the program is started.
///
/// So nobody writes to a pipe whose reader has gone.
struct FilledPipe: ~Copyable {
  /// What every system's pipe holds while nobody reads.
  static let capacity = 4096

  /// The end to read from, open as long as the value lives.
  let descriptor: Int32

  /// Nil where the text is longer than a pipe holds, or the system gives none.
  init?(_ bytes: [UInt8]) {
    var ends: [Int32] = [-1, -1]
    // Safe: the system writes two numbers into the array, and reads the bytes of the other for the length of the call.
    guard bytes.count <= Self.capacity, unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let written = unsafe write(ends[1], bytes, bytes.count)
    _ = Self.closing(ends[1])
    guard written == bytes.count else {
      _ = Self.closing(ends[0])
      return nil
    }
    descriptor = ends[0]
  }

  deinit { _ = Self.closing(descriptor) }

  /// Ends the value's life, and keeps it until here.
  consuming func close() {}

  private static func closing(_ descriptor: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(descriptor)
    #elseif canImport(Musl)
      Musl.close(descriptor)
    #else
      Darwin.close(descriptor)
    #endif
  }
}
