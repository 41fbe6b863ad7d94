extension SnapshotStore {
  /// The same without the values of rows whose meaning is not known, flagged as suppressed: no page and no file shows a
  /// number that nobody agreed to. The rows stay, so that every page says what is missing and why.
  package consuming func withholding(where isUnknown: (_ metric: String, _ meaning: String) -> Bool) -> SnapshotStore {
    for metric in metrics {
      let unknown = Set(meanings.indices.filter { isUnknown(metric, meanings[$0]) })
      for range in unknown.isEmpty ? [] : ranges[metric] ?? [] {
        for row in range.rows {
          guard let meaning = files[range.file].columns.meaning[row], unknown.contains(meaning) else { continue }
          files[range.file].columns.withhold(row)
        }
      }
    }
    return self
  }
}

extension ObservationColumns {
  fileprivate mutating func withhold(_ row: Int) {
    value.clear(row)
    numerator.clear(row)
    denominator.clear(row)
    count.clear(row)
    censored.clear(row)
    flags[row] |= Flags.suppressed.rawValue
  }
}
