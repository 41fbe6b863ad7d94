import Definitions
import Synchronization

/// What all documents asked, each thing once.
///
/// A document keeps places in it: the documents of a large site ask the same few thousand things half a million times.
final class DependencyList: Sendable {
  private let asked: Mutex<DependencySet>

  /// `first` take the first places, each in its own.
  init(_ first: [Dependency]) { asked = Mutex(DependencySet(first)) }

  var all: [Dependency] { asked.withLock { $0.all } }

  /// Callable from any thread.
  func places(of dependencies: DependencySet) -> [Int32] {
    asked.withLock { $0.insert(dependencies) }.map { Int32(clamping: $0) }
  }
}
