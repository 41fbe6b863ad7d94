package import Diagnostics

/// Reads RFC 4180 bytes, record by record, without making a string per field.
///
/// Line ends are LF, CRLF or CR; blank lines and a byte order mark are skipped, and so are empty fields to the right of the last
/// column. A broken record is reported and left out, and reading goes on after it. Other forms are a ``TableForm``'s.
///
/// ```swift
/// var reader = CSVReader(bytes, file: "content/snapshots/2026-11-06/mql.csv")
/// let names = reader.header.map(\.name)
/// reader.readRecords { fields, bytes in
///   let period = bytes.extracting(fields[1].range)
/// }
/// let diagnostics = reader.diagnostics
/// ```
package struct CSVReader: Sendable {
  /// A column's name and where it stands.
  package struct Column: Hashable, Sendable {
    package var name: String
    package var position: SourcePosition
  }

  package let file: String
  /// The first record; empty where the file is.
  package private(set) var header: [Column] = []
  private var bytes: [UInt8]
  /// What separates its fields.
  package let delimiter: UInt8
  private var scanner: CSVScanner
  private var rows: RowSelection
  private var problems: ProblemList

  /// Reads the header of a file's bytes.
  ///
  /// Doubled quotes are made single in place: keep no other reference to a large file's bytes, or they are copied.
  package init(_ bytes: consuming [UInt8], file: String, form: TableForm = TableForm()) {
    var bytes = consume bytes
    self.file = file
    var problems = ProblemList(file: file)
    var preamble = Preamble(form)
    preamble.take(&bytes, isWhole: true)
    delimiter = preamble.delimiter(of: bytes.span)
    var scanner = CSVScanner(delimiter: delimiter, firstLine: preamble.firstLine)
    rows = RowSelection(until: form.until)
    for problem in preamble.problems(file: file) { problems.add(problem) }
    header = unsafe bytes.withUnsafeMutableBufferPointer { buffer -> [Column] in
      while true {
        let outcome = unsafe scanner.next(in: buffer)
        if case .problem(let problem) = outcome { problems.add(problem) }
        guard case .record = outcome else { if case .end = outcome { return [] } else { continue } }
        // Safe: the span ends with this closure.
        let span = unsafe buffer.span
        return scanner.fields.map { field in
          Column(
            name: field.text(in: span), position: SourcePosition(file: file, line: field.line, column: field.column))
        }
      }
    }
    // Given away: a second owner would make the scanner copy the whole file.
    self.bytes = consume bytes
    self.scanner = scanner
    self.problems = problems
  }

  /// All problems so far, in the order of the file; see ``ProblemList/limit``.
  package var diagnostics: [Diagnostic] { problems.diagnostics }

  /// Hands over each record that has as many fields as the header.
  ///
  /// - Parameter body: gets the fields in the order of the columns and the bytes that their ranges index.
  ///   Both last for the call only.
  package mutating func readRecords(_ body: (_ fields: Span<CSVField>, _ bytes: Span<UInt8>) -> Void) {
    let width = header.count
    guard width > 0 else { return }
    // The state is moved out and back, so that the loop works on locals instead of on this value's memory.
    var scanner = scanner
    var problems = problems
    var rows = rows
    unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      reading: while true {
        switch unsafe scanner.next(in: buffer) {
        case .end:
          break reading
        case .problem(let problem):
          if !rows.haveEnded { problems.add(problem) }
        case .record:
          // Safe: the span ends with this turn, before the buffer is changed again.
          let isRow =
            unsafe rows.takesPlainly(scanner.fields.count, width: width, line: scanner.recordLine)
            || rows.takes(scanner, buffer.span, width: width, &problems)
          if isRow { unsafe body(scanner.fields.memory.span.extracting(0..<width), buffer.span) }
        }
      }
    }
    self.scanner = scanner
    self.problems = problems
    self.rows = rows
  }
}
