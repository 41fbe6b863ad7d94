package import Calendars
package import Definitions
package import Diagnostics
import Fingerprints
import Snapshots
import Tables

/// What was taken of a sheet, and how it was understood.
package struct ImportedSheet: Sendable {
  /// By the names of their files; none where something is wrong.
  package var tables: [(name: String, bytes: [UInt8])] = []
  package var rows = 0
  /// Of the rows.
  package var periods: [Period] = []
  /// A line each, as it is printed back.
  package var understood: [String]
  package var findings: [Diagnostic]
}

/// What a sheet that was made elsewhere says, as tables of a day's snapshot by the names of their files.
///
/// The sheet is understood first, as ``UnderstoodSheet`` says. Every row is checked as a snapshot's is and then marked as manual (flag E), with the meaning in force when its period
/// began and the hash of the sheet as its source: who brings a number says that it was made as agreed. With an error among
/// the findings there are no tables. `path` is the sheet's name in findings, and `present` what its rows are checked against.
package func importedTables(
  _ sheet: [UInt8], path: String, on day: CivilDate, present: Glossary, timeline: GlossaryTimeline, grain: Grain = .month,
  mostPeriods: Int, options: SheetOptions = SheetOptions(), periods: ReportingPeriods = ReportingPeriods()
) -> ImportedSheet {
  let understood = UnderstoodSheet(sheet, path: path, glossary: present, grain: grain, options: options)
  guard !understood.findings.contains(where: { $0.severity == .error }) else {
    return ImportedSheet(understood: understood.lines, findings: understood.findings)
  }
  var part = readSnapshotFile(
    understood.table.bytes, path: path, vintage: Vintage(endOf: day), glossary: present, mostPeriods: mostPeriods)
  part.diagnostics = understood.findings + part.diagnostics.map { understood.placed($0) }
  guard !part.diagnostics.contains(where: { $0.severity == .error }) else {
    return ImportedSheet(understood: understood.lines, findings: part.diagnostics)
  }
  let store = SnapshotStore([part], runs: [])
  let digest = sha256(sheet).stored
  let tables = store.metrics.map { metric in
    let rows = store.observations(of: metric, where: { _ in true }).map { row -> Observation in
      let start = row.period == .all ? nil : periods.start(of: row.period)
      return manual(row, of: metric, in: timeline.glossary(on: start ?? day), source: digest)
    }
    // The name says that it is no computed table, and keeps clear of one.
    return (name: "\(metric).manual.csv", bytes: snapshotTable(metric, rows, asOf: day.description).bytes)
  }
  guard !tables.isEmpty else {
    let finding = Diagnostic(.csvColumns, at: SourcePosition(file: path, line: 1), "the sheet has no rows")
    return ImportedSheet(understood: understood.lines, findings: part.diagnostics + [finding])
  }
  let brought = store.metrics.flatMap { store.observations(of: $0, where: { _ in true }).map(\.period) }
  return ImportedSheet(
    tables: tables, rows: store.rowCount, periods: brought, understood: understood.lines, findings: part.diagnostics)
}

extension UnderstoodSheet {
  /// A finding of a row, where the row stands in the sheet.
  fileprivate func placed(_ finding: Diagnostic) -> Diagnostic {
    if finding.position.line == 1 {
      var finding = finding
      finding.position.line = header.line
      return finding
    }
    guard finding.position.line >= 2, positions.indices.contains(finding.position.line - 2) else { return finding }
    var finding = finding
    finding.position = positions[finding.position.line - 2]
    return finding
  }
}

private func manual(_ row: Observation, of metric: String, in glossary: Glossary, source: String) -> Observation {
  let stamp =
    row.stamp
    ?? glossary.hashes(of: metric).map { Stamp(meaning: $0.fingerprint.stored, version: glossary[metric]?.version) }
  return Observation(
    period: row.period, dimensions: row.dimensions, stat: row.stat, vintage: row.vintage, value: row.value, bound: row.bound,
    unit: row.unit ?? glossary.unit(of: metric, stat: row.stat), numerator: row.numerator, denominator: row.denominator,
    count: row.count, censored: row.censored, blank: row.blank, flags: row.flags.union(.estimated), stamp: stamp,
    source: row.source ?? source, position: row.position)
}
