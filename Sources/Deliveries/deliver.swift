package import Messages

/// What became of a recipient.
package enum DeliveryResult: Hashable, Sendable {
  case tried(DeliveryOutcome, times: Int)
  case has(since: String)
  case unknown(since: String)
  /// Not tried, and why.
  case left(String)

  /// Whether the recipient has the mail.
  package var isFine: Bool {
    switch self {
    case .tried(.sent, _), .has: true
    case .tried, .unknown, .left: false
    }
  }
}

/// Does what a plan says, one recipient after the other.
///
/// Each attempt is noted before it begins and after it has ended. A temporary refusal is tried again after a pause; an attempt that may
/// have arrived never is. Where nothing can be handed over, or nobody knows what was, the rest is left for another run: it would be
/// refused as well, or be as unknown.
///
/// `transport` hands the mail over. `begin` notes an intent and gives the number of the attempt, and `end` notes what became of it; either
/// says why where it cannot. `pause` waits for some seconds.
package func deliver(
  _ plan: DeliveryPlan, retries: Int, by transport: (Mailbox) async -> DeliveryOutcome,
  begin: (Mailbox) -> Result<Int, DeliveryRefusal>, end: (Int, DeliveryOutcome) -> DeliveryRefusal?,
  pause: (Int) async -> Void
) async -> [(recipient: Mailbox, result: DeliveryResult)] {
  var results: [(recipient: Mailbox, result: DeliveryResult)] = []
  var obstacle: String?
  for (recipient, step) in plan.steps {
    switch step {
    case .has(let since): results.append((recipient, .has(since: since)))
    case .unknown(let since): results.append((recipient, .unknown(since: since)))
    case .send:
      if let obstacle {
        results.append((recipient, .left(obstacle)))
        continue
      }
      var times = 0
      var result = DeliveryResult.left("")
      attempts: while true {
        let number: Int
        switch begin(recipient) {
        case .success(let given): number = given
        case .failure(let refusal):
          // What an earlier attempt said is not lost.
          if times == 0 { result = .left(refusal.message) }
          obstacle = refusal.message
          break attempts
        }
        times += 1
        let outcome = await transport(recipient)
        result = .tried(outcome, times: times)
        if let refusal = end(number, outcome) {
          obstacle = refusal.message
          break
        }
        guard outcome.isWorthAnotherTry, times <= retries else {
          obstacle = outcome.obstacle
          break
        }
        await pause(2 << (2 * (times - 1)))
      }
      results.append((recipient, result))
    }
  }
  return results
}

/// Why the journal cannot be written.
package struct DeliveryRefusal: Error, Hashable, Sendable {
  package var message: String
  package init(_ message: String) { self.message = message }
}

extension DeliveryOutcome {
  /// Why no other recipient is tried after it.
  fileprivate var obstacle: String? {
    switch self {
    case .sent, .refused: nil
    case .unreachable: "the mail could not be handed over to the recipient before"
    case .unknown: "what became of the mail to the recipient before is not known"
    }
  }
}
