package import Calendars
import Definitions
import Diagnostics
import Numbers

/// Every observation of every snapshot, ready to be asked for series as known at a date.
package struct SnapshotStore: Sendable {
  var columns = ObservationColumns()
  /// Rows of a metric, as ranges of ``columns``; files hold a metric's rows together.
  var ranges: [String: [Range<Int>]] = [:]
  var dimensions: [Dimensions] = []
  var stats: [String] = []
  var units: [Unit] = []
  var meanings: [String] = []
  var sourceHashes: [String] = []
  /// One vintage per folder and per distinct `as_of` cell.
  var vintages: [Vintage] = []
  var files: [SnapshotFile] = []
  /// The runs' records, oldest first.
  package internal(set) var runs: [RunRecord] = []

  /// A file that rows came from, and the vintage of rows that name none.
  struct SnapshotFile: Sendable {
    var path: String
    var vintage: Vintage
  }

  package init() {}

  package var rowCount: Int { columns.rows }
  /// Ids of metrics that have rows, sorted.
  package var metrics: [String] { ranges.keys.sorted() }
  /// Dates at which anything became known, oldest first.
  package var vintageDates: [CivilDate] { Set(vintages.map(\.date)).sorted() }

  /// One series as known at the end of `asOf`; nil where no row fits.
  package func series(
    _ metric: String, _ wanted: Dimensions = .all, stat: String = "value", grain: Grain, asOf: CivilDate, presentMeaning: String?
  ) -> Series? {
    guard let dimension = dimensions.firstIndex(of: wanted) else { return nil }
    let rows = rows(of: metric, stat: stat, grain: grain, asOf: asOf) { $0 == dimension }
    return Series.all(of: metric, from: rows, presentMeaning: presentMeaning).first
  }

  /// The series of every member of one dimension, by member, as known at the end of `asOf`.
  package func split(
    _ metric: String, by name: String, stat: String = "value", grain: Grain, asOf: CivilDate, presentMeaning: String?
  ) -> [(member: String, series: Series)] {
    let fitting = dimensions.map { $0.onlyMember(of: name) != nil }
    let rows = rows(of: metric, stat: stat, grain: grain, asOf: asOf) { fitting[$0] }
    return Series.all(of: metric, from: rows, presentMeaning: presentMeaning)
      .compactMap { series in series.dimensions.onlyMember(of: name).map { ($0, series) } }
  }

  /// Which splits, stats and grains a metric has, sorted; the total first.
  package func keys(of metric: String) -> [SeriesKey] {
    var found: Set<RowKey> = []
    for row in (ranges[metric] ?? []).joined() {
      found.insert(RowKey(dimensions: columns.dimensions[row], stat: columns.stat[row], grain: columns.grain[row]))
    }
    return found.compactMap { key in
      Grain(code: key.grain).map {
        SeriesKey(dimensions: dimensions[Int(key.dimensions)], stat: stats[Int(key.stat)], grain: $0)
      }
    }
    .sorted()
  }

  private struct RowKey: Hashable {
    var dimensions: Int32
    var stat: UInt8
    var grain: UInt8
  }

  /// The last period of a grain for which a metric has a row at a vintage.
  package func lastPeriod(of metric: String, grain: Grain, asOf: CivilDate) -> Period? {
    var last: Int32?
    for row in (ranges[metric] ?? []).joined() where columns.grain[row] == grain.code && isKnown(row, asOf) {
      last = max(last ?? .min, columns.ordinal[row])
    }
    return last.map { Period(grain: grain, ordinal: Int($0)) }
  }

  private func rows(
    of metric: String, stat: String, grain: Grain, asOf: CivilDate, where fits: (Int) -> Bool
  ) -> [Observation] {
    guard let statIndex = stats.firstIndex(of: stat) else { return [] }
    var result: [Observation] = []
    for range in ranges[metric] ?? [] {
      for row in range
      where columns.stat[row] == UInt8(statIndex) && columns.grain[row] == grain.code && fits(Int(columns.dimensions[row]))
        && isKnown(row, asOf)
      {
        if let observation = observation(row) { result.append(observation) }
      }
    }
    return result
  }

  private func vintage(of row: Int) -> Vintage {
    columns.vintage[row].map { vintages[$0] } ?? files[Int(columns.file[row])].vintage
  }

  private func isKnown(_ row: Int, _ asOf: CivilDate) -> Bool { vintage(of: row).date <= asOf }

  /// Every row of a metric, in the order of files: for checks.
  package func observations(of metric: String) -> [Observation] {
    (ranges[metric] ?? []).joined().compactMap(observation)
  }

  private func observation(_ row: Int) -> Observation? {
    guard let grain = Grain(code: columns.grain[row]) else { return nil }
    let meaning = columns.meaning[row].map { meanings[$0] }
    func integer(_ column: NumberColumn) -> Int? { column[row].map { Int(clamping: $0.rounded(to: 0).coefficient) } }
    return Observation(
      period: Period(grain: grain, ordinal: Int(columns.ordinal[row])), dimensions: dimensions[Int(columns.dimensions[row])],
      stat: stats[Int(columns.stat[row])], vintage: vintage(of: row), value: columns.value[row],
      unit: columns.unit[row].map { units[$0] }, numerator: columns.numerator[row], denominator: columns.denominator[row],
      count: integer(columns.count), censored: integer(columns.censored), flags: Flags(rawValue: columns.flags[row]),
      stamp: meaning.map { Stamp(meaning: $0, version: columns.version[row]) },
      source: columns.source[row].map { sourceHashes[$0] },
      position: SourcePosition(file: files[Int(columns.file[row])].path, line: Int(columns.line[row])))
  }
}

/// Which series of a metric.
package struct SeriesKey: Hashable, Sendable, Comparable {
  package var dimensions: Dimensions
  package var stat: String
  package var grain: Grain

  package static func < (left: Self, right: Self) -> Bool {
    (left.dimensions, left.stat, left.grain) < (right.dimensions, right.stat, right.grain)
  }
}

extension Grain {
  /// The place of the grain in a column.
  var code: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
  init?(code: UInt8) {
    guard code < Self.allCases.count else { return nil }
    self = Self.allCases[Int(code)]
  }
}

extension SnapshotStore {
  /// The first and the last period of a grain that any metric has a row for, as known at the end of `asOf`.
  package func periodRange(grain: Grain, asOf: CivilDate) -> ClosedRange<Period>? {
    var first = Int32.max
    var last = Int32.min
    for row in columns.ordinal.indices where columns.grain[row] == grain.code && isKnown(row, asOf) {
      first = min(first, columns.ordinal[row])
      last = max(last, columns.ordinal[row])
    }
    guard first <= last else { return nil }
    return Period(grain: grain, ordinal: Int(first))...Period(grain: grain, ordinal: Int(last))
  }
}

extension SnapshotStore {
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
      for row in range where columns.meaning[row] == nil {
        let path = files[Int(columns.file[row])].path
        if found.last?.path == path {
          found[found.count - 1].rows += 1
        } else {
          found.append(UnstampedFile(path: path, line: Int(columns.line[row]), rows: 1))
        }
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
      var seen: Set<Int> = []
      var last = -1
      for row in range {
        guard let meaning = columns.meaning[row], meaning != last else { continue }
        last = meaning
        guard seen.insert(meaning).inserted else { continue }
        found.append(
          MeaningUse(meaning: meanings[meaning], path: files[Int(columns.file[row])].path, line: Int(columns.line[row])))
      }
    }
    return found
  }
}
