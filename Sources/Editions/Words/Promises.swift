package import Calendars
package import Definitions

/// Who promised what of one number: lists of targets, the one that goes before the others first.
package struct Promises: Sendable {
  private let lists: [[Target]]

  private let periods: ReportingPeriods

  init(_ lists: [[Target]], in periods: ReportingPeriods) {
    self.lists = lists.filter { !$0.isEmpty }
    self.periods = periods
  }

  /// The target in force for a period.
  package func target(for period: Period) -> Target? { lists.lazy.compactMap { $0.inForce(for: period, in: periods) }.first }
}
