package import Calendars

extension SnapshotStore {
  /// The splits of a metric that have two different values under one meaning for one period and stat, as known at the end of
  /// `asOf`; the total is none of them.
  ///
  /// Straight over the columns, for most splits of most metrics never move; which move is a restatement is for
  /// ``Series`` to say.
  package func movedSplits(of metric: String, asOf: CivilDate) -> Set<Dimensions> {
    let ranges = ranges[metric] ?? []
    // One run says each value once.
    guard Set(ranges.map(\.file)).count > 1 || ranges.contains(where: { !files[$0.file].columns.vintage.isEmpty }) else {
      return []
    }
    struct Cell: Hashable {
      var dimensions: Int32
      var ordinal: Int32
      var grain: UInt8
      var stat: UInt8
      var meaning: Int32
    }
    let isSplit = dimensions.map { !$0.isAll }
    var hasMoved = [Bool](repeating: false, count: dimensions.count)
    // Where the first value of a cell stands.
    var seen: [Cell: (file: Int, row: Int)] = [:]
    for range in ranges {
      let file = files[range.file]
      let columns = file.columns
      for row in range.rows {
        let split = Int(columns.dimensions[row])
        guard isSplit[split], !hasMoved[split], isKnown(row, of: file, asOf) else { continue }
        let cell = Cell(
          dimensions: columns.dimensions[row], ordinal: columns.ordinal[row], grain: columns.grain[row],
          stat: columns.stat[row], meaning: columns.meaning[row].map { Int32(truncatingIfNeeded: $0) } ?? -1)
        guard let first = seen[cell] else {
          seen[cell] = (range.file, row)
          continue
        }
        hasMoved[split] = !files[first.file].columns.value[first.row].isUnmoved(in: columns.value[row])
      }
    }
    return Set(zip(dimensions, hasMoved).lazy.filter(\.1).map(\.0))
  }
}
