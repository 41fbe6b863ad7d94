package import Diagnostics

/// Reads the records of a CSV file that is larger than memory, a part at a time.
///
/// ```swift
/// var stream = CSVStream(file: "content/records/leads.csv")
/// while try stream.fill({ buffer throws(FileError) in try file.read(into: buffer) }) {
///   stream.readRecords { fields, bytes in … }
/// }
/// ```
/// Form and findings are ``CSVReader``'s. A record is at most ``longestRecord`` bytes long: beyond that a quote is taken to
/// be one that nobody closed, so that one mistake neither needs the whole file in memory nor hides the rest of it.
package struct CSVStream: Sendable {
  package static let longestRecord = 16 << 20
  private static let partSize = 4 << 20

  package let file: String
  /// The first record, once it was read; records of another width are findings.
  package private(set) var header: [CSVReader.Column] = []
  private var bytes: [UInt8] = []
  /// Bytes of ``bytes`` that are filled, and of these the whole records.
  private var count = 0
  private var whole = 0
  private var isAtEnd = false
  private var preamble: Preamble
  /// Nil until the first part is there.
  private var scanner: CSVScanner?
  private var problems: ProblemList
  /// Which records are rows; what stands above and below them shows here.
  package private(set) var rows: RowSelection

  package init(file: String, form: TableForm = TableForm()) {
    self.file = file
    preamble = Preamble(form)
    rows = RowSelection(until: form.until)
    problems = ProblemList(file: file)
  }

  /// What separates the fields; nil before the first part was read.
  package var delimiter: UInt8? { scanner?.delimiter }

  /// The encoding that the file is read in; nil before the first part was read.
  package var encoding: TextEncoding? { preamble.encoding }

  /// All problems of form so far, in the order of the file.
  package var diagnostics: [Diagnostic] { problems.diagnostics }

  /// How many problems of form there are, told or not.
  package var problemCount: Int { problems.count }

  /// Reads on until at least one whole record is there; false when the file has no more.
  ///
  /// `read` fills the start of a buffer and gives how many bytes, 0 at the end of the file; what it throws is passed on.
  package mutating func fill<Failure>(
    _ read: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) -> Bool {
    // What is left of the part before moves to the front.
    let rest = count - whole
    if whole > 0, rest > 0 { bytes.replaceSubrange(0..<rest, with: Array(bytes[whole..<count])) }
    (count, whole) = (rest, 0)
    while !isAtEnd, whole == 0 {
      let room = count + Self.partSize
      if bytes.count < room { bytes += [UInt8](repeating: 0, count: room - bytes.count) }
      let (start, partSize) = (count, Self.partSize)
      // Safe: the part lies in the array, which is held for the call.
      let outcome = unsafe bytes.withUnsafeMutableBytes { buffer in
        let part = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[start..<start + partSize])
        return Result { () throws(Failure) -> Int in try unsafe read(part) }
      }
      let got = try outcome.get()
      isAtEnd = got <= 0
      count += take(min(max(got, 0), partSize), at: start)
      whole = isAtEnd ? count : preamble.isOver ? wholeRecords() : 0
    }
    if count == 0, scanner == nil { scanner = started() }
    return count > 0
  }

  /// Makes text of the bytes that were read at a place, and gives how many there are then.
  private mutating func take(_ got: Int, at start: Int) -> Int {
    if preamble.keepsBytes, !isAtEnd { return got }
    var part = Array(bytes[start..<start + got])
    preamble.take(&part, isWhole: isAtEnd)
    let end = start + part.count
    if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
    bytes.replaceSubrange(start..<end, with: part)
    return part.count
  }

  /// Hands over each record of the part that ``fill(_:)`` read that has as many fields as the header, as
  /// ``CSVReader/readRecords(_:)`` does.
  /// `header` gets the columns before the first record.
  package mutating func readRecords(
    _ body: (_ fields: Span<CSVField>, _ bytes: Span<UInt8>) -> Void, header tell: ([CSVReader.Column]) -> Void = { _ in }
  ) {
    var scanner = scanner ?? started()
    var problems = problems
    var header = header
    var rows = rows
    scanner.startPart()
    let file = file
    let whole = whole
    unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      // Safe: the part lies in the array; spans end with their turn, before the buffer is changed again.
      let part = unsafe UnsafeMutableBufferPointer(rebasing: buffer[..<whole])
      reading: while true {
        switch unsafe scanner.next(in: part) {
        case .end:
          break reading
        case .problem(let problem):
          if !rows.haveEnded { problems.add(problem) }
        case .record where header.isEmpty:
          let span = unsafe part.span
          header = scanner.fields.map { field in
            CSVReader.Column(
              name: field.text(in: span), position: SourcePosition(file: file, line: field.line, column: field.column))
          }
          tell(header)
        case .record:
          let isRow =
            unsafe rows.takesPlainly(scanner.fields.count, width: header.count, line: scanner.recordLine)
            || rows.takes(scanner, part.span, width: header.count, &problems)
          if isRow { unsafe body(scanner.fields.memory.span.extracting(0..<header.count), part.span) }
        }
      }
    }
    self.scanner = scanner
    self.problems = problems
    self.header = header
    self.rows = rows
    if isAtEnd { for problem in preamble.lateProblems(file: file) { self.problems.add(problem) } }
  }

  /// The scanner of the first part, by which the separator is found.
  private mutating func started() -> CSVScanner {
    var preamble = preamble
    let delimiter = preamble.delimiter(of: bytes.span.extracting(0..<whole))
    for problem in preamble.problems(file: file) { problems.add(problem) }
    self.preamble = preamble
    return CSVScanner(delimiter: delimiter, firstLine: preamble.firstLine)
  }

  /// Up to where the bytes are whole records: behind the last line break with an even number of quotes before it.
  private func wholeRecords() -> Int {
    let quotes = bytes.span.extracting(0..<count).count(of: UInt8(ascii: "\""))
    var isInQuotes = quotes % 2 == 1
    var lastBreak = 0
    // The last byte decides nothing yet: a line feed may follow a carriage return.
    for index in stride(from: count - 2, through: 0, by: -1) {
      if bytes[index + 1] == UInt8(ascii: "\"") { isInQuotes.toggle() }
      let isBreak = bytes[index] == 0x0A || bytes[index] == 0x0D && bytes[index + 1] != 0x0A
      if isBreak, !isInQuotes { return index + 1 }
      if isBreak, lastBreak == 0 { lastBreak = index + 1 }
    }
    return count >= Self.longestRecord ? (lastBreak > 0 ? lastBreak : count) : 0
  }
}

extension Span<UInt8> {
  /// How often a byte is there; the compiler makes this loop many bytes a step.
  fileprivate func count(of byte: UInt8) -> Int {
    var count = 0
    for index in indices { count &+= self[index] == byte ? 1 : 0 }
    return count
  }
}
