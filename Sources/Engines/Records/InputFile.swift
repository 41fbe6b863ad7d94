#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Diagnostics

/// An open file that is read from its start to its end; closed with this value.
struct InputFile: ~Copyable {
  private let descriptor: Int32
  private let shownPath: String

  /// Opens a file; `shownPath` is its path in messages.
  init(_ path: String, shownPath: String) throws(EngineFailure) {
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    self.shownPath = shownPath
    guard descriptor >= 0 else { throw Self.failure(shownPath, errno) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Fills the start of the buffer and gives how many bytes; 0 at the end of the file.
  borrowing func read(into buffer: UnsafeMutableRawBufferPointer) throws(EngineFailure) -> Int {
    while true {
      #if canImport(Glibc)
        let got = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let got = unsafe Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        let got = unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
      if got >= 0 { return got }
      if errno != EINTR { throw Self.failure(shownPath, errno) }
    }
  }

  static func failure(_ shownPath: String, _ code: Int32) -> EngineFailure {
    EngineFailure(Diagnostic(.fileUnreadable, at: SourcePosition(file: shownPath), systemMessage(code)))
  }
}

/// The system's words for an error: "permission denied".
func systemMessage(_ code: Int32) -> String {
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text).lowercased()
}
