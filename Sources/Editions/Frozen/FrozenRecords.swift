package import Calendars
package import Snapshots

/// What runs recorded of the periods that they found frozen, by period: the first record counts.
package struct FrozenRecords: Sendable {
  /// A record with the run that made it.
  package struct Entry: Sendable {
    package var frozen: FrozenPeriod
    package var run: RunRecord
  }

  private let entries: [Period: Entry]

  /// Of the runs up to a day.
  package init(_ runs: [RunRecord], asOf: CivilDate) {
    var entries: [Period: Entry] = [:]
    for run in runs.sorted(by: { ($0.vintage, $0.folder) < ($1.vintage, $1.folder) }) where run.vintage.date <= asOf {
      for frozen in run.frozen where entries[frozen.period] == nil { entries[frozen.period] = Entry(frozen: frozen, run: run) }
    }
    self.entries = entries
  }

  package subscript(period: Period) -> Entry? { entries[period] }

  /// The runs whose records count, each once, oldest first.
  package var runs: [RunRecord] {
    Dictionary(entries.values.map { ($0.run.folder, $0.run) }, uniquingKeysWith: { first, _ in first }).values
      .sorted { ($0.vintage, $0.folder) < ($1.vintage, $1.folder) }
  }
}
