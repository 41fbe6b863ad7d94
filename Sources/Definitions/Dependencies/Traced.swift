import Synchronization

/// A value that is worked out once for all documents, when the first of them takes it, with what was asked of the content for it:
/// whoever takes it asks the same. A build that makes no document which takes it does not work it out.
package final class Traced<Value: Sendable>: Sendable {
  private enum State {
    case waiting(@Sendable () -> Value)
    case made(Value, DependencySet)
  }

  private let state: Mutex<State>

  /// What `make` takes must not take this value.
  package init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.waiting(make)) }

  /// Whoever takes it while another works it out waits.
  package var value: Value {
    let (made, dependencies) = state.withLock { state in
      switch state {
      case .made(let made, let dependencies): return (made, dependencies)
      case .waiting(let make):
        let (made, dependencies) = DependencyLog.keeping(make)
        state = .made(made, dependencies)
        return (made, dependencies)
      }
    }
    DependencyLog.current?.note(dependencies)
    return made
  }
}
