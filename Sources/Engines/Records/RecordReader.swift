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
  /// Looks up a zone that `tables.yml` names.
  let zones: ZoneLookup

  private var declared: TableDeclarations.Table? { declarations[file.table] }
  private var form: TableForm { declared?.form ?? TableForm(delimiter: .found) }

  // MARK: Columns

  /// The columns, from the header and the first rows.
  func inspect() throws(EngineFailure) -> TableInspection {
    let input = try file.open()
    var stream = CSVStream(file: file.path, form: form)
    var samples: [ColumnSample] = []
    var forms: [CellForm] = []
    var rows = 0
    let path = file.path
    while rows < ColumnSample.rows,
      try unsafe stream.fill({ (buffer) throws(EngineFailure) in try unsafe read(input, into: buffer) })
    {
      // The header is there with the first part's first rows.
      let (declared, cells) = (declared?.columns ?? [:], declared?.cells ?? CellForm())
      stream.readRecords { fields, bytes in
        guard rows < ColumnSample.rows, !fields.areBlank(bytes) else { return }
        rows += 1
        if samples.isEmpty { samples = [ColumnSample](repeating: ColumnSample(), count: fields.count) }
        for index in fields.indices {
          let field = fields[index]
          samples[index].add(
            bytes.extracting(field.range), written: forms.isEmpty ? cells : forms[index],
            at: SourcePosition(file: path, line: field.line, column: field.column))
        }
      } header: { header in
        forms = header.map { declared[$0.name]?.form ?? cells }
      }
    }
    var problems = stream.diagnostics.filter { $0.rule == .csvHeader || $0.rule == .fileNotUTF8 }
    if problems.isEmpty, let title = titleLines(stream) { problems.append(title) }
    if !problems.isEmpty { throw EngineFailure(problems) }
    let header = stream.header
    try check(header)
    problems = declarations.missingColumns(of: file.table, in: file.name, header: header.map(\.name))
    var seen: [String: Int] = [:]
    for column in header { seen[column.name.lowercased(), default: 0] += 1 }
    var inspection = TableInspection(
      places: [], reasons: [], delimiter: stream.delimiter ?? UInt8(ascii: ","), encoding: stream.encoding ?? .utf8)
    for index in header.indices {
      let sample = index < samples.count ? samples[index] : ColumnSample()
      let (place, reason) = place(header[index], sample, isRepeated: seen[header[index].name.lowercased()] != 1, &problems)
      inspection.places.append(place)
      inspection.reasons.append(reason)
    }
    if problems.isEmpty, inspection.columns.isEmpty, let first = header.first {
      problems.append(
        Diagnostic(
          .recordsTable, at: first.position, "no column has a name of its own", suggestion: "rename the columns in the export"))
    }
    if !problems.isEmpty { throw EngineFailure(problems) }
    return inspection
  }

  private func place(
    _ column: CSVReader.Column, _ sample: ColumnSample, isRepeated: Bool, _ problems: inout [Diagnostic]
  ) -> (TableInspection.Place, String) {
    let name = column.name
    if name.isEmpty { return (.nameless, "it has no name and no values") }
    let declared = declared?.columns[name]
    if isRepeated {
      if let declared {
        problems.append(
          Diagnostic(
            .recordsTable, at: declared.position, "the header of \(file.name) has '\(name)' more than once",
            suggestion: "rename one of the columns in the export, or declare none of them"))
      }
      return (.repeated(name), "the header has it more than once")
    }
    var zone: TimeZoneRules?
    if let word = declared?.zone ?? self.declared?.zone {
      zone = zones.zone(word)
      if zone == nil {
        problems.append(
          Diagnostic(
            .schemaValue, at: declared?.position ?? self.declared?.position ?? column.position,
            "the time zone '\(word)' is not among this machine's", suggestion: "write an IANA name such as Europe/Berlin"))
      }
    }
    var inferred: ColumnSample.Inference?
    if declared?.type == nil {
      let inference = sample.inference(name: name, hasZone: zone != nil || self.zone != nil)
      if let doubt = inference.doubt {
        problems.append(
          Diagnostic(
            .recordsTable, at: doubt.position,
            "'\(doubt.text)' is not \(doubt.type.noun), which most cells of column '\(name)' are",
            suggestion: mendOrDeclare(name, "text")))
      }
      inferred = inference
    }
    var found = RecordColumn(
      name: name, type: declared?.type ?? inferred?.type ?? .text, isDeclared: declared?.type != nil)
    found.form = declared?.form ?? self.declared?.cells ?? CellForm()
    found.zone = zone
    return (.column(found), inferred?.reason ?? "tables.yml says so")
  }

  /// Lines above the header make the header one of them, and every row one of another width: that is one mistake.
  private func titleLines(_ stream: CSVStream) -> Diagnostic? {
    guard let header = stream.header.first,
      let rows = stream.rows.others.filter({ $0.width > stream.header.count }).max(by: { $0.count < $1.count }),
      rows.count > 1, rows.count > stream.rows.count || rows.line > stream.rows.lastLine
    else { return nil }
    return Diagnostic(
      .csvHeader, at: header.position,
      "the first line has \(stream.header.count == 1 ? "one field" : "\(stream.header.count) fields"), and \(rows.count) "
        + "\(rows.count == 1 ? "line has" : "lines have") \(rows.width), the first of them line \(rows.line)",
      suggestion: "if lines above the header are a title, skip them in \(declarations.file): "
        + "\(file.table): {skip: \(rows.line - 1)}")
  }

  private func check(_ header: [CSVReader.Column]) throws(EngineFailure) {
    var problems: [Diagnostic] = []
    if header.allSatisfy(\.name.isEmpty) {
      let place = SourcePosition(file: file.path)
      problems.append(Diagnostic(.recordsTable, at: place, "the file is empty, but a table needs a header"))
    }
    for column in header {
      if column.name.utf8.contains(0) || column.name.contains("\u{FFFD}") {
        problems.append(
          Diagnostic(
            .fileNotUTF8, at: column.position, "the name of a column is not UTF-8 text", suggestion: encodingAdvice))
      }
    }
    if header.count > 1000 {
      problems.append(
        Diagnostic(.recordsTable, at: SourcePosition(file: file.path, line: 1), "the header has over 1,000 columns"))
    }
    if !problems.isEmpty { throw EngineFailure(problems) }
  }

  private var encodingAdvice: String {
    "export the table as UTF-8, or say what it is in \(declarations.file): \(file.table): {encoding: windows-1252}"
  }

  private func mendOrDeclare(_ column: String, _ type: String) -> String {
    "correct the cell, or declare the column in \(declarations.file): \(file.table): {\(column): \(type)}"
  }

  // MARK: Rows

  /// Reads all rows in the order of the file; throws all problems after the last. `store` gets `rows` whenever so many are there that
  /// they should be put away, and does not empty it.
  func rows<Rows: CellSink>(
    _ inspection: TableInspection, into rows: inout Rows, store: (inout Rows) throws(EngineFailure) -> Void
  ) throws(EngineFailure) -> RecordTable {
    let input = try file.open()
    let (places, columns) = (inspection.places, inspection.columns)
    let plain = places.map(\.plain)
    var stream = CSVStream(file: file.path, form: form)
    var digest = SHA256Stream()
    var problems: [Diagnostic] = []
    var cellProblems = 0
    var (count, kept) = (0, 0)
    var failure: EngineFailure?
    while failure == nil,
      try unsafe stream.fill({ (buffer) throws(EngineFailure) in
        let count = try unsafe read(input, into: buffer)
        unsafe digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return count
      })
    {
      if Task.isCancelled { throw cancelled(file) }
      stream.readRecords { fields, bytes in
        guard failure == nil, !fields.areBlank(bytes) else { return }
        for index in fields.indices {
          let cell = bytes.extracting(fields[index].range)
          // Nearly all of them, and what most columns are.
          if let plain = plain[index], !(plain.isMoney && cell.isAmountWithSign) {
            if cell.isBlank {
              rows.appendNull()
              continue
            }
            if plain.read(cell, into: &rows, zone: nil) == nil { continue }
          }
          guard let problem = take(cell, fields[index], as: places[index], into: &rows) else { continue }
          cellProblems += 1
          if problems.count < Self.toldProblems { problems.append(problem) }
        }
        count += 1
        kept += 1
        guard kept >= Self.batchRows else { return }
        if cellProblems == 0 { failure = Self.failure { () throws(EngineFailure) in try store(&rows) } }
        rows.removeAll()
        kept = 0
      }
    }
    if failure == nil, cellProblems == 0 { try store(&rows) }
    if let failure { throw failure }
    let footer = footer(stream)
    let formProblems = footer.map { [$0] } ?? stream.diagnostics.filter { $0.severity != .note }
    let problemCount = cellProblems + (footer == nil ? stream.problemCount : 1)
    if problemCount > 0 { throw EngineFailure(told(problems + formProblems, of: problemCount)) }
    return RecordTable(
      name: file.table, columns: columns, rows: count, sha256: digest.finish(), repeated: inspection.repeated)
  }

  /// Reads any cell into rows, or says what is wrong with it: then a place is held, so that rows stay even, and no row is kept.
  private func take(
    _ cell: Span<UInt8>, _ field: CSVField, as place: TableInspection.Place, into rows: inout some CellSink
  ) -> Diagnostic? {
    switch place {
    case .repeated: return nil
    case .nameless: return cell.isBlank ? nil : nameless(cell, field)
    case .column(let column):
      guard !cell.isBlank, !column.form.isMissing(cell) else {
        rows.appendNull()
        return nil
      }
      guard let problem = column.read(cell, into: &rows, zone: zone) else { return nil }
      rows.appendNull()
      return diagnostic(problem, column, cell, field)
    }
  }

  /// Lines of other widths below the last row, and nowhere else, are a footer: that is one mistake.
  private func footer(_ stream: CSVStream) -> Diagnostic? {
    let others = stream.rows.others
    guard let first = others.min(by: { $0.line < $1.line }), stream.rows.count > 0, first.line > stream.rows.lastLine,
      others.reduce(0, { $0 + $1.count }) == stream.problemCount
    else { return nil }
    let text = first.followsBlankLine ? "" : first.text.replacing("'", with: "''")
    return Diagnostic(
      .csvColumns, at: SourcePosition(file: file.path, line: first.line, column: 1),
      "from here on, the lines have a different number of fields than the header",
      suggestion: "if they are not rows, say where the rows end in \(declarations.file): \(file.table): {until: '\(text)'}")
  }

  private func nameless(_ cell: Span<UInt8>, _ field: CSVField) -> Diagnostic {
    Diagnostic(
      .recordsTable, at: SourcePosition(file: file.path, line: field.line, column: field.column),
      "'\(cell.shown)' is in a column without a name", suggestion: "name the column in the header, or empty the cell")
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
    return told + [Diagnostic(.recordsTable, at: SourcePosition(file: file.path), more, severity: .note)]
  }

  private func diagnostic(
    _ problem: CellProblem, _ column: RecordColumn, _ cell: Span<UInt8>, _ field: CSVField
  ) -> Diagnostic {
    let place = SourcePosition(file: file.path, line: field.line, column: field.column)
    switch problem {
    case .notUTF8:
      return Diagnostic(
        .fileNotUTF8, at: place, "a cell of column '\(column.name)' is not UTF-8 text",
        suggestion: encodingAdvice)
    case .noZone:
      return Diagnostic(
        .recordsTable, at: place, "'\(cell.shown)' has no zone, but column '\(column.name)' holds times with a zone",
        suggestion: "give the source's zone in site.yml: zone: Europe/Berlin, or the column's in \(declarations.file): "
          + "\(file.table): {\(column.name): {type: instant, zone: Europe/Berlin}}")
    case .otherType:
      let whence = column.isDeclared ? "as '\(column.name)' is declared to hold" : "as column '\(column.name)' has above"
      let suggestion =
        column.isDeclared
        ? "correct the cell, or the declaration in \(declarations.file)"
        : mendOrDeclare(column.name, widerType(than: column.type, for: cell))
      return Diagnostic(
        .recordsTable, at: place, "'\(cell.shown)' is not \(column.type.noun), \(whence)", suggestion: suggestion)
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
  EngineFailure(Diagnostic(.engineFailed, at: SourcePosition(file: file.path), "reading was stopped"))
}

extension Span where Element == CSVField {
  /// Whether a record has no value at all: spreadsheets leave such rows behind.
  fileprivate func areBlank(_ bytes: Span<UInt8>) -> Bool {
    for index in indices where !bytes.extracting(self[index].range).isBlank { return false }
    return true
  }
}
