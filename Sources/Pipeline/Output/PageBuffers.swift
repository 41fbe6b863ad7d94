import HyperText
import Synchronization

/// Memory in which pages are written, one after the other, shared by the tasks that do so: a page's own would be asked of the system and
/// grown for each.
final class PageBuffers: Sendable {
  private let spare = Mutex<[HTML]>([])

  /// A page that needs more gives nothing back, so that a long one is not kept for the whole build.
  private static let largest = 1 << 18

  /// An empty page.
  func take() -> HTML {
    if var known = spare.withLock({ $0.popLast() }) {
      known.clear()
      return known
    }
    var new = HTML()
    // As most pages need.
    new.reserve(1 << 15)
    return new
  }

  func giveBack(_ page: consuming HTML) {
    guard page.bytes.count <= Self.largest else { return }
    let page = page
    spare.withLock { $0.append(page) }
  }
}
