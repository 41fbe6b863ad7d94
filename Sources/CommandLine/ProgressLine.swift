import Pipeline
import Synchronization

/// The line that tells a person how far a snapshot is: what is asked, how many rows came, and how fast.
final class ProgressLine: Sendable {
  private struct State {
    var started = ContinuousClock.now
    var shown = ContinuousClock.now
  }

  private let terminal: Terminal
  private let state = Mutex(State())

  init(_ terminal: Terminal) { self.terminal = terminal }

  func show(_ stage: SnapshotStage) {
    let seconds: Int? = state.withLock { state in
      let now = ContinuousClock.now
      // Ten times a second is as fast as anybody reads; the last state of each stage may pass unseen.
      guard now - state.shown > .milliseconds(100) else { return nil }
      state.shown = now
      return max(1, Int((now - state.started).components.seconds))
    }
    guard let seconds else { return }
    switch stage {
    case .reading: terminal.progress("reading definitions")
    case .asking(let what, let rows): terminal.progress("asking for \(what): \(rows) rows, \(rows / seconds) a second")
    case .computing(let metric): terminal.progress("computing \(metric)")
    case .writing: terminal.progress("writing")
    }
  }
}
