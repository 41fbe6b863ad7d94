import Diagnostics

/// What comes before the header: the encoding, lines that are not read, and what separates the columns.
struct Preamble: Sendable {
  private let form: TableForm
  private var decoder: TextDecoder
  /// Bytes at the start of a file, until there are enough of them to tell its encoding.
  private var first: [UInt8]? = []
  private var linesToSkip: Int
  /// A line end of two bytes may be cut between two parts.
  private var endsInCarriageReturn = false
  /// The line of the file, from 1, at which the text begins that is handed on.
  private(set) var firstLine = 1
  private var candidates: [UInt8] = []
  private var toldFault: TextDecoder.Fault?

  init(_ form: TableForm) {
    self.form = form
    decoder = TextDecoder(form.encoding)
    linesToSkip = max(0, form.skip)
  }

  var encoding: TextEncoding? { decoder.encoding }
  /// Whether what is read from here on is text as it is.
  var keepsBytes: Bool { isOver && decoder.keepsBytes }
  /// Whether the header may begin.
  var isOver: Bool { first == nil && linesToSkip == 0 }

  /// Makes of the next bytes of the file the text that is handed on; `isWhole` where no more bytes come.
  mutating func take(_ bytes: inout [UInt8], isWhole: Bool) {
    if let start = first {
      // Nothing that is put in front or taken away would still be a copy of a large file.
      if !start.isEmpty { bytes.insert(contentsOf: start, at: 0) }
      guard bytes.count >= TextDecoder.markLength || isWhole else {
        first = bytes
        bytes = []
        return
      }
      first = nil
      let mark = decoder.begin(bytes)
      if mark > 0 { bytes.removeFirst(mark) }
    }
    if !decoder.keepsBytes {
      var text: [UInt8] = []
      text.reserveCapacity(bytes.count)
      decoder.append(bytes, to: &text)
      if isWhole { decoder.finish(&text) }
      bytes = text
    }
    if linesToSkip > 0 { skipLines(&bytes) }
  }

  private mutating func skipLines(_ text: inout [UInt8]) {
    var index = 0
    while index < text.count, linesToSkip > 0 || endsInCarriageReturn {
      let byte = text[index]
      if byte == 0x0A, endsInCarriageReturn {
        endsInCarriageReturn = false
      } else if linesToSkip == 0 {
        break
      } else if byte == 0x0A || byte == 0x0D {
        linesToSkip -= 1
        firstLine += 1
        endsInCarriageReturn = byte == 0x0D
      } else {
        endsInCarriageReturn = false
      }
      index += 1
    }
    text.removeFirst(index)
  }

  /// What separates the columns, by the first text that is handed on.
  mutating func delimiter(of text: Span<UInt8>) -> UInt8 {
    guard case .found = form.delimiter else {
      if case .byte(let byte) = form.delimiter { return byte }
      return UInt8(ascii: ",")
    }
    candidates = delimiters(of: text)
    return candidates.first ?? UInt8(ascii: ",")
  }

  /// What is wrong with the form, once the header is reached.
  mutating func problems(file: String) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    if candidates.count > 1 {
      let names = candidates.map(name(ofDelimiter:)).joined(separator: " as well as ")
      problems.append(
        Diagnostic(
          .csvHeader, at: SourcePosition(file: file, line: firstLine, column: 1),
          "\(names) may separate the columns", suggestion: "set delimiter to the one that does"))
    }
    if linesToSkip > 0 {
      problems.append(
        Diagnostic(
          .csvHeader, at: SourcePosition(file: file), "the file has nothing below the \(form.skip) lines that are skipped",
          suggestion: "set skip to the number of lines above the header"))
    }
    return problems + lateProblems(file: file)
  }

  /// What is wrong with the encoding as far as the text was read; each fault once.
  mutating func lateProblems(file: String) -> [Diagnostic] {
    guard let fault = decoder.fault, fault != toldFault else { return [] }
    toldFault = fault
    let message: String
    let suggestion: String
    switch fault {
    case .halfCharacter(let isAtEnd):
      message = "the file is UTF-16, and \(isAtEnd ? "ends" : "breaks off") in the middle of a character"
      suggestion = "it was truncated or damaged: export it again"
    case .otherMark(let encoding):
      message = "the first bytes of the file say that it is \(encoding.name), not \(form.encoding?.name ?? "")"
      suggestion = "leave out the encoding: the file states it"
    case .looksLikeUTF16(let encoding):
      message = "the file looks like UTF-16, but has no byte order mark"
      suggestion = "say so: encoding: \(encoding.rawValue)"
    }
    return [Diagnostic(.fileNotUTF8, at: SourcePosition(file: file, line: 1), message, suggestion: suggestion)]
  }
}
