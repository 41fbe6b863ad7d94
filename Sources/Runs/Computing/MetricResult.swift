import Calendars
import Diagnostics
import Events

/// What computing one metric gave.
package struct MetricResult: Sendable {
  var values: [StampedValue] = []
  /// Members that no code list names, by dimension.
  var unknownMembers: [String: Set<String>] = [:]
  var cases: [OddCase] = []
  /// Currencies of its amounts where some are not the metric's own.
  var conversions: [CurrencyConversion] = []
  var findings: [Diagnostic] = []

  /// Keeps a case that somebody has to look at.
  mutating func note(_ measured: MeasuredCase, metric: String, in context: MeasureContext) {
    let (blank, unlisted) = (measured.blankWords, measured.unlistedWords)
    if !blank.isEmpty { keep("blank", measured, blank.joined(separator: "; "), metric, context) }
    if !unlisted.isEmpty { keep("unknown-member", measured, unlisted.joined(separator: "; "), metric, context) }
    let reason = measured.reason ?? ""
    switch measured.state {
    case .negative: keep("negative-duration", measured, reason, metric, context)
    case .breachedOpen: keep("never-contacted", measured, reason, metric, context)
    case .incomplete: keep("incomplete", measured, reason, metric, context)
    case .skipped, .outOfOrder: keep("out-of-order", measured, reason, metric, context)
    default: break
    }
  }

  private mutating func keep(
    _ check: String, _ measured: MeasuredCase, _ detail: String, _ metric: String, _ context: MeasureContext
  ) {
    // What somebody typed in is of no entity: its day tells it.
    let isTyped = measured.kind.isEmpty
    let id = isTyped ? measured.start?.text ?? "" : context.identifiers[measured.kind][measured.entity]
    cases.append(
      OddCase(
        check: check, definition: metric, period: measured.period.description, kind: isTyped ? "row" : measured.kind, id: id,
        detail: detail.isEmpty ? measured.times : detail))
  }

  /// Keeps the members that differ from another by case or space alone: they are no cases, and of no period.
  mutating func note(_ spellings: [String: Set<LikeSpelling>], metric: String) {
    for (dimension, found) in spellings {
      cases += found.map { spelling in
        OddCase(
          check: "spelling", definition: metric, period: "", kind: dimension, id: spelling.member,
          detail: "like '\(spelling.other)' but for case or space")
      }
    }
  }
}

extension MeasuredCase {
  /// From when to when, as far as it is known.
  fileprivate var times: String { [start, stop].compactMap { $0?.text }.joined(separator: " to ") }
}
