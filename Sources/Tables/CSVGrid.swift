package import Diagnostics

/// All lines of a sheet as cells, of whatever width: for sheets whose header has to be looked for.
package struct CSVGrid: Sendable {
  package struct Row: Hashable, Sendable {
    /// Without blanks at their ends.
    package var cells: [String]
    package var positions: [SourcePosition]

    package var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
  }

  package private(set) var rows: [Row] = []
  package private(set) var diagnostics: [Diagnostic] = []
  /// What separates its columns.
  package let delimiter: UInt8
  package let encoding: TextEncoding

  package init(_ bytes: [UInt8], file: String, form: TableForm) {
    var bytes = bytes
    var preamble = Preamble(form)
    preamble.take(&bytes, isWhole: true)
    delimiter = preamble.delimiter(of: bytes.span)
    encoding = preamble.encoding ?? .utf8
    var problems = ProblemList(file: file)
    for problem in preamble.problems(file: file) { problems.add(problem) }
    var scanner = CSVScanner(delimiter: delimiter, firstLine: preamble.firstLine)
    var rows: [Row] = []
    unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      reading: while true {
        switch unsafe scanner.next(in: buffer) {
        case .end: break reading
        case .problem(let problem): problems.add(problem)
        case .record:
          // Safe: the span ends with this turn.
          let span = unsafe buffer.span
          if let field = scanner.fields.first(where: {
            String(validating: span.extracting($0.range).trimmed, as: UTF8.self) == nil
          }) {
            problems.add(
              Diagnostic(
                .fileNotUTF8, at: SourcePosition(file: file, line: field.line, column: field.column),
                "a cell is not UTF-8 text", suggestion: "save the sheet as UTF-8, or say what it is: encoding windows-1252"))
          }
          rows.append(
            Row(
              cells: scanner.fields.map { String(decoding: span.extracting($0.range).trimmed, as: UTF8.self) },
              positions: scanner.fields.map { SourcePosition(file: file, line: $0.line, column: $0.column) }))
        }
      }
    }
    self.rows = rows
    diagnostics = problems.diagnostics
  }
}
