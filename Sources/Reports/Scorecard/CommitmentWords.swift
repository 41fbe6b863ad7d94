import Calendars
import Definitions
import Measures
import Numbers
import Snapshots

/// A commitment's numbers in words, in its metric's own format.
struct CommitmentWords: Sendable {
  let row: CommitmentRow
  let text: ValueText
  private let edition: Edition

  init(_ row: CommitmentRow, _ context: PageContext) {
    self.row = row
    edition = context.edition
    text = context.valueText(row.commitment.measure, stat: row.commitment.stat, unit: row.assessment.observation?.unit)
  }

  var isVolume: Bool { row.commitment.form == "volume" }
  var isShare: Bool { text.format == .percent }

  // MARK: Value

  /// The headline: `41.3%`, `472`, `6 of 7` where there are too few cases for a percentage.
  func value(_ assessment: Assessment) -> String? {
    guard let observation = assessment.observation else { return nil }
    if let few = few(observation) { return few }
    guard let value = observation.value else { return counted(observation).map { "\($0) so far" } }
    return headline(value)
  }

  private func headline(_ value: ExactDecimal) -> String {
    switch text.format {
    case .hours: text.headline(value) + " h"
    case .days: text.headline(value) + " d"
    default: text.headline(value)
    }
  }

  /// "6 of 7" for a share of fewer than ten cases.
  private func few(_ observation: Observation) -> String? {
    guard isShare, let cases = observation.denominator, cases < ExactDecimal(10) else { return nil }
    return counted(observation)
  }

  /// The counts behind a share: "195 of 472".
  func counted(_ observation: Observation) -> String? {
    guard isShare, let top = observation.numerator, let bottom = observation.denominator else { return nil }
    return "\(NumberText.grouped(top)) of \(NumberText.grouped(bottom))"
  }

  // MARK: Target

  /// The promised level with as many digits as it has: `90%`, `500`, `4 h`.
  func level(_ value: ExactDecimal) -> String {
    var exact = text
    exact.display.decimals = min(2, text.scaled(value).withoutTrailingZeros.scale)
    switch text.format {
    case .hours: return exact.table(value) + " h"
    case .days: return exact.table(value) + " d"
    default: return exact.table(value)
    }
  }

  /// "at least 90% within 4 hours", "500 leads", "all of them".
  func target(_ target: Target) -> String {
    if isShare, target.value == ExactDecimal(1), target.comparison == .atLeast { return "all of them" }
    let level = isVolume && !text.unitWords.isEmpty ? "\(level(target.value)) \(text.unitWords)" : level(target.value)
    let limit = row.cases.map { " within \($0.limit)" } ?? ""
    return "\(comparison(target.comparison)) \(level)\(limit)"
  }

  private func comparison(_ comparison: Target.Comparison) -> String {
    switch comparison {
    case .atLeast: "at least"
    case .atMost: "at most"
    case .moreThan: "more than"
    case .lessThan: "less than"
    }
  }

  /// As a table says it: `≥ 90%`.
  func shortTarget(_ target: Target) -> String {
    let sign =
      switch target.comparison {
      case .atLeast: "≥"
      case .atMost: "≤"
      case .moreThan: ">"
      case .lessThan: "<"
      }
    return "\(sign) \(level(target.value))"
  }

  // MARK: Verdict

  /// "missed, 94%", "missed by 48.7 pp", "met, Sep cohort".
  func verdict(_ assessment: Assessment, cohort: Period? = nil) -> String {
    var words = assessment.verdict.words
    if assessment.verdict == .missed, let target = assessment.target, let value = assessment.observation?.value {
      if isVolume, let attainment = assessment.attainment {
        words = "missed, \(share(attainment))"
      } else if let observation = assessment.observation, few(observation) == nil {
        let distance = text.difference((target.value - value).magnitude)
        words = "missed by \(distance.drop { $0 == "+" })"
      }
    }
    if assessment.verdict == .atRisk || assessment.verdict == .onTrack, let ratio = assessment.pace?.ratio {
      words += ", \(share(ratio)) of the pace"
    }
    return cohort.map { "\(words), \($0.tick) cohort" } ?? words
  }

  /// A share without digits after the point, unless they keep 99.6% from being called 100%.
  func share(_ ratio: ExactDecimal) -> String {
    let isRoundedAcross = ratio != ExactDecimal(1) && ratio.rounded(to: 2) == ExactDecimal(1)
    return NumberText.percent(ratio, decimals: isRoundedAcross ? 1 : 0)
  }

  // MARK: Change

  /// "+10.4 pp on Sep, better", "not comparable: MQL v2 → v3".
  var change: (words: String, isComparable: Bool) {
    let before = row.judged.previous.tick
    switch row.comparison {
    case .missing: return ("", true)
    case .notComparable(let found): return ("not comparable on \(before): \(causes(found))", false)
    case .change(let change):
      let origin = change.isBackcast ? "\(before), recomputed" : before
      let words = text.difference(change.difference)
      guard words.contains(where: { ("1"..."9").contains($0) }) else { return ("as in \(origin)", true) }
      let wantsMore = row.assessment.target?.comparison.wantsMore ?? true
      return ("\(words) on \(origin), \(change.difference.isNegative == wantsMore ? "worse" : "better")", true)
    }
  }

  /// Which definitions moved: "MQL v2 → v3".
  func causes(_ found: SeriesBreak) -> String {
    if found.from == nil || found.to == nil { return "one of the two is unstamped" }
    guard !found.causes.isEmpty else { return "the meaning changed" }
    return found.causes.map { change in
      let name = edition.glossary[change.id]?.shortName ?? change.id
      guard let from = change.from, let to = change.to, from != to else { return name }
      return "\(name) v\(from)\u{A0}→\u{A0}v\(to)"
    }
    .joined(separator: ", ")
  }

  // MARK: When

  /// The last day on which a case of the page's own period can still be counted: "30 Nov 2026".
  var undecidedUntil: CivilDate? {
    guard let end = row.period.end, let metric = edition.glossary.metric(row.commitment.measure),
      case .conversion(_, _, let window?, _) = metric.calculation, let span = TimeSpan(window)
    else { return nil }
    switch (span.unit, span.isBusiness) {
    case (.day, true): return edition.days.day(span.count, from: end)
    case (.day, false): return end.adding(days: span.count - 1)
    case (.week, false): return end.adding(days: 7 * span.count - 1)
    case (.month, false): return end.adding(days: -1).adding(months: span.count)
    default: return end
    }
  }

  /// The role that answers for it: the debtor's; those of both where both owe.
  var owner: String {
    let owners = row.definition.owners
    if let owner = owners.first(where: { $0.party == row.commitment.debtor }) { return owner.role }
    let roles = edition.settings.parties.compactMap { party in owners.first { $0.party == party.id }?.role }
    return row.commitment.debtor == "both" && !roles.isEmpty ? roles.joined(separator: " and ") : "nobody named"
  }
}
