/// What is wrong with a record, and where.
struct CSVProblem: Hashable {
  enum Kind: Hashable {
    case quoteInField
    case textAfterQuote(openedOn: Int)
    case unclosedQuote
  }

  var kind: Kind
  var line: Int
  var column: Int
}

/// Finds the fields of one record after another; the hot loop of reading snapshots.
struct CSVScanner: Sendable {
  enum Outcome {
    /// A record, now in ``fields``.
    case record
    case problem(CSVProblem)
    case end
  }

  /// Of the last record; the memory is used again for the next.
  private(set) var fields = CSVFields()
  /// The line, from 1, on which the last record starts.
  private(set) var recordLine = 1
  /// Whether blank lines stood between the last record and the one before it.
  private(set) var followsBlankLine = false
  /// What separates two fields.
  let delimiter: UInt8
  private let ends: FieldEnds
  private var hasPassedBlankLine = false
  private var offset = 0
  private var line: Int
  private var lineStart = 0

  init(delimiter: UInt8 = UInt8(ascii: ","), firstLine: Int = 1) {
    self.delimiter = delimiter
    ends = FieldEnds(delimiter: delimiter)
    line = firstLine
  }

  /// Leaves out bytes at the start of the file that belong to no column.
  mutating func skip(_ count: Int) {
    offset = count
    lineStart = count
  }

  /// Goes on with other bytes, which start at the start of the present line; lines are counted on.
  mutating func startPart() { skip(0) }

  /// Reads the next record that is not blank from the bytes of the whole file, or of a part that ends with a record.
  ///
  /// Doubled quotes are made single in place, which moves no other field.
  @unsafe mutating func next(in bytes: UnsafeMutableBufferPointer<UInt8>) -> Outcome {
    fields.removeAll()
    let before = line
    unsafe skipBlankLines(in: bytes)
    if line > before { hasPassedBlankLine = true }
    recordLine = line
    guard offset < bytes.count else { return .end }
    followsBlankLine = hasPassedBlankLine
    hasPassedBlankLine = false
    let read = unsafe fields.readPlain(
      from: offset, to: ends, delimiter: delimiter, line: line, lineStart: lineStart, in: UnsafeRawBufferPointer(bytes))
    offset = read.place
    if read.isRecord {
      unsafe endLine(in: bytes)
      return .record
    }
    while true {
      let start = offset
      let column = start - lineStart + 1
      // Safe: every access below is behind a comparison with the count.
      if start < bytes.count, unsafe bytes[start] == quote {
        let startLine = line
        if let problem = unsafe readQuoted(in: bytes, column: column, line: startLine) { return .problem(problem) }
      } else {
        let end = unsafe ends.next(from: start, in: UnsafeRawBufferPointer(bytes))
        fields.append(CSVField(range: start..<end, isQuoted: false, line: line, column: column))
        offset = end
        if end < bytes.count, unsafe bytes[end] == quote {
          let problem = CSVProblem(kind: .quoteInField, line: line, column: end - lineStart + 1)
          unsafe skipLine(in: bytes)
          return .problem(problem)
        }
      }
      guard offset < bytes.count else { return .record }
      if unsafe bytes[offset] == delimiter {
        offset += 1
      } else {
        unsafe endLine(in: bytes)
        return .record
      }
    }
  }

  /// Reads a field from its opening quote to the byte after its closing one.
  @unsafe private mutating func readQuoted(
    in bytes: UnsafeMutableBufferPointer<UInt8>, column: Int, line startLine: Int
  ) -> CSVProblem? {
    let opening = (offset: offset, lineStart: lineStart)
    var end = offset + 1
    var firstDoubled: Int?
    while end < bytes.count {
      let byte = unsafe bytes[end]
      if byte == quote {
        guard end + 1 < bytes.count, unsafe bytes[end + 1] == quote else {
          let textEnd = if let firstDoubled { unsafe unescape(firstDoubled..<end, in: bytes) } else { end }
          fields.append(CSVField(range: opening.offset + 1..<textEnd, isQuoted: true, line: startLine, column: column))
          offset = end + 1
          return unsafe textAfterQuote(in: bytes, openedOn: startLine)
        }
        if firstDoubled == nil { firstDoubled = end }
        end += 1
      } else if byte == lineFeed || byte == carriageReturn && !(unsafe isLineFeed(at: end + 1, in: bytes)) {
        line += 1
        lineStart = end + 1
      }
      end += 1
    }
    // The rest of the file is inside the quotes, most of it surely by mistake: go on after the line that opened them.
    offset = opening.offset
    line = startLine
    lineStart = opening.lineStart
    unsafe skipLine(in: bytes)
    return CSVProblem(kind: .unclosedQuote, line: startLine, column: column)
  }

  /// Makes the doubled quotes of a field single, from the first of them on, and gives the new end.
  @unsafe private func unescape(_ range: Range<Int>, in bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var end = range.lowerBound
    var next = range.lowerBound
    while next < range.upperBound {
      let byte = unsafe bytes[next]
      unsafe bytes[end] = byte
      end += 1
      next += byte == quote ? 2 : 1
    }
    return end
  }

  @unsafe private mutating func textAfterQuote(
    in bytes: UnsafeMutableBufferPointer<UInt8>, openedOn openingLine: Int
  ) -> CSVProblem? {
    guard offset < bytes.count else { return nil }
    let byte = unsafe bytes[offset]
    if byte == delimiter || byte == lineFeed || byte == carriageReturn { return nil }
    let problem = CSVProblem(kind: .textAfterQuote(openedOn: openingLine), line: line, column: offset - lineStart + 1)
    unsafe skipLine(in: bytes)
    return problem
  }

  /// Steps over the line break at the present place.
  @unsafe private mutating func endLine(in bytes: UnsafeMutableBufferPointer<UInt8>) {
    let isCRLF = unsafe bytes[offset] == carriageReturn && isLineFeed(at: offset + 1, in: bytes)
    offset += isCRLF ? 2 : 1
    line += 1
    lineStart = offset
  }

  @unsafe private mutating func skipLine(in bytes: UnsafeMutableBufferPointer<UInt8>) {
    while offset < bytes.count, unsafe bytes[offset] != lineFeed && bytes[offset] != carriageReturn { offset += 1 }
    if offset < bytes.count { unsafe endLine(in: bytes) }
  }

  @unsafe private mutating func skipBlankLines(in bytes: UnsafeMutableBufferPointer<UInt8>) {
    while offset < bytes.count, unsafe bytes[offset] == lineFeed || bytes[offset] == carriageReturn {
      unsafe endLine(in: bytes)
    }
  }

  @unsafe private func isLineFeed(at offset: Int, in bytes: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    unsafe offset < bytes.count && bytes[offset] == lineFeed
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed: UInt8 = 0x0A
private let carriageReturn: UInt8 = 0x0D
