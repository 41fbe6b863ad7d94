import Calendars
import Diagnostics
import Events

/// What computing one metric gave.
package struct MetricResult: Sendable {
  var values: [StampedValue] = []
  /// Members that no code list names, by dimension.
  var unknownMembers: [String: [String]] = [:]
  var cases: [OddCase] = []
  /// Currencies of its amounts where some are not the metric's own.
  var conversions: [CurrencyConversion] = []
  var findings: [Diagnostic] = []

  /// Keeps a case that somebody has to look at.
  mutating func note(_ measured: MeasuredCase, metric: String, in context: MeasureContext) {
    let check: String
    switch measured.state {
    case .negative: check = "negative-duration"
    case .breachedOpen: check = "never-contacted"
    case .incomplete: check = "incomplete"
    case .skipped, .outOfOrder: check = "out-of-order"
    case .counted:
      guard let reason = measured.reason else { return }
      check = reason.hasSuffix("is blank") ? "blank" : "unknown-member"
    default: return
    }
    let id = context.identifiers[measured.kind][measured.entity]
    cases.append(
      OddCase(
        check: check, definition: metric, period: measured.period.description, kind: measured.kind, id: id,
        detail: measured.reason ?? measured.times))
  }
}

extension MeasuredCase {
  /// From when to when, as far as it is known.
  fileprivate var times: String { [start, stop].compactMap { $0?.text }.joined(separator: " to ") }
}
