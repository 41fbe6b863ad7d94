/// Writes CSV: UTF-8, LF, quotes only where RFC 4180 needs them.
package struct CSVWriter: Sendable {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []
  private let spreadsheetSafe: Bool

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
    let start = bytes.count
    var isFirst = true
    for cell in cells {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      append(spreadsheetSafe && isFormula(cell) ? "'" + cell : cell)
    }
    // A row of one empty cell would be a blank line, which readers skip.
    if bytes.count == start, !isFirst { bytes += #""""#.utf8 }
    bytes.append(0x0A)
  }

  private mutating func append(_ cell: String) {
    var cell = cell
    cell.withUTF8 { text in
      // U+FEFF at the start of a file would be taken for a byte order mark.
      let isMark = unsafe bytes.isEmpty && text.starts(with: [0xEF, 0xBB, 0xBF])
      guard unsafe isMark || text.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
        unsafe bytes.append(contentsOf: text)
        return
      }
      bytes.append(0x22)
      for index in text.indices {
        let byte = unsafe text[index]
        if byte == 0x22 { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
  }
}

/// Whether a spreadsheet would run the cell: it starts with a sign of a formula, also in its full-width form, and is no number.
private func isFormula(_ cell: String) -> Bool {
  // Most cells begin with a letter or a digit.
  guard let byte = cell.utf8.first, byte < 0x30 || byte == 0x3D || byte == 0x40 || byte == 0xEF,
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
