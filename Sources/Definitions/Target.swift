package import Calendars
package import Diagnostics
package import Numbers

/// A level that was promised from a date on.
package struct Target: Hashable, Sendable {
  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = "gte", atMost = "lte", moreThan = "gt", lessThan = "lt"

    package func isMet(by value: ExactDecimal, against target: ExactDecimal) -> Bool {
      switch self {
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
  /// First day of the first period that it judges; nil is always.
  package var from: CivilDate?
  package var grain: Grain?
  /// Fewer cases than this are not judged.
  package var minimumCount: Int?
  package var position: SourcePosition
}

extension [Target] {
  /// The target in force at a period's start: what was promised is judged by what was promised then.
  package func inForce(for period: Period) -> Target? {
    guard let start = period.start else { return last }
    return filter { ($0.grain ?? period.grain) == period.grain && ($0.from.map { $0 <= start } ?? true) }
      .max { ($0.from?.daysSinceEpoch ?? .min) < ($1.from?.daysSinceEpoch ?? .min) }
  }
}
