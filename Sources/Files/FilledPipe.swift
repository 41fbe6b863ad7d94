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
package struct FilledPipe: ~Copyable {
  /// What every system's pipe holds while nobody reads.
  static let capacity = 4096

  /// The end to read from, open as long as the value lives.
  package let descriptor: Int32

  /// Nil where the text is longer than a pipe holds, or the system gives none.
  package init?(_ bytes: [UInt8]) {
    var ends: [Int32] = [-1, -1]
    // Safe: the system writes two numbers into the array, and reads the bytes of the other for the length of the call.
    guard bytes.count <= Self.capacity, unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let written = Self.writing(bytes, to: ends[1])
    _ = Self.closing(ends[1])
    guard written == bytes.count else {
      _ = Self.closing(ends[0])
      return nil
    }
    descriptor = ends[0]
  }

  deinit { _ = Self.closing(descriptor) }

  /// Ends the value's life, and keeps it until here.
  package consuming func close() {}

  private static func writing(_ bytes: [UInt8], to descriptor: Int32) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, bytes, bytes.count)
    #elseif canImport(Musl)
      unsafe Musl.write(descriptor, bytes, bytes.count)
    #else
      unsafe Darwin.write(descriptor, bytes, bytes.count)
    #endif
  }

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
