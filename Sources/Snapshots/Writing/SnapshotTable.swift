import Calendars
package import Tables

/// One metric's rows as a file of a snapshot: every column, sorted bytewise by key; `asOf` is the run's instant with its
/// offset, `2026-11-06T23:59:59+01:00`.
package func snapshotTable(_ metric: String, _ rows: [Observation], asOf: String) -> CSVWriter {
  func text(_ value: (some CustomStringConvertible)?) -> String { value.map(\.description) ?? "" }
  var writer = CSVWriter()
  writer.row(SnapshotColumn.allCases.map(\.rawValue))
  let keyed = rows.map { row in (key: sortingKey(row), row: row) }
  for (_, row) in keyed.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
    writer.row([
      metric, row.period.grain.rawValue, row.period.description, row.dimensions.description, row.stat, asOf, text(row.value),
      text(row.unit), text(row.numerator), text(row.denominator), text(row.count), text(row.censored), row.flags.letters,
      text(row.stamp?.version), row.stamp?.meaning ?? "", row.source ?? "",
    ])
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
