package import Calendars
package import ShownNumbers
package import Snapshots

/// The reason that is named most often in a period, and for how many periods in a row it has been: what leads three weeks
/// running is what somebody can fix.
package struct LeadingReason: Sendable {
  package let name: String
  /// Periods in a row, this one included.
  package let periods: Int
  /// Its cases in the period.
  package let cases: ShownNumber
  /// All cases of the period; nil where they cannot be added up.
  package let all: ShownNumber?
  /// Its row in the period.
  package let observation: Observation

  /// Further back nobody asks.
  private static let most = 12

  /// Nil where no reason leads: there are too few cases, or two are level.
  package init?(_ metric: String, by dimension: String, in period: Period, asOf: CivilDate, _ index: EditionIndex) {
    func leader(_ period: Period) -> (split: Split, code: String)? {
      let split = Split(metric, by: dimension, in: period, form: .cases, asOf: asOf, index)
      return split.members.first { $0.standing != .blank && split.leads($0.code) }.map { (split, $0.code) }
    }
    guard let (split, code) = leader(period), let member = split[code], let cases = member.value.number else { return nil }
    var count = 1
    while count < Self.most, leader(period.advanced(by: -count))?.code == code { count += 1 }
    name = member.name
    periods = count
    self.cases = cases
    all = split.sum
    observation = member.observation
  }
}
