package import Calendars

/// Which series of a metric.
package struct SeriesKey: Hashable, Sendable, Comparable {
  package var dimensions: Dimensions
  package var stat: String
  package var grain: Grain

  package static func < (left: Self, right: Self) -> Bool {
    (left.dimensions, left.stat, left.grain) < (right.dimensions, right.stat, right.grain)
  }
}

/// What a store holds, without building series.
extension SnapshotStore {
  /// Which splits, stats and grains a metric has, sorted.
  package func keys(of metric: String) -> [SeriesKey] {
    // A flag for every key that there could be: a look at each of millions of rows, and no hash.
    let grains = Grain.allCases.count
    var isFound = [Bool](repeating: false, count: dimensions.count * stats.count * grains)
    for range in ranges[metric] ?? [] {
      let columns = files[range.file].columns
      for row in range.rows {
        let series = Int(columns.dimensions[row]) * stats.count + Int(columns.stat[row])
        isFound[series * grains + Int(columns.grain[row])] = true
      }
    }
    return isFound.indices.filter { isFound[$0] }.compactMap { place in
      let series = place / grains
      return Grain(code: UInt8(clamping: place % grains)).map {
        SeriesKey(dimensions: dimensions[series / stats.count], stat: stats[series % stats.count], grain: $0)
      }
    }
    .sorted()
  }

  /// The first and the last period of a grain that any metric has a row for, as known at the end of `asOf`.
  package func periodRange(grain: Grain, asOf: CivilDate) -> ClosedRange<Period>? {
    var first = Int32.max
    var last = Int32.min
    let wanted = grain.code
    for file in files where !file.columns.grain.surelyLacks(wanted) {
      for row in file.columns.ordinal.indices where file.columns.grain[row] == wanted {
        let ordinal = file.columns.ordinal[row]
        // Mostly it is neither, and need not be known.
        guard ordinal < first || ordinal > last, isKnown(row, of: file, asOf) else { continue }
        first = min(first, ordinal)
        last = max(last, ordinal)
      }
    }
    guard first <= last else { return nil }
    return Period(grain: grain, ordinal: Int(first))...Period(grain: grain, ordinal: Int(last))
  }

  /// The last period of a grain for which a metric has a row at a vintage.
  package func lastPeriod(of metric: String, grain: Grain, asOf: CivilDate) -> Period? {
    var last: Int32?
    for range in ranges[metric] ?? [] {
      let file = files[range.file]
      for row in range.rows where file.columns.grain[row] == grain.code && isKnown(row, of: file, asOf) {
        last = max(last ?? .min, file.columns.ordinal[row])
      }
    }
    return last.map { Period(grain: grain, ordinal: Int($0)) }
  }

  /// Rows of one metric and file that carry no fingerprint, with the line of the first.
  package struct UnstampedFile: Hashable, Sendable {
    package var path: String
    package var line: Int
    package var rows: Int
  }

  /// Files with rows of a metric that carry no fingerprint, in the order of reading.
  package func unstampedFiles(of metric: String) -> [UnstampedFile] {
    var found: [UnstampedFile] = []
    for range in ranges[metric] ?? [] {
      let file = files[range.file]
      guard !file.isStamped, let first = range.rows.first(where: { file.columns.meaning[$0] == nil }) else { continue }
      let count = range.rows.count { file.columns.meaning[$0] == nil }
      if found.last?.path == file.path {
        found[found.count - 1].rows += count
      } else {
        found.append(UnstampedFile(path: file.path, line: file.columns.line[first], rows: count))
      }
    }
    return found
  }

  /// Where a fingerprint of a metric stands first in a file.
  package struct MeaningUse: Hashable, Sendable {
    package var meaning: String
    package var path: String
    package var line: Int
  }

  /// The fingerprints that a metric's rows carry, each once per file, in the order of reading.
  package func meanings(of metric: String) -> [MeaningUse] {
    var found: [MeaningUse] = []
    for range in ranges[metric] ?? [] {
      let file = files[range.file]
      guard !file.columns.meaning.isEmpty else { continue }
      var seen: Set<Int> = []
      var last = -1
      for row in range.rows {
        guard let meaning = file.columns.meaning[row], meaning != last else { continue }
        last = meaning
        guard seen.insert(meaning).inserted else { continue }
        found.append(MeaningUse(meaning: meanings[meaning], path: file.path, line: file.columns.line[row]))
      }
    }
    return found
  }
}
