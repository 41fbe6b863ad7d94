import Diagnostics
import FrontMatter

extension Metric {
  /// The words of `semantics.type`.
  static let types = [
    "count", "sum", "statistic", "ratio", "conversion", "cadence", "duration", "share", "completeness", "formula",
    "attribution", "manual",
  ]
  /// The keys that some type has; where the type is unknown, none of them is called unknown as well.
  static let keysOfTypes = [
    "of", "field", "numerator", "denominator", "from", "to", "window", "basis", "clock", "limit", "anchor", "by", "fields",
    "inputs", "expression", "model", "how", "additive", "proportion", "currency", "amount_basis", "survey", "lag", "plan",
    "until",
  ]
  /// The clock that runs always.
  static let elapsed = "elapsed"
  /// What a duration to the entity's next row in the same history names in place of a stage.
  package static let next = "next"
}

extension Metric.Calculation {
  /// The unit where the file names none.
  var defaultUnit: Unit? {
    switch self {
    case .count: .count
    case .ratio, .conversion, .share, .completeness: .ratio
    case .duration(_, _, Metric.elapsed, _): Unit("s")
    case .duration: Unit("s_business")
    case .sum, .statistic, .formula, .attribution, .manual: nil
    }
  }

  /// The stats where the file names none, sorted.
  var defaultStats: [String] {
    switch self {
    case .duration(_, _, _, .some): ["p50", "p90", NamedStat.within.rawValue]
    case .duration, .statistic: ["p50", "p90"]
    default: [NamedStat.value.rawValue]
    }
  }

  /// Whether it follows those that entered in a period, so that shares within some days mean something.
  var isCohort: Bool {
    guard case .conversion(_, _, _, .cohort) = self else { return false }
    return true
  }

  /// What is promised within a time is judged by those who wait for it, also by those who still do.
  var defaultAnchor: Metric.Anchor { hasLimit ? .from : .to }

  var isStatistic: Bool { if case .statistic = self { true } else { false } }

  var hasLimit: Bool {
    guard case .duration(_, _, _, .some) = self else { return false }
    return true
  }
}

/// A stat that a definition may name, in the order in which a reader expects them: `value` and `mean`, shares converted within so
/// many days (`d7`), percentiles (`p90`), `within`, the share within the limit, and last of a statistic `min`, `max` and `sum`. The
/// first is the one shown where none is named.
private struct StatName: Comparable {
  let rank: Int
  let number: Int

  init?(_ text: String) {
    let number = Int(text.dropFirst()) ?? 0
    let isCanonical = text.dropFirst() == "\(number)"
    switch text.first {
    case _ where text == .value: rank = 0
    case _ where text == .mean: rank = 1
    case "d" where isCanonical && (1...999).contains(number): rank = 2
    case "p" where isCanonical && (1...99).contains(number): rank = 3
    case _ where text == .within: rank = 4
    case _ where text == .min: rank = 5
    case _ where text == .max: rank = 6
    case _ where text == .sum: rank = 7
    default: return nil
    }
    self.number = number
  }

  static func < (one: StatName, other: StatName) -> Bool { (one.rank, one.number) < (other.rank, other.number) }
}

extension Metric {
  /// The end of a duration by which it falls into a period.
  package var countedBy: Anchor { anchor ?? calculation.defaultAnchor }

  /// Stats that rows may carry: those declared, and the numbers of cases that stand beside them.
  package var rowStats: [String] {
    let beside: [NamedStat] =
      switch calculation {
      case .duration(_, _, _, .some): [.within, .never, .open, .pending, .void]
      case .conversion(_, _, _, .cohort): [.matured]
      case .share: [.missing]
      default: []
      }
    return stats + beside.map(\.rawValue).filter { !stats.contains($0) }
  }

  /// Whether only a statistic has it: the least, the greatest or the sum of a field.
  package static func isExtremeOrSum(_ stat: String) -> Bool { stat == .min || stat == .max || stat == .sum }

  /// Whether a stat is one of a field's values: a percentile, or one that only a statistic has.
  static func isOfField(_ stat: String) -> Bool { stat == .mean || isExtremeOrSum(stat) || StatName(stat)?.rank == 3 }

  /// Whether a stat is the share that converted within so many days: `d7`.
  package static func isDayCount(_ stat: String) -> Bool { StatName(stat)?.rank == 2 }
}

extension MappingReader {
  private static let knownStats =
    "write value, mean, within, a percentile such as p90, days of a cohort such as d30, or of a statistic min, max or sum"

  mutating func stat(_ key: String) -> String? {
    guard let text = string(key) else { return nil }
    if StatName(text) != nil { return text }
    report(.schemaValue, key, "is '\(text)', which is not a stat", suggestion: Self.knownStats)
    return nil
  }

  /// Stats as a set, in the order in which they are shown.
  mutating func stats(_ key: String) -> [String] {
    let texts = strings(key)
    if let wrong = texts.first(where: { StatName($0) == nil }) {
      report(.schemaValue, key, "has '\(wrong)', which is not a stat", suggestion: Self.knownStats)
    }
    let known = Set(texts).compactMap { text in StatName(text).map { (text: text, name: $0) } }
    return known.sorted { $0.name < $1.name }.map(\.text)
  }
}
