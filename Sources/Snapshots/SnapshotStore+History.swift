import Calendars

extension SnapshotStore {
  /// Every row of a metric, in the order of files, one after the other.
  package func forEachRow(of metric: String, _ body: (Observation) -> Void) {
    for range in ranges[metric] ?? [] {
      let file = files[range.file]
      for row in range.rows {
        guard let grain = Grain(code: file.columns.grain[row]) else { continue }
        body(observation(row, of: file, grain: grain))
      }
    }
  }

  /// Rows of a metric in all snapshots.
  package func rowCount(of metric: String) -> Int { (ranges[metric] ?? []).reduce(0) { $0 + $1.rows.count } }

  /// Rows of a metric that carry a flag.
  package func rowCount(of metric: String, flagged flag: Flags) -> Int {
    (ranges[metric] ?? []).reduce(0) { sum, range in
      let flags = files[range.file].columns.flags
      return sum + range.rows.count { Flags(rawValue: flags[$0]).contains(flag) }
    }
  }
}
