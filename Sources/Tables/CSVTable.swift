package import Diagnostics

/// A whole CSV file as strings, for small files: `content/records`, audits and tests.
package struct CSVTable: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    package var cells: [String]
    /// Where each cell starts.
    package var positions: [SourcePosition]
  }

  package var header: [String]
  package var headerPositions: [SourcePosition]
  package var rows: [Row]

  /// Reads all well-formed rows; the others are in the diagnostics.
  package static func read(_ bytes: [UInt8], file: String) -> (table: CSVTable, diagnostics: [Diagnostic]) {
    var reader = CSVReader(bytes, file: file)
    var rows: [Row] = []
    reader.readRecords { fields, bytes in
      var row = Row(cells: [], positions: [])
      for index in fields.indices {
        row.cells.append(fields[index].text(in: bytes))
        row.positions.append(SourcePosition(file: file, line: fields[index].line, column: fields[index].column))
      }
      rows.append(row)
    }
    let table = CSVTable(header: reader.header.map(\.name), headerPositions: reader.header.map(\.position), rows: rows)
    return (table, reader.diagnostics)
  }

  /// The cells of the column with this name, from the top; nil where there is no such column.
  package func column(_ name: String) -> [String]? {
    header.firstIndex(of: name).map { index in rows.map { $0.cells[index] } }
  }
}
