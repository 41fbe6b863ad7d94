import Calendars
import Definitions

/// How the levels of one definition are said: in percent, in hours, in money.
struct TargetWords {
  private let amounts: AmountWords
  /// Of the levels before, which may be of another measure.
  private let amountsBefore: AmountWords

  init(_ version: DefinitionVersion, before: DefinitionVersion? = nil, _ names: Names) {
    amounts = Self.amounts(version, names)
    amountsBefore = before.map { Self.amounts($0, names) } ?? amounts
  }

  private static func amounts(_ version: DefinitionVersion, _ names: Names) -> AmountWords {
    let unit: Unit? =
      switch version.semantics {
      case .metric(let metric): metric.unit
      // The share within a limit is a ratio, whatever the time is counted in.
      case .commitment(let commitment) where commitment.stat == .within: .ratio
      case .commitment(let commitment): names.metric(commitment.measure)?.unit
      default: nil
      }
    return AmountWords(unit)
  }

  /// "at least 25% each month from 1 Aug 2026 (at least 16% until then), judged with at least 30 cases".
  func text(_ level: Target.Level, was old: Target.Level? = nil, until earlier: Target.Level? = nil) -> String {
    let isSame = old.map { $0.value == level.value && $0.comparison == level.comparison } ?? true
    var text = amount(level)
    if let grain = level.grain { text += " each \(grain.rawValue)" }
    if let old, !isSame {
      text += " (was \(old.comparison == level.comparison ? amountsBefore.text(old.value) : amount(old, amountsBefore)))"
    }
    if level.from != nil { text += " \(start(level))" }
    if let earlier { text += " (\(amount(earlier)) until then)" }
    switch (old?.minimumCount, level.minimumCount) {
    case (let before?, let count?) where before != count: text += ", judged with at least \(count) cases (was \(before))"
    case (let before?, nil): text += ", judged with any number of cases (was at least \(before))"
    case (nil, let count?) where old != nil: text += ", judged with at least \(count) cases (was any number)"
    case (_, let count?): text += ", judged with at least \(count) cases"
    case (nil, nil): break
    }
    return text
  }

  /// "at least 25%".
  func amount(_ level: Target.Level) -> String { amount(level, amounts) }

  private func amount(_ level: Target.Level, _ amounts: AmountWords) -> String {
    let words =
      switch level.comparison {
      case .atLeast: "at least"
      case .atMost: "at most"
      case .moreThan: "more than"
      case .lessThan: "less than"
      }
    return "\(words) \(amounts.text(level.value))" + (level.currency.map { " \($0)" } ?? "")
  }

  /// "from 1 Aug 2026".
  func start(_ level: Target.Level) -> String { level.from.map { "from \($0.short)" } ?? "from the start" }
}
