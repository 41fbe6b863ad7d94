package import Calendars
package import Diagnostics
package import Numbers

/// A level that was promised from a date on.
package struct Target: Hashable, Sendable {
  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = "gte", atMost = "lte", moreThan = "gt", lessThan = "lt"

    /// By its word, or by the sign that people write for it: `gte`, `>=`, `≥`.
    init?(written text: String) {
      switch text {
      case ">=", "≥", "=>": self = .atLeast
      case "<=", "≤", "=<": self = .atMost
      case ">": self = .moreThan
      case "<": self = .lessThan
      default: self.init(rawValue: text)
      }
    }

    package func isMet(by value: Fraction, against target: ExactDecimal) -> Bool {
      let target = Fraction(target)
      return switch self {
      case .atLeast: value >= target
      case .atMost: value <= target
      case .moreThan: value > target
      case .lessThan: value < target
      }
    }

    /// Whether a greater value is the better one.
    package var wantsMore: Bool { self == .atLeast || self == .moreThan }
  }

  package var comparison: Comparison
  package var value: ExactDecimal
  /// Whether the level was written as a percentage, which only a ratio can reach.
  package var isPercentage = false
  /// The currency in which it was written; nil where it says none, and the measure's is meant.
  package var currency: String?
  /// First day of the first period that it judges; nil is always.
  package var from: CivilDate?
  package var grain: Grain?
  /// Fewer cases than this are not judged.
  package var minimumCount: Int?
  package var position: SourcePosition
}

extension [Target] {
  /// The target in force at a period's start: what was promised is judged by what was promised then.
  ///
  /// A target judges one grain, the site's where it names none: it is never divided, nor held against a longer period.
  package func inForce(for period: Period, in periods: ReportingPeriods) -> Target? {
    guard let start = periods.start(of: period) else { return nil }
    return filter { ($0.grain ?? periods.grain) == period.grain && ($0.from.map { $0 <= start } ?? true) }
      .max { ($0.from?.daysSinceEpoch ?? .min) < ($1.from?.daysSinceEpoch ?? .min) }
  }
}
