/// Writes CSV: UTF-8, LF, quotes only where RFC 4180 needs them.
package struct CSVWriter: Sendable {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []
  private let spreadsheetSafe: Bool
  /// Where the record begins that is being written; nil between records.
  private var start: Int?

  /// - Parameter spreadsheetSafe: for files that people open in a spreadsheet: a cell that it would run as a formula gets
  ///   an apostrophe in front. Such a file does not read back as it was, so files that we read are written without.
  package init(spreadsheetSafe: Bool = false) {
    self.spreadsheetSafe = spreadsheetSafe
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds one record.
  package mutating func row(_ cells: some Sequence<String>) { row(Array(cells)) }

  /// Adds one record.
  package mutating func row(_ cells: [String]) {
    for cell in cells { add(cell) }
    endRow()
  }

  /// Adds a cell to a record, which ``endRow()`` ends: of many records without a list for each.
  package mutating func add(_ cell: String) {
    if start == nil { start = bytes.count } else { bytes.append(UInt8(ascii: ",")) }
    appendCell(cell)
  }

  package mutating func endRow() {
    // A row of one empty cell would be a blank line, which readers skip.
    if start == bytes.count { bytes += #""""#.utf8 }
    bytes.append(0x0A)
    start = nil
  }

  /// The bytes of cells with commas between them, for records that begin or end alike.
  package func cells(_ texts: [String]) -> [UInt8] {
    var writer = CSVWriter(spreadsheetSafe: spreadsheetSafe)
    // Behind a comma: none of them begins the file.
    for text in texts {
      writer.bytes.append(UInt8(ascii: ","))
      writer.appendCell(text)
    }
    return Array(writer.bytes.dropFirst())
  }

  /// Adds one record: cells as ``cells(_:)`` gives them, a cell of these bytes, and other such cells.
  package mutating func row(_ first: [UInt8], _ cell: ArraySlice<UInt8>, _ last: [UInt8]) {
    bytes += first
    bytes.append(UInt8(ascii: ","))
    if cell.isPlain { bytes += cell } else { appendCell(String(decoding: cell, as: UTF8.self)) }
    bytes.append(UInt8(ascii: ","))
    bytes += last
    bytes.append(0x0A)
  }

  /// Empties it for more of the same file, and keeps its memory.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func appendCell(_ cell: String) {
    if spreadsheetSafe, isFormula(cell) { append("'" + cell) } else { append(cell) }
  }

  private mutating func append(_ cell: String) {
    // U+FEFF at the start of a file would be taken for a byte order mark.
    let isMark = bytes.isEmpty && cell.utf8.starts(with: [0xEF, 0xBB, 0xBF])
    guard isMark || needsQuotes(cell) else { return copy(cell) }
    bytes.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Appends a text as it is.
  private mutating func copy(_ cell: String) {
    // Memory safety: the bytes are copied at once. Where they do not lie together they are taken one by one.
    let isCopied: Void? = unsafe cell.utf8.withContiguousStorageIfAvailable { unsafe bytes.append(contentsOf: $0) }
    if isCopied == nil { bytes += cell.utf8 }
  }
}

extension ArraySlice<UInt8> {
  /// Whether it holds only ASCII letters, digits, points and underscores, as most ids do: such a cell is written as it stands.
  fileprivate var isPlain: Bool {
    let bytes = span
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "."), UInt8(ascii: "_"):
        continue
      default: return false
      }
    }
    return true
  }
}

/// Whether a cell holds a comma, a quote or the end of a line.
private func needsQuotes(_ cell: String) -> Bool {
  let bytes = cell.utf8.span
  for index in bytes.indices {
    let byte = bytes[index]
    if byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D { return true }
  }
  return false
}

/// Whether a spreadsheet would run the cell: it starts with a sign of a formula, also in its full-width form, and is no number.
private func isFormula(_ cell: String) -> Bool {
  // Nearly every cell begins with a letter or a digit.
  guard let byte = cell.utf8.first, byte < 0x30 || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "@") || byte >= 0x80,
    let first = cell.unicodeScalars.first
  else { return false }
  return formulaSigns.unicodeScalars.contains(first) && !isPlainNumber(cell.utf8)
}

private let formulaSigns = "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}"

/// A sign, digits, and perhaps a point and more digits.
private func isPlainNumber(_ text: String.UTF8View) -> Bool {
  guard let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return false }
  let parts = text.dropFirst().split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
  return parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
}
