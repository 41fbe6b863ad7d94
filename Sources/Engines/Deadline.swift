/// When an answer has to be there: the one place where this module asks a clock, which decides whether there is an answer and
/// never what is in it.
struct Deadline: Sendable {
  private let moment: ContinuousClock.Instant

  init(after span: Duration) { moment = .now + span }

  var isOver: Bool { .now >= moment }

  /// Returns when it is over, or throws when the task is cancelled.
  func wait() async throws { try await Task.sleep(until: moment, clock: .continuous) }
}
