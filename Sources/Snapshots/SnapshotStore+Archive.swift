import Calendars

extension SnapshotStore {
  /// The rows of a metric whose split fits, of every grain, stat and vintage, in the order of files.
  ///
  /// One look at each row, and a row is made into an observation only where it fits: what a build reads once and keeps.
  package func observations(of metric: String, where fits: (Dimensions) -> Bool) -> [Observation] {
    let fitting = dimensions.map(fits)
    var result: [Observation] = []
    for range in ranges[metric] ?? [] {
      let file = files[range.file]
      for row in range.rows where fitting[Int(file.columns.dimensions[row])] {
        guard let grain = Grain(code: file.columns.grain[row]) else { continue }
        result.append(observation(row, of: file, grain: grain))
      }
    }
    return result
  }
}
