package import Calendars
package import Diagnostics
package import Statements
import Tables

extension RecordsFolder {
  /// Of some questions the statements that are answered out of columns, without SQLite, as far as the first rows of the tables tell.
  package func choices(
    among questions: [Query], zone: TimeZoneRules?, zones: ZoneLookup
  ) -> Set<String> {
    let columns = EmbeddedEngine.columns(inspectTables(self, zone: zone, zones: zones).tables, declarations)
    return Set(
      questions.filter { question in
        (try? question.statement()).flatMap { ColumnSelection($0, tables: columns) } != nil
      }.map(\.sql))
  }

  /// What each table is read from, how its file is written, and what its columns were inferred from; nothing is kept.
  package func explanation(zone: TimeZoneRules?, zones: ZoneLookup) -> (text: String, findings: [Diagnostic]) {
    guard !files.isEmpty || !declarations.tables.isEmpty else { return ("", diagnostics) }
    var findings = diagnostics + declarations.diagnostics + declarations.missingTables(files: files.map(\.table) + unread)
    var text = "Tables of \(path); types that tables.yml does not give are inferred from the first rows\n"
    for file in files {
      do throws(EngineFailure) {
        let inspection = try RecordReader(file: file, declarations: declarations, zone: zone, zones: zones).inspect()
        text += "  \(file.table), from \(file.name)\(file.candidates > 1 ? ", the newest of \(file.candidates)" : ""): "
        text += "\(inspection.encoding.name), \(name(ofDelimiter: inspection.delimiter))\n"
        text += inspection.lines.map { "    \($0)\n" }.joined()
      } catch {
        findings += error.diagnostics
      }
    }
    return (text + "\n", findings.sorted())
  }
}

extension TableInspection {
  /// A line a place of the header: its name, type and why.
  fileprivate var lines: [String] {
    let cells = zip(places, reasons).map { place, reason -> (name: String, type: String, reason: String) in
      switch place {
      case .column(let column): (column.name, "\(column.type)", reason)
      case .repeated(let name): (name, "left out", reason)
      case .nameless: ("(no name)", "left out", reason)
      }
    }
    let width = min(cells.map(\.name.count).max() ?? 0, 40)
    return cells.map { cell in
      let space = String(repeating: " ", count: max(0, width - cell.name.count))
      return "\(cell.name)\(space)  \(cell.type): \(cell.reason)"
    }
  }
}
