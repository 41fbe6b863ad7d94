extension SnapshotStore {
  /// The same without the numbers of rows whose meaning is not known, flagged as suppressed: no page and no file shows a
  /// number that nobody agreed to. Of rows that were withheld from the start no count is left either, from which their value
  /// could be told. The rows stay, so that every page says what is missing and why.
  package consuming func withholding(where isUnknown: (_ metric: String, _ meaning: String) -> Bool) -> SnapshotStore {
    // Most files have nothing to withhold, and stay as they are.
    var changed: [Int: ObservationColumns] = [:]
    for (number, file) in files.enumerated() where file.columns.holdsWithheld {
      changed[number, default: file.columns].emptyWithheld()
    }
    for metric in metrics {
      let unknown = Set(meanings.indices.filter { isUnknown(metric, meanings[$0]) })
      for range in unknown.isEmpty ? [] : ranges[metric] ?? [] {
        let columns = files[range.file].columns
        for row in range.rows {
          guard let meaning = columns.meaning[row], unknown.contains(meaning) else { continue }
          changed[range.file, default: columns].withhold(row)
        }
      }
    }
    for (number, columns) in changed {
      files[number] = SnapshotFile(path: files[number].path, vintage: files[number].vintage, columns: columns)
    }
    return self
  }
}

extension ObservationColumns {
  fileprivate var holdsWithheld: Bool { flags.contains { $0 & Flags.suppressed.rawValue != 0 } }

  fileprivate mutating func emptyWithheld() {
    let suppressed = Flags.suppressed.rawValue
    for row in flags.indices where flags[row] & suppressed != 0 && value[row] == nil { withhold(row) }
  }

  fileprivate mutating func withhold(_ row: Int) {
    value.clear(row)
    bound.clear(row)
    numerator.clear(row)
    denominator.clear(row)
    count.clear(row)
    censored.clear(row)
    blank.clear(row)
    flags[row] |= Flags.suppressed.rawValue
  }
}
