#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file; closed with this value.
///
/// Memory safety: every pointer is to memory of the caller's for the length of one call, with that memory's count.
package struct OpenFile: ~Copyable, Sendable {
  let descriptor: Int32
  /// As messages show it.
  package let path: String
  /// When it was opened.
  package private(set) var size = 0

  /// Takes a descriptor that was opened for reading; what is no file is refused.
  init(reading descriptor: Int32, path: String) throws(FileError) {
    self.descriptor = descriptor
    self.path = path
    let status = try status()
    guard status.kind == .file else { throw FileError(path, .notAFile(status.kind)) }
    size = status.size
  }

  /// Opens a file that a person named, wherever it is and through links.
  init(named path: String) throws(FileError) {
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard opened >= 0 else { throw FileError(path) }
    try self.init(reading: opened, path: path)
  }

  deinit { close(descriptor) }

  borrowing func status() throws(FileError) -> FileStatus {
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0 else { throw FileError(path) }
    return FileStatus(info)
  }

  /// Fills the start of the buffer and gives how many bytes; 0 at the end of the file.
  package borrowing func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    while true {
      #if canImport(Glibc)
        let got = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let got = unsafe Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let got = unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if got >= 0 { return got }
      if errno != EINTR { throw FileError(path) }
    }
  }

  /// Fills a buffer from an offset of the file on, and leaves its position alone; false where the file ends before.
  ///
  /// Safe: `filled` is at most the buffer's count, and no more than the rest of it is asked for.
  package borrowing func fill(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int) throws(FileError) -> Bool {
    var filled = 0
    while filled < buffer.count, let base = buffer.baseAddress {
      let got = unsafe pread(descriptor, base + filled, buffer.count - filled, off_t(offset + filled))
      if got == 0 { return false }
      if got < 0, errno != EINTR { throw FileError(path) }
      if got > 0 { filled += got }
    }
    return true
  }

  /// All bytes from where the file stands. One read more than its size shows that it has ended; a file that grows is read on.
  package borrowing func bytes() throws(FileError) -> [UInt8] {
    var bytes = try part(size + 1)
    if bytes.count == size { return bytes }
    while true {
      let more = try part(1 << 16)
      if more.isEmpty { return bytes }
      bytes += more
    }
  }

  /// As many bytes as there are up to a count.
  private borrowing func part(_ capacity: Int) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = 0
      do throws(FileError) {
        while count < capacity {
          let got = try unsafe read(
            into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]))
          if got == 0 { return }
          count += got
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }
}

/// Writes all bytes to a file that was opened for it, and closes it.
func write(_ bytes: [UInt8], toClose descriptor: Int32, path: String) throws(FileError) {
  var code = write(bytes, to: descriptor)
  // A full disk may be told only when the file is closed.
  if close(descriptor) != 0, code == 0 { code = errno }
  guard code == 0 else { throw FileError(path, .system(code)) }
}

/// Writes all bytes, and gives the error's number; 0 is none.
///
/// Safe: the array's bytes for the length of each call.
func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  var code: Int32 = 0
  var offset = 0
  unsafe bytes.withUnsafeBytes { buffer in
    while offset < buffer.count, code == 0 {
      guard let base = buffer.baseAddress else { return }
      #if canImport(Glibc)
        let put = unsafe Glibc.write(descriptor, base + offset, buffer.count - offset)
      #elseif canImport(Musl)
        let put = unsafe Musl.write(descriptor, base + offset, buffer.count - offset)
      #else
        let put = unsafe Darwin.write(descriptor, base + offset, buffer.count - offset)
      #endif
      if put < 0, errno != EINTR { code = errno }
      if put > 0 { offset += put }
    }
  }
  return code
}
