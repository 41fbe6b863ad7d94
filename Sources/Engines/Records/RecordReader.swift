import Calendars
import Diagnostics
import Fingerprints
import Tables

/// Reads one file of records: its columns from the header, `tables.yml` and the first rows, then all cells as these types.
struct RecordReader {
  /// Problems of a file that are told; the others are counted.
  static let toldProblems = 20
  /// Rows that are handed over at once.
  static let batchRows = 4096

  let file: RecordsFolder.File
  let declarations: TableDeclarations
  /// Of times that name none.
  let zone: TimeZoneRules?

  // MARK: Columns

  /// The columns, from the header and the first rows.
  func columns() throws(EngineFailure) -> [RecordColumn] {
    let input = try InputFile(file.path, shownPath: file.shownPath)
    var stream = CSVStream(file: file.shownPath)
    var samples: [ColumnSample] = []
    var rows = 0
    let path = file.shownPath
    while rows < ColumnSample.rows,
      try unsafe stream.fill({ (buffer) throws(EngineFailure) in try unsafe input.read(into: buffer) })
    {
      stream.readRecords { fields, bytes in
        guard rows < ColumnSample.rows else { return }
        rows += 1
        if samples.isEmpty { samples = [ColumnSample](repeating: ColumnSample(), count: fields.count) }
        for index in fields.indices {
          let field = fields[index]
          samples[index].add(
            bytes.extracting(field.range), at: SourcePosition(file: path, line: field.line, column: field.column))
        }
      }
    }
    let header = stream.header
    try check(header)
    let declared = declarations.columns(of: file.table)
    var problems = declarations.missingColumns(of: file.table, header: header.map(\.name))
    let columns = header.indices.map { index -> RecordColumn in
      let name = header[index].name
      if let type = declared[name]?.type { return RecordColumn(name: name, type: type, isDeclared: true) }
      guard index < samples.count else { return RecordColumn(name: name, type: .text, isDeclared: false) }
      let (type, doubt) = samples[index].type(name: name, hasZone: zone != nil)
      if let doubt {
        problems.append(
          Diagnostic(
            .recordsTable, at: doubt.position,
            "'\(doubt.text)' is no \(doubt.type.noun), which most cells of column '\(name)' are",
            suggestion: mendOrDeclare(name, "text")))
      }
      return RecordColumn(name: name, type: type, isDeclared: false)
    }
    if !problems.isEmpty { throw EngineFailure(problems) }
    return columns
  }

  /// A header names every column, each once: SQL does not tell `Amount` from `amount`.
  private func check(_ header: [CSVReader.Column]) throws(EngineFailure) {
    var problems: [Diagnostic] = []
    if header.isEmpty {
      let place = SourcePosition(file: file.shownPath)
      problems.append(Diagnostic(.recordsTable, at: place, "the file is empty, and a table has a header"))
    }
    var seen: [String: String] = [:]
    for column in header {
      if column.name.isEmpty {
        problems.append(Diagnostic(.recordsTable, at: column.position, "a column has no name"))
      } else if column.name.utf8.contains(0) || String(validating: column.name.utf8, as: UTF8.self) == nil
        || column.name.contains("\u{FFFD}")
      {
        problems.append(Diagnostic(.fileNotUTF8, at: column.position, "the name of a column is not UTF-8 text"))
      } else if let other = seen.updateValue(column.name, forKey: column.name.lowercased()) {
        problems.append(
          Diagnostic(
            .recordsTable, at: column.position, "the header has '\(column.name)' beside '\(other)': SQL takes them for one",
            suggestion: "rename one of the columns"))
      }
    }
    if header.count > 1000 {
      problems.append(
        Diagnostic(.recordsTable, at: SourcePosition(file: file.shownPath, line: 1), "the header has over 1,000 columns"))
    }
    if !problems.isEmpty { throw EngineFailure(problems) }
  }

  private func mendOrDeclare(_ column: String, _ type: String) -> String {
    "mend the cell, or declare the column in \(declarations.file): \(file.table): {\(column): \(type)}"
  }

  // MARK: Rows

