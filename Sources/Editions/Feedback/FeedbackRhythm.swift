package import Calendars
import Measures

/// How often one party tells the other, against how often they agreed to.
package struct FeedbackRhythm: Sendable {
  /// The periods that are looked back over, oldest first, the last one that of the day; with how often feedback came in each.
  package let periods: [(period: Period, entries: [Feedback])]
  /// The newest feedback.
  package let last: Feedback
  /// Days since then.
  package let age: Int

  /// Feedback up to a day, of one party or of all, by periods of a grain; nil where none ever came, or the grain has no periods.
  package init?(_ edition: Edition, from party: String?, every grain: Grain, count: Int = 6, asOf: CivilDate) {
    let known = edition.feedback.filter { $0.date <= asOf && (party == nil || $0.party == party) }
    guard let present = edition.days.periods.period(grain, containing: asOf), let last = known.last else { return nil }
    periods = (0..<count).map { offset in
      let period = present.advanced(by: offset + 1 - count)
      return (period, known.filter { edition.days.periods.period(grain, containing: $0.date) == period })
    }
    self.last = last
    age = asOf.daysSinceEpoch - last.date.daysSinceEpoch
  }

  /// Whether feedback came in this period, or in the one before it: the present one is not over, and may still bring it.
  package var isKept: Bool { periods.suffix(2).contains { !$0.entries.isEmpty } }
}
