package import Calendars
import Definitions
import Diagnostics
import Numbers

/// Every observation of every snapshot, ready to be asked for series as known at a date.
package struct SnapshotStore: Sendable {
  /// A file that rows came from, and the vintage of rows that name none.
  ///
  /// One object for all copies: to pass twenty columns on for a look at one row costs more than the look.
  final class SnapshotFile: Sendable {
    let path: String
    let vintage: Vintage
    let columns: ObservationColumns
    /// Whether every row carries a fingerprint.
    let isStamped: Bool

    init(path: String, vintage: Vintage, columns: consuming ObservationColumns) {
      self.path = path
      self.vintage = vintage
      self.columns = columns
      isStamped = self.columns.meaning.isSet(upTo: self.columns.rows)
    }
  }

  /// Neighbouring rows of one file that are of one metric.
  struct FileRows: Sendable {
    var file: Int
    var rows: Range<Int>
  }

  var files: [SnapshotFile] = []
  var ranges: [String: [FileRows]] = [:]
  package internal(set) var rowCount = 0
  // Texts that repeat are numbers in the columns, into these.
  var dimensions: [Dimensions] = []
  var dimensionNumbers: [Dimensions: Int32] = [:]
  var stats: [String] = []
  var units: [Unit] = []
  var meanings: [String] = []
  var sourceHashes: [String] = []
  /// One vintage per folder and per distinct `as_of` cell.
  var vintages: [Vintage] = []
  /// The runs' records, oldest first.
  package internal(set) var runs: [RunRecord] = []
  /// Days of rows that are a snapshot's, and no survey's.
  var snapshotDays: Set<CivilDate> = []

  package init() {}

  /// Ids of metrics that have rows, sorted.
  package var metrics: [String] { ranges.keys.sorted() }
  /// Dates at which snapshots told anything, oldest first.
  package var vintageDates: [CivilDate] { snapshotDays.sorted() }

  /// One series as known at the end of `asOf`; nil where no row fits.
  package func series(
    _ metric: String, _ wanted: Dimensions = .all, stat: String = "value", grain: Grain, asOf: CivilDate,
    presentMeaning: String?
  ) -> Series? {
    guard let dimension = dimensionNumbers[wanted] else { return nil }
    return all(metric, stat: stat, grain: grain, asOf: asOf, presentMeaning: presentMeaning) { $0 == dimension }.first
      .flatMap { $0.points.isEmpty ? nil : $0 }
  }

  /// The series of every member of one dimension, by member, as known at the end of `asOf`.
  package func split(
    _ metric: String, by name: String, stat: String = "value", grain: Grain, asOf: CivilDate, presentMeaning: String?
  ) -> [(member: String, series: Series)] {
    let fitting = dimensions.map { $0.onlyMember(of: name) != nil }
    return all(metric, stat: stat, grain: grain, asOf: asOf, presentMeaning: presentMeaning) { fitting[Int($0)] }
      .compactMap { series in series.points.isEmpty ? nil : series.dimensions.onlyMember(of: name).map { ($0, series) } }
      .sorted { $0.member < $1.member }
  }

  /// The series of every split that fits, in the order in which the splits were first seen.
  private func all(
    _ metric: String, stat: String, grain: Grain, asOf: CivilDate, presentMeaning: String?, where fits: (Int32) -> Bool
  ) -> [Series] {
    guard let found = stats.firstIndex(of: stat) else { return [] }
    let (wantedStat, wantedGrain) = (UInt8(clamping: found), grain.code)
    var rows = [[Observation]](repeating: [], count: dimensions.count)
    for range in ranges[metric] ?? [] {
      let file = files[range.file]
      if file.columns.vintage.isEmpty, file.vintage.date > asOf { continue }
      if file.columns.grain.surelyLacks(wantedGrain) || file.columns.stat.surelyLacks(wantedStat) { continue }
      // Few rows fit the split, and nearly all the rest.
      for row in range.rows
      where fits(file.columns.dimensions[row]) && file.columns.stat[row] == wantedStat && file.columns.grain[row] == wantedGrain
        && isKnown(row, of: file, asOf)
      {
        rows[Int(file.columns.dimensions[row])].append(observation(row, of: file, grain: grain))
      }
    }
    return zip(dimensions, rows).compactMap { dimensions, rows in
      rows.isEmpty
        ? nil
        : Series(metric: metric, dimensions: dimensions, stat: stat, grain: grain, rows: rows, presentMeaning: presentMeaning)
    }
  }

  func vintage(_ row: Int, of file: SnapshotFile) -> Vintage {
    file.columns.vintage[row].map { vintages[$0] } ?? file.vintage
  }

  func isKnown(_ row: Int, of file: SnapshotFile, _ asOf: CivilDate) -> Bool { vintage(row, of: file).date <= asOf }

  func observation(_ row: Int, of file: SnapshotFile, grain: Grain) -> Observation {
    func integer(_ column: NumberColumn) -> Int? { column[row].map { Int(clamping: $0.rounded(to: 0).coefficient) } }
    return Observation(
      period: Period(grain: grain, ordinal: Int(file.columns.ordinal[row])),
      dimensions: dimensions[Int(file.columns.dimensions[row])],
      stat: stats[Int(file.columns.stat[row])], vintage: vintage(row, of: file), value: file.columns.value[row],
      bound: file.columns.bound[row],
      unit: file.columns.unit[row].map { units[$0] }, numerator: file.columns.numerator[row],
      denominator: file.columns.denominator[row],
      count: integer(file.columns.count), censored: integer(file.columns.censored), blank: integer(file.columns.blank),
      flags: Flags(rawValue: file.columns.flags[row]),
      stamp: file.columns.meaning[row].map { Stamp(meaning: meanings[$0], version: file.columns.version[row]) },
      source: file.columns.source[row].map { sourceHashes[$0] },
      position: SourcePosition(file: file.path, line: file.columns.line[row]))
  }
}
