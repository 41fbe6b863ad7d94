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

  /// Levels as a record names them.
  struct Levels: Hashable, Sendable {
    /// Their whole hash.
    var hash: String
    /// The day of the run that made the record: what was signed later it did not know.
    var day: CivilDate
  }

  /// All levels of a definition that records name, each once.
  func levels(of id: String) -> Set<Levels> {
    Set(
      entries.values.compactMap { entry in
        entry.frozen.targets[id].map { Levels(hash: $0, day: entry.run.vintage.date) }
      })
  }

  /// The runs whose records count, each once, oldest first.
  package var runs: [RunRecord] {
    Dictionary(entries.values.map { ($0.run.folder, $0.run) }, uniquingKeysWith: { first, _ in first }).values
      .sorted { ($0.vintage, $0.folder) < ($1.vintage, $1.folder) }
  }
}
