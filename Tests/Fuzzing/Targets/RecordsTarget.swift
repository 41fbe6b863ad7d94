import Diagnostics
import Statements
import Tables

@testable import Engines

/// A file of records: every cell as what its column looks like, and as what a declaration may call it.
func readsRecords(_ bytes: [UInt8]) {
  let (table, _) = CSVTable.read(bytes, file: "content/records/table.csv")
  for (index, name) in table.header.enumerated() {
    let cells = table.rows.map { Array($0.cells[index].utf8) }
    var sample = ColumnSample()
    for cell in cells { sample.add(cell.span, at: SourcePosition(file: "content/records/table.csv")) }
    let inference = sample.inference(name: name, hasZone: false)
    let (type, doubt) = (inference.type, inference.doubt)
    let column = RecordColumn(name: name, type: type, isDeclared: false)
    var batch = RecordBatch()
    for cell in cells where !cell.span.isBlank {
      let problem = column.read(cell.span, into: &batch, zone: nil)
      // What was inferred without a doubt is what every cell is.
      expect(problem == nil || problem == .notUTF8 || doubt != nil, "\(cell.span.shown) is no \(type)")
      for word in ["decimal(12)", "BHD", "boolean", "date", "instant"] {
        guard let type = ColumnType(word) else { fatalError("\(word) is a type") }
        var declared = RecordColumn(name: name, type: type, isDeclared: true)
        _ = declared.read(cell.span, into: &batch, zone: nil)
        declared.form = CellForm(decimal: .comma, thousands: .point, dates: .dmy, missing: ["--"])
        _ = declared.read(cell.span, into: &batch, zone: nil)
      }
    }
  }
}

/// `tables.yml`, and the types that it may name.
func readsTableDeclarations(_ bytes: [UInt8]) {
  let declarations = TableDeclarations(bytes, file: "content/records/tables.yml")
  let places = Places(in: bytes)
  places.expect(declarations.diagnostics)
  places.expect(declarations.missingTables(files: ["leads"]))
  for table in declarations.tables {
    places.expect(declarations.missingColumns(of: table.name, in: "table.csv", header: ["id"]))
    for type in table.columns.values.compactMap(\.type) {
      expect(ColumnType(type.description) == type, "\(type) is not read back")
    }
  }
}

/// What a client program prints, whole and byte by byte, in each format.
func readsClientOutput(_ bytes: [UInt8]) {
  for format in OutputFormat.allCases {
    for hasMarkers in [false, true] {
      let whole = answer([bytes[...]], format, hasMarkers)
      let parts = answer(bytes.indices.map { bytes[$0...$0] }, format, hasMarkers)
      expect(whole == parts, "in one piece \(whole), byte by byte \(parts)")
    }
  }
}

/// Every cell of an answer to two queries, or what is wrong with it: how many rows come before a fault is told depends on
/// the pieces.
private func answer(_ pieces: [ArraySlice<UInt8>], _ format: OutputFormat, _ hasMarkers: Bool) -> [String] {
  var answer = ClientAnswer(to: hasMarkers ? 0..<2 : 0..<1, hasMarkers: hasMarkers, format: format)
  var cells: [String] = []
  do throws(ClientFailure) {
    for piece in pieces {
      try answer.add(piece) { query, columns, rows in
        if rows.count == 0 { cells += ["\(query)"] + columns }
        for row in 0..<rows.count {
          for column in columns.indices { cells.append(rows.cell(row, column).map { "\($0)" } ?? "missing") }
        }
      }
    }
    return cells + ["\(String(describing: answer.end()))"]
  } catch {
    return ["\(error)"]
  }
}

/// A definition's SQL, held to be one `select`: it stays one, whatever is read again.
func readsSQL(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  guard let select = try? SelectStatement(text) else { return }
  expect((try? SelectStatement(select.sql))?.sql == select.sql, "'\(select.sql)' is one statement, and then it is not")
  let columns = [
    SQLColumn(name: "a", type: .text), SQLColumn(name: "n", type: .integer), SQLColumn(name: "amount", type: .decimal(2)),
    SQLColumn(name: "day", type: .date), SQLColumn(name: "flag", type: .boolean),
  ]
  // Most are refused; none ends the program.
  _ = try? PortableStatement(select, tables: ["t": columns, "leads": columns])
}
