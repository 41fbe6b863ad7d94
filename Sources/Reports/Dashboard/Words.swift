import Calendars
import Definitions
import Measures
import Numbers
import Snapshots

extension Period {
  /// As a sentence says it: `October`, `week 44`, `Q3`; with the year where it is not the one talked about.
  func spoken(besides other: Period? = nil) -> String {
    if let other, other.year != year { return grain == .week ? "week \(tick.dropFirst()), \(year)" : long }
    switch grain {
    case .month: return long.split(separator: " ").first.map { String($0) } ?? long
    case .week: return "week \(tick.dropFirst())"
    case .quarter: return tick
    default: return long
    }
  }
}

extension SeriesBreak {
  /// What made two numbers differ in meaning: "MQL v2 → v3".
  func cause(_ glossary: Glossary) -> String {
    if from == nil || to == nil { return "one of the two is unstamped" }
    guard !causes.isEmpty else { return "the meaning changed" }
    let named = causes.prefix(2).map { change in
      let name = glossary[change.id]?.shortName ?? change.id
      guard let before = change.from, let after = change.to, before != after else { return "\(name) changed" }
      return "\(name) v\(before)\u{A0}\u{2192}\u{A0}v\(after)"
    }
    let more = causes.count - named.count
    return named.joined(separator: ", ") + (more > 0 ? " and \(counted(more, "other"))" : "")
  }

  /// The first day of the new meaning: of the version that caused it where that is known, else the period's.
  func start(of metric: String, _ glossary: Glossary) -> CivilDate? {
    let cause = causes.first { $0.id == metric } ?? causes.first
    if let cause, let definition = glossary[cause.id], definition.version == cause.to, let day = definition.effective,
      let start = period.start, let end = period.end, day >= start, day < end
    {
      return day
    }
    return period.start
  }
}

extension Comparison {
  /// `+26, +6% better`, `not comparable: MQL v2 → v3`; nil where there is nothing to compare with.
  struct Words {
    var text: String
    /// `better`, `worse`, `within noise`.
    var judgement: String?
    var isComparable: Bool
  }

  func words(_ text: ValueText, for observation: Observation, _ glossary: Glossary) -> Words? {
    switch self {
    case .missing: return nil
    case .notComparable(let found): return Words(text: "not comparable: \(found.cause(glossary))", isComparable: false)
    case .change(let change):
      var words = text.difference(change.difference)
      let isNothing = !words.contains { ("1"..."9").contains($0) }
      if isNothing { words = "no change" }
      if !isNothing, text.format != .percent, let relative = change.relative {
        words += ", " + NumberText.signed(relative * ExactDecimal(100)) + "%"
      }
      if change.isBackcast { words += " on the backcast" }
      return Words(
        text: words, judgement: isNothing ? nil : Self.judgement(change, text.display.better, observation), isComparable: true)
    }
  }

  /// Whether a change is good news; "within noise" where the earlier share lies within the 95 % interval of this one.
  private static func judgement(_ change: Change, _ better: Display.Better, _ observation: Observation) -> String? {
    if observation.unit == .ratio, let part = observation.numerator, let whole = observation.denominator,
      let earlier = change.earlier.value,
      let interval = WilsonInterval.of(
        Int(clamping: part.rounded(to: 0).coefficient), of: Int(clamping: whole.rounded(to: 0).coefficient)),
      interval.contains(earlier)
    {
      return "within noise"
    }
    switch better {
    case .up: return change.difference.isNegative ? "worse" : "better"
    case .down: return change.difference.isNegative ? "better" : "worse"
    case .neither: return nil
    }
  }
}

extension ValueText {
  /// A value that heads a tile or ends a line; `3 of 7` where there are too few cases for a percentage.
  func shown(_ observation: Observation) -> String? {
    few(observation) ?? observation.value.map(headline)
  }

  /// `132 of 450`: what a share was made of.
  func counts(_ observation: Observation) -> String? {
    guard format == .percent, let part = observation.numerator, let whole = observation.denominator else { return nil }
    return "\(NumberText.grouped(part)) of \(NumberText.grouped(whole))"
  }

  /// The sign of a promise and its level with as many digits as it has: `≥ 90%`.
  func promise(_ target: Target) -> String {
    let sign =
      switch target.comparison {
      case .atLeast: "\u{2265}"
      case .atMost: "\u{2264}"
      case .moreThan: ">"
      case .lessThan: "<"
      }
    return "\(sign) \(level(target.value))"
  }

  /// A promised level with as many digits as it has.
  func level(_ value: ExactDecimal) -> String {
    if format == .money { return headline(value) }
    var exact = self
    exact.display.decimals = min(2, scaled(value).withoutTrailingZeros.scale)
    return exact.table(value)
  }
}
