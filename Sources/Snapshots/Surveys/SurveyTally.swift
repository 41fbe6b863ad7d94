import Calendars
import Definitions
import Numbers

/// The answers to one question, counted by group.
struct SurveyTally {
  private struct Count {
    var counted = 0
    var all = 0
  }

  private var counts: [String: Count] = [:]

  mutating func add(_ group: String, counts isCounted: Bool) {
    counts[group, default: Count()].all += 1
    if isCounted { counts[group, default: Count()].counted += 1 }
  }

  /// A row of everybody and of each group. Where a group is so small that somebody could be told from it, no group has numbers:
  /// the small one's are its complement's. The whole has them as long as it is large enough itself.
  func observations(_ period: Period, _ vintage: Vintage, _ stamp: Stamp) -> [Observation] {
    let least = Metric.Survey.fewestPeople
    let hidesGroups = counts.values.contains { $0.all < least }
    let whole = counts.values.reduce(into: Count()) { sum, count in
      sum.counted += count.counted
      sum.all += count.all
    }
    func row(_ count: Count, _ dimensions: Dimensions, isHidden: Bool) -> Observation {
      let (part, all) = (ExactDecimal(count.counted), ExactDecimal(count.all))
      return Observation(
        period: period, dimensions: dimensions, vintage: vintage,
        value: isHidden ? nil : part.divided(by: all, scale: 6), unit: .ratio, numerator: isHidden ? nil : part,
        denominator: isHidden ? nil : all, count: isHidden ? nil : count.all, flags: isHidden ? .suppressed : [], stamp: stamp)
    }
    guard whole.all > 0 else { return [] }
    let groups = Metric.Survey.groups.compactMap { group in
      counts[group].map { row($0, Dimensions(name: Metric.Survey.dimension, member: group), isHidden: hidesGroups) }
    }
    return [row(whole, .all, isHidden: whole.all < least)] + groups
  }
}
