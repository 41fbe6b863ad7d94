import Definitions
import Synchronization

/// What all documents asked, each thing once.
///
/// A document keeps places in it: the documents of a large site ask the same few thousand things half a million times.
final class DependencyList: Sendable {
  private struct State {
    var all: [Dependency] = []
    var places: [Dependency: Int32] = [:]

    mutating func place(of dependency: Dependency) -> Int32 {
      if let place = places[dependency] { return place }
      let place = Int32(clamping: all.count)
      places[dependency] = place
      all.append(dependency)
      return place
    }
  }

  private let state: Mutex<State>

  /// `first` take the first places, each in its own.
  init(_ first: [Dependency]) {
    var state = State(all: first)
    for (place, dependency) in first.enumerated() { state.places[dependency] = Int32(clamping: place) }
    self.state = Mutex(state)
  }

  var all: [Dependency] { state.withLock { $0.all } }

  /// Callable from any thread.
  func places(of dependencies: Set<Dependency>) -> [Int32] {
    state.withLock { state in dependencies.map { state.place(of: $0) } }
  }
}
