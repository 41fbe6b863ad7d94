#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The rim towards the person: the only place that prints or reads the environment.
struct Terminal: Sendable {
  /// Whether standard error is a terminal that a progress line can be rewritten on.
  let isInteractive = isatty(STDERR_FILENO) == 1

  /// Colour only on a terminal, and never against NO_COLOR (no-color.org).
  var usesColor: Bool {
    guard isInteractive else { return false }
    guard let value = unsafe getenv("NO_COLOR") else { return true }
    return unsafe value[0] == 0
  }

  var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  func output(_ text: String) { write(text, to: STDOUT_FILENO) }
  func error(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Rewrites the line that tells how far the work is; empty text removes it.
  func progress(_ text: String) { error("\r\u{1B}[K\(text)") }

  private func write(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      // Safe: within the array, for the length of the call.
      let put = unsafe bytes.withUnsafeBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return -1 }
        #if canImport(Glibc)
          return unsafe Glibc.write(descriptor, base + offset, buffer.count - offset)
        #elseif canImport(Musl)
          return unsafe Musl.write(descriptor, base + offset, buffer.count - offset)
        #else
          return unsafe Darwin.write(descriptor, base + offset, buffer.count - offset)
        #endif
      }
      // A reader that went away, as with `| head`, is no fault.
      guard put > 0 else { return }
      offset += put
    }
  }
}
