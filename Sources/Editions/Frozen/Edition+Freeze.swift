package import Calendars
import Measures
import Snapshots

extension Edition {
  /// The day at whose end a period froze or will freeze: as a run recorded it, else by today's calendar.
  package func freezeDate(of period: Period) -> CivilDate? { frozen[period]?.frozen.on ?? freeze.date(of: period) }

  /// Whether a period's page does not change any more.
  package func isFrozen(_ period: Period) -> Bool { freezeDate(of: period).map { $0 <= asOf } ?? false }

  /// The day at whose end a period's own page stands: the one that a run recorded; else its freeze, or the first run after it,
  /// where the history was loaded later; never after today.
  package func vintage(of period: Period) -> CivilDate {
    if let recorded = frozen[period]?.frozen.vintage { return min(asOf, recorded) }
    guard let frozen = freeze.date(of: period), let end = days.periods.end(of: period) else { return asOf }
    let known = snapshots.vintageDates
    if known.contains(where: { $0 <= frozen && $0.adding(days: 1) >= end }) { return min(asOf, frozen) }
    return min(asOf, known.first { $0 > frozen } ?? asOf)
  }
}
