import Calendars
import Definitions
package import Diagnostics

/// One file of a snapshot, read: rows in columns with the file's own tables, ready to be joined with others.
package struct SnapshotPart: Sendable {
  var file: SnapshotStore.SnapshotFile
  /// The snapshot's folder.
  var folder: String
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
  /// Joins the files of all snapshots, in the order given.
  package init(_ parts: consuming [SnapshotPart], runs: [RunRecord]) {
    self.init()
    self.runs = runs.sorted { $0.vintage < $1.vintage }
    var places = Tables()
    for index in parts.indices {
      var part = parts[index]
      // The part's memory is given back before the next is joined.
      parts[index].columns = ObservationColumns()
      let before = columns.rows
      let fileNumber = UInt16(clamping: files.count)
      files.append(part.file)
      part.columns.file = [UInt16](repeating: fileNumber, count: part.columns.rows)
      renumber(&part, &places)
      columns.append(part.columns)
      for run in part.runs {
        let metric = part.metrics[run.metric]
        ranges[metric, default: []].append(run.rows.lowerBound + before..<run.rows.upperBound + before)
      }
    }
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
    for row in part.columns.dimensions.indices {
      part.columns.dimensions[row] = dimensionPlaces[Int(part.columns.dimensions[row])]
    }
    let statPlaces = Self.places(part.stats, &stats, &tables.stats)
    for row in part.columns.stat.indices {
      part.columns.stat[row] = UInt8(clamping: statPlaces[Int(part.columns.stat[row])])
    }
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
