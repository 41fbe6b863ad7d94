import Calendars
import Snapshots

/// All that was ever published of one metric's total, by period: read once, asked for every page.
///
/// A page reads some periods at its own vintage. Looking through a metric's rows for each would make the work grow with
/// the square of the history.
struct MeasureHistory: Sendable {
  let metric: String
  private let rows: [Key: [Observation]]
  private let presentMeaning: String?

  private struct Key: Hashable {
    var period: Period
    var stat: String
  }

  init(_ metric: String, grain: Grain, in edition: Edition) {
    self.metric = metric
    presentMeaning = edition.presentMeaning(of: metric)
    rows = Dictionary(grouping: edition.snapshots.history(of: metric, grain: grain)) {
      Key(period: $0.period, stat: $0.stat)
    }
  }

  /// What was known of a period at the end of a day.
  func point(_ period: Period, stat: String, asOf: CivilDate) -> Point? {
    series([period], stat: stat, asOf: asOf)?.points.first
  }

  /// A series of these periods only, as known at the end of a day.
  func series(_ periods: [Period], stat: String, asOf: CivilDate) -> Series? {
    let known = periods.flatMap { rows[Key(period: $0, stat: stat)] ?? [] }.filter { $0.vintage.date <= asOf }
    return Series.all(of: metric, from: known, presentMeaning: presentMeaning).first
  }

  /// The days on which a period's rows became known after one, oldest first.
  func days(after date: CivilDate, _ period: Period, stat: String) -> [CivilDate] {
    Set((rows[Key(period: period, stat: stat)] ?? []).map(\.vintage.date)).filter { $0 > date }.sorted()
  }

  func hasRows(_ period: Period, stat: String, asOf: CivilDate) -> Bool {
    rows[Key(period: period, stat: stat)]?.contains { $0.vintage.date <= asOf } ?? false
  }
}
