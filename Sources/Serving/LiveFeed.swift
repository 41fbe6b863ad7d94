import Synchronization

/// The newest report and the pages that wait for the next one.
final class LiveFeed: Sendable {
  private struct State {
    var report: String
    var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    var next = 0
  }

  private let state: Mutex<State>

  init(_ report: String) { state = Mutex(State(report: report)) }

  /// What a page is sent as it happens, the newest report first.
  func listen() -> AsyncStream<[UInt8]> {
    // Whoever reads slowly gets the newest only.
    let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      state.next += 1
      state.listeners[state.next] = continuation
      continuation.yield(Self.event(state.report))
      return state.next
    }
    continuation.onTermination = { [weak self] _ in self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) } }
    return stream
  }

  func tell(_ report: String) {
    state.withLock { state in
      state.report = report
      for listener in state.listeners.values { listener.yield(Self.event(report)) }
    }
  }

  /// A word without a meaning: a connection that nobody holds any more is found out by writing to it.
  func touch() { state.withLock { for listener in $0.listeners.values { listener.yield(Array(": \n\n".utf8)) } } }

  func end() { for listener in state.withLock({ $0.listeners.values }) { listener.finish() } }

  /// How many pages listen.
  var count: Int { state.withLock { $0.listeners.count } }

  private static func event(_ report: String) -> [UInt8] { Array("data: \(report)\n\n".utf8) }
}
