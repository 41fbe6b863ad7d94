package import Calendars

extension SnapshotStore {
  /// Every row of one split at every vintage, in the order of files: for judging each period at its own.
  package func history(of metric: String, _ wanted: Dimensions = .all, grain: Grain) -> [Observation] {
    guard let dimension = dimensionNumbers[wanted] else { return [] }
    var result: [Observation] = []
    for range in ranges[metric] ?? [] {
      let file = files[range.file]
      for row in range.rows where file.columns.grain[row] == grain.code && file.columns.dimensions[row] == dimension {
        result.append(observation(row, of: file, grain: grain))
      }
    }
    return result
  }
}
