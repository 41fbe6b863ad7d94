import CInotify

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Hears that something in folders changed, where the system tells. What changed it does not say: ``FolderMarks`` do.
package final class FolderWatch: Sendable {
  private let descriptor: Int32

  /// Nil where the system tells nothing of the kind.
  package init?() {
    descriptor = open_notices()
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Listens to an open folder too; false where the system takes no more of them.
  func add(_ folder: borrowing Folder) -> Bool {
    // Safe: the text lives for the length of the call.
    unsafe notice_changes(descriptor, "/proc/self/fd/\(folder.descriptor)") >= 0
  }

  /// Whether anything changed since it was last asked.
  package func hasNews() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    var found = false
    // Safe: the buffer is ours, for the length of the call.
    while unsafe read(descriptor, &buffer, buffer.count) > 0 { found = true }
    return found
  }
}