  /// Reads all rows and hands them over in batches, in the order of the file; throws all problems after the last.
  func rows(
    _ columns: [RecordColumn], store: (borrowing RecordBatch) throws(EngineFailure) -> Void
  ) throws(EngineFailure) -> RecordTable {
    let input = try InputFile(file.path, shownPath: file.shownPath)
    var stream = CSVStream(file: file.shownPath)
    var digest = SHA256Stream()
    var batch = RecordBatch()
    var problems: [Diagnostic] = []
    var cellProblems = 0
    var rows = 0
    var failure: EngineFailure?
    while failure == nil,
      try unsafe stream.fill({ (buffer) throws(EngineFailure) in
        let count = try unsafe input.read(into: buffer)
        unsafe digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return count
      })
    {
      if Task.isCancelled { throw cancelled(file) }
      stream.readRecords { fields, bytes in
        guard failure == nil else { return }
        for index in fields.indices {
          let field = fields[index]
          let cell = bytes.extracting(field.range)
          if cell.isBlank {
            batch.appendNull()
          } else if let problem = columns[index].read(cell, into: &batch, zone: zone) {
            // A place is held, so that the batch stays even; with a problem nothing is kept.
            batch.appendNull()
            cellProblems += 1
            if problems.count < Self.toldProblems { problems.append(diagnostic(problem, columns[index], cell, field)) }
          }
        }
        rows += 1
        guard batch.cells.count >= Self.batchRows * columns.count else { return }
        if cellProblems == 0 { failure = Self.failure { () throws(EngineFailure) in try store(batch) } }
        batch.removeAll()
      }
    }
    if failure == nil, cellProblems == 0 { try store(batch) }
    if let failure { throw failure }
    let count = cellProblems + stream.problemCount
    if count > 0 { throw EngineFailure(told(problems + stream.diagnostics.filter { $0.severity != .note }, of: count)) }
    return RecordTable(name: file.table, columns: columns, rows: rows, sha256: digest.finish())
  }

  private static func failure(_ work: () throws(EngineFailure) -> Void) -> EngineFailure? {
    do throws(EngineFailure) {
      try work()
      return nil
    } catch {
      return error
    }
  }

  private func told(_ problems: [Diagnostic], of count: Int) -> [Diagnostic] {
    let told = problems.sorted().prefix(Self.toldProblems)
    guard count > told.count else { return Array(told) }
    let more = "and \(count - told.count) more problems in this file"
    return told + [Diagnostic(.recordsTable, at: SourcePosition(file: file.shownPath), more, severity: .note)]
  }

  private func diagnostic(
    _ problem: CellProblem, _ column: RecordColumn, _ cell: Span<UInt8>, _ field: CSVField
  ) -> Diagnostic {
    let place = SourcePosition(file: file.shownPath, line: field.line, column: field.column)
    switch problem {
    case .notUTF8:
      return Diagnostic(
        .fileNotUTF8, at: place, "a cell of column '\(column.name)' is not UTF-8 text",
        suggestion: "export the table as UTF-8")
    case .noZone:
      return Diagnostic(
        .recordsTable, at: place, "'\(cell.shown)' names no zone, and column '\(column.name)' holds instants",
        suggestion: "give the source's zone in site.yml: zone: Europe/Berlin")
    case .otherType:
      let whence = column.isDeclared ? "which '\(column.name)' is declared to be" : "as column '\(column.name)' has above"
      let suggestion =
        column.isDeclared
        ? "mend the cell, or the declaration in \(declarations.file)"
        : mendOrDeclare(column.name, widerType(than: column.type, for: cell))
      return Diagnostic(
        .recordsTable, at: place, "'\(cell.shown)' is no \(column.type.noun), \(whence)", suggestion: suggestion)
    }
  }

  /// What the column may be, where the cell is right and the inference was not.
  private func widerType(than type: ColumnType, for cell: Span<UInt8>) -> String {
    guard type == .integer || type.digits != nil, let digits = cell.digitsAfterPoint, !cell.hasLeadingZero else {
      return "text"
    }
    return ColumnType.decimal(max(digits, type.digits ?? 0)).description
  }
}

/// The failure of work that nobody waits for any more.
func cancelled(_ file: RecordsFolder.File) -> EngineFailure {
  EngineFailure(Diagnostic(.engineFailed, at: SourcePosition(file: file.shownPath), "reading was stopped"))
}
