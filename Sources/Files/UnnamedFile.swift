#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a program is to read, in a temporary file that has no name and goes with the value.
///
/// Not a pipe: a program that ends before it has read all would end us as well, by SIGPIPE or by a trap of swift-subprocess
/// (its issue 367).
///
/// Safe: the stream is checked when it is opened, never leaves this value, and is closed exactly once.
@safe package struct UnnamedFile: ~Copyable {
  private let file: UnsafeMutablePointer<FILE>

  /// Nil where nothing can be written.
  package init?(_ bytes: [UInt8]) {
    guard let file = unsafe tmpfile() else { return nil }
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    guard written == bytes.count, unsafe fflush(file) == 0, unsafe lseek(fileno(file), 0, SEEK_SET) == 0 else {
      unsafe fclose(file)
      return nil
    }
    unsafe self.file = file
  }

  deinit { unsafe fclose(file) }

  /// Ends the value's life, and keeps it until here.
  package consuming func close() {}

  /// Open as long as the value lives.
  package var descriptor: Int32 { unsafe fileno(file) }
}
