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
  private var isAtStart = true
  private var isAtEnd = false
  private var scanner = CSVScanner()
  private var problems: ProblemList

  package init(file: String) {
    self.file = file
    problems = ProblemList(file: file)
  }

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
      count += min(max(got, 0), partSize)
      isAtEnd = got <= 0
      whole = isAtEnd ? count : wholeRecords()
    }
    return count > 0
  }

  /// Hands over each record of the part that ``fill(_:)`` read that has as many fields as the header, as
  /// ``CSVReader/readRecords(_:)`` does.
  package mutating func readRecords(_ body: (_ fields: Span<CSVField>, _ bytes: Span<UInt8>) -> Void) {
    var scanner = scanner
    var problems = problems
    var header = header
    scanner.startPart()
    if isAtStart, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.skip(3) }
    isAtStart = false
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
          problems.add(problem)
        case .record where header.isEmpty:
          let span = unsafe part.span
          header = scanner.fields.map { field in
            CSVReader.Column(
              name: field.text(in: span), position: SourcePosition(file: file, line: field.line, column: field.column))
          }
        case .record where scanner.fields.count != header.count:
          problems.add(columns: scanner.fields.count, expected: header.count, line: scanner.recordLine)
        case .record:
          unsafe body(scanner.fields.span, part.span)
        }
      }
    }
    self.scanner = scanner
    self.problems = problems
    self.header = header
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
