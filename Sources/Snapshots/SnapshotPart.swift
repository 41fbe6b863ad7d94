import Calendars
import Definitions
package import Diagnostics

/// One file of a snapshot, read: rows in columns with the file's own tables, ready to be joined with others.
package struct SnapshotPart: Sendable {
  var file: (path: String, vintage: Vintage)
  /// The snapshot's folder.
  var folder: String
  /// Whether its rows are what people answered: no run made them.
  var isSurvey = false
  var columns = ObservationColumns()
  var metrics: [String] = []
  /// Rows by metric, as runs of neighbouring rows.
  var runs: [(metric: Int, rows: Range<Int>)] = []
  var dimensions: [Dimensions] = []
  var stats: [String] = []
  var units: [Unit] = []
  var meanings: [String] = []
  var sources: [String] = []
  var vintages: [Vintage] = []
  package var diagnostics: [Diagnostic] = []
}

extension SnapshotPart {
  func key(of row: Int, metric: Int) -> RowKey {
    RowKey(
      metric: metric, grain: columns.grain[row], ordinal: Int(columns.ordinal[row]), dimension: Int(columns.dimensions[row]),
      stat: Int(columns.stat[row]), meaning: columns.meaning[row] ?? -1, vintage: columns.vintage[row] ?? -1)
  }

  func keys(before end: Int) -> [RowKey] {
    runs.flatMap { run in run.rows.prefix { $0 < end }.map { key(of: $0, metric: run.metric) } }
  }
}

extension SnapshotStore {
  /// Takes the files of all snapshots, in the order given, and gives their texts common numbers.
  package init(_ parts: consuming [SnapshotPart], runs: [RunRecord]) {
    self.init()
    self.runs = runs.sorted { $0.vintage < $1.vintage }
    var tables = Tables()
    files.reserveCapacity(parts.count)
    for index in parts.indices {
      var part = parts[index]
      // The part gives its columns away, so that renumbering copies nothing.
      parts[index].columns = ObservationColumns()
      renumber(&part, &tables)
      if !part.isSurvey {
        snapshotDays.formUnion(part.vintages.map(\.date))
        snapshotDays.insert(part.file.vintage.date)
      }
      for run in part.runs {
        ranges[part.metrics[run.metric], default: []].append(FileRows(file: files.count, rows: run.rows))
      }
      rowCount += part.columns.rows
      files.append(SnapshotFile(path: part.file.path, vintage: part.file.vintage, columns: part.columns))
    }
    dimensionNumbers = tables.dimensions
  }

  /// Numbers of texts in the joined tables.
  private struct Tables {
    var dimensions: [Dimensions: Int32] = [:]
    var stats: [String: Int32] = [:]
    var units: [Unit: Int32] = [:]
    var meanings: [String: Int32] = [:]
    var sources: [String: Int32] = [:]
    var vintages: [Vintage: Int32] = [:]
  }

  private mutating func renumber(_ part: inout SnapshotPart, _ tables: inout Tables) {
    let dimensionPlaces = Self.places(part.dimensions, &dimensions, &tables.dimensions)
    // Files of one table of members have the same numbers.
    if zip(dimensionPlaces, 0...).contains(where: { $0 != $1 }) {
      part.columns.dimensions.replace { dimensionPlaces[Int($0)] }
    }
    let statPlaces = Self.places(part.stats, &stats, &tables.stats)
    part.columns.stat.replace { UInt8(clamping: statPlaces[Int($0)]) }
    part.columns.unit.renumber(Self.places(part.units, &units, &tables.units))
    part.columns.meaning.renumber(Self.places(part.meanings, &meanings, &tables.meanings))
    part.columns.source.renumber(Self.places(part.sources, &sourceHashes, &tables.sources))
    part.columns.vintage.renumber(Self.places(part.vintages, &vintages, &tables.vintages))
    // A file whose rows name no instant has the folder's.
    _ = Self.places([part.file.vintage], &vintages, &tables.vintages)
  }

  private static func places<Value: Hashable>(
    _ values: [Value], _ table: inout [Value], _ index: inout [Value: Int32]
  ) -> [Int32] {
    values.map { value in
      if let place = index[value] { return place }
      let place = Int32(truncatingIfNeeded: table.count)
      table.append(value)
      index[value] = place
      return place
    }
  }
}
