import Calendars
import Definitions
import Numbers

/// How the levels of one definition are said: in percent, in hours, in money.
struct TargetWords {
  private let unit: Unit?

  init(_ version: DefinitionVersion, _ names: Names) {
    switch version.semantics {
    case .metric(let metric): unit = metric.unit
    // The share within a limit is a ratio, whatever the time is counted in.
    case .commitment(let commitment) where commitment.stat == "within": unit = .ratio
    case .commitment(let commitment): unit = names.metric(commitment.measure)?.unit
    default: unit = nil
    }
  }

  /// "at least 25% each month, from 1 Aug 2026, judged from 30 cases on".
  func text(_ level: Target.Level, was old: Target.Level? = nil) -> String {
    let isSame = old.map { $0.value == level.value && $0.comparison == level.comparison } ?? true
    var text = amount(level)
    if let grain = level.grain { text += " each \(grain.rawValue)" }
    if let old, !isSame { text += " (was \(old.comparison == level.comparison ? value(old.value) : amount(old)))" }
    if level.from != nil { text += ", \(start(level))" }
    switch (old?.minimumCount, level.minimumCount) {
    case (let before?, let count?) where before != count: text += ", judged from \(count) cases on (was \(before))"
    case (let before?, nil): text += ", judged from any number of cases on (was \(before))"
    case (nil, let count?) where old != nil: text += ", judged from \(count) cases on (was any number)"
    case (_, let count?): text += ", judged from \(count) cases on"
    case (nil, nil): break
    }
    return text
  }

  /// "at least 25%".
  func amount(_ level: Target.Level) -> String {
    let words =
      switch level.comparison {
      case .atLeast: "at least"
      case .atMost: "at most"
      case .moreThan: "more than"
      case .lessThan: "less than"
      }
    return "\(words) \(value(level.value))"
  }

  /// "from 1 Aug 2026".
  func start(_ level: Target.Level) -> String { level.from.map { "from \($0.short)" } ?? "from the start" }

  private func value(_ value: ExactDecimal) -> String {
    let plain = value.withoutTrailingZeros
    guard let unit else { return NumberText.grouped(plain, decimals: plain.scale) }
    if unit == .ratio {
      let percentage = (plain * ExactDecimal(100)).withoutTrailingZeros
      return NumberText.grouped(percentage, decimals: percentage.scale) + "%"
    }
    if unit.isDuration { return time(plain, unit) }
    let number = NumberText.grouped(plain, decimals: plain.scale)
    return unit.currency == nil ? number : "\(unit) \(number)"
  }

  /// Seconds as hours or minutes where they are whole.
  private func time(_ value: ExactDecimal, _ unit: Unit) -> String {
    let names = ["s": "seconds", "h": "hours", "d": "days"]
    var (number, word) = (value, names[String(unit.description.prefix(1))] ?? unit.description)
    if word == "seconds" {
      for (seconds, larger) in [(3600, "hours"), (60, "minutes")] {
        guard let part = value.divided(by: ExactDecimal(seconds), scale: 2), part * ExactDecimal(seconds) == value else {
          continue
        }
        (number, word) = (part.withoutTrailingZeros, larger)
        break
      }
    }
    let isOne = number == ExactDecimal(1)
    let digits = NumberText.grouped(number, decimals: number.scale)
    return "\(digits) \(unit.isBusinessTime ? "business " : "")\(isOne ? String(word.dropLast()) : word)"
  }
}
