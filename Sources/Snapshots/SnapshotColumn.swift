/// The columns of a snapshot, as design.md section 5 names them.
enum SnapshotColumn: String, CaseIterable {
  case metric, grain, period, dims, stat, asOf = "as_of", value, bound, unit, num, den, n, censored, blank, flags, version,
    meaning,
    source

  static let required: [SnapshotColumn] = [.metric, .period, .value]
}
