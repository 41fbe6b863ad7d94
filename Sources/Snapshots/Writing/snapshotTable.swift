import Calendars
package import Tables

/// One metric's rows as a file of a snapshot: every column, sorted bytewise by key; `asOf` is the run's instant with its
/// offset, `2026-11-06T23:59:59+01:00`. The columns `bound` and `blank` are there where a row has one.
package func snapshotTable(_ metric: String, _ rows: [Observation], asOf: String) -> CSVWriter {
  var writer = CSVWriter()
  let sparse: [SnapshotColumn] = [.bound, .blank].filter { column in rows.allSatisfy { $0.cell(column).isEmpty } }
  let columns = SnapshotColumn.allCases.filter { !sparse.contains($0) }
  writer.row(columns.map(\.rawValue))
  let keyed = rows.map { row in (key: sortingKey(row), row: row) }
  for (_, row) in keyed.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
    writer.row(columns.map { column in column == .metric ? metric : column == .asOf ? asOf : row.cell(column) })
  }
  return writer
}

/// What tells one row of a metric from another within a run, as the bytes of its cells.
private func sortingKey(_ row: Observation) -> [UInt8] {
  let cells = [
    row.period.grain.rawValue, row.period.description, row.dimensions.description, row.stat, row.stamp?.meaning ?? "",
  ]
  return Array(cells.joined(separator: ",").utf8)
}

extension Observation {
  /// What a column says of the row alone; empty is missing.
  fileprivate func cell(_ column: SnapshotColumn) -> String {
    func text(_ value: (some CustomStringConvertible)?) -> String { value.map(\.description) ?? "" }
    return switch column {
    case .metric, .asOf: ""
    case .grain: period.grain.rawValue
    case .period: period.description
    case .dims: dimensions.description
    case .stat: stat
    case .value: text(value)
    case .bound: text(bound)
    case .unit: text(unit)
    case .num: text(numerator)
    case .den: text(denominator)
    case .n: text(count)
    case .censored: text(censored)
    case .blank: text(blank)
    case .flags: flags.letters
    case .version: text(stamp?.version)
    case .meaning: stamp?.meaning ?? ""
    case .source: source ?? ""
    }
  }
}
