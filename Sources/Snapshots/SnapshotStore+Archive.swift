package import Calendars

extension SnapshotStore {
  /// The rows of a metric whose split fits, of every grain, as known at the end of a day, in the order of files.
  ///
  /// One look at each row, and a row is made into an observation only where it fits: what a build reads once and keeps.
  /// Without a day every vintage is read, and without named stats all of them.
  package func observations(
    of metric: String, stats named: [String]? = nil, asOf: CivilDate? = nil, where fits: (Dimensions) -> Bool
  ) -> [Observation] {
    let fitting = dimensions.map(fits)
    let isNamed = stats.map { named?.contains($0) ?? true }
    var result: [Observation] = []
    for range in ranges[metric] ?? [] {
      let file = files[range.file]
      for row in range.rows where fitting[Int(file.columns.dimensions[row])] && isNamed[Int(file.columns.stat[row])] {
        guard let grain = Grain(code: file.columns.grain[row]), asOf.map({ isKnown(row, of: file, $0) }) ?? true else {
          continue
        }
        result.append(observation(row, of: file, grain: grain))
      }
    }
    return result
  }
}
