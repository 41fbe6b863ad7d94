import Diagnostics

/// Which records of a table are its rows: they have a field a column, and stand above the line at which the rows end.
package struct RowSelection: Sendable {
  /// Records of one width that is not the header's.
  package struct Others: Hashable, Sendable {
    package var width: Int
    package var count: Int
    /// Where the first of them stands, and how it begins.
    package var line: Int
    package var text: String
    /// Whether a blank line stands above it.
    package var followsBlankLine: Bool
  }

  private let until: [UInt8]?
  /// The line at which the rows ended.
  package private(set) var endLine: Int?
  package private(set) var count = 0
  /// Of the last row.
  package private(set) var lastLine = 0
  /// In the order in which they were met; widths beyond the first few are not told apart.
  package private(set) var others: [Others] = []

  init(until: String?) {
    self.until = until.map { Array($0.utf8) }
  }

  /// Whether the line was reached at which the rows end.
  var haveEnded: Bool { endLine != nil }

  /// Takes a record as a row where there is no doubt, as for nearly all: no line ends the rows, and it is as wide as the header.
  /// ``takes(_:_:width:_:)`` decides on the others.
  mutating func takesPlainly(_ fields: Int, width: Int, line: Int) -> Bool {
    guard until == nil, fields == width else { return false }
    count += 1
    lastLine = line
    return true
  }

  /// Whether the scanner's record is a row; empty fields to the right of the last column are none.
  mutating func takes(_ scanner: CSVScanner, _ bytes: Span<UInt8>, width: Int, _ problems: inout ProblemList) -> Bool {
    if let until {
      if haveEnded {
        tellRowBelow(scanner, bytes, width, until, &problems)
        return false
      }
      if until.isEmpty ? scanner.followsBlankLine && count > 0 : begins(scanner.fields[0], bytes, until) {
        endLine = scanner.recordLine
        return false
      }
    }
    let found = scanner.fields.count
    guard found == width || found > width && scanner.fields[width...].allSatisfy({ $0.range.isEmpty }) else {
      note(scanner, bytes)
      problems.add(columns: found, expected: width, line: scanner.recordLine)
      return false
    }
    count += 1
    lastLine = scanner.recordLine
    return true
  }

  /// A row below the end is one that nobody meant to leave out: other totals begin as the first one does.
  private mutating func tellRowBelow(
    _ scanner: CSVScanner, _ bytes: Span<UInt8>, _ width: Int, _ until: [UInt8], _ problems: inout ProblemList
  ) {
    let first = scanner.fields[0]
    guard width > 1, scanner.fields.count == width, !first.range.isEmpty, until.isEmpty || !begins(first, bytes, until)
    else { return }
    let text = String(decoding: until, as: UTF8.self)
    let end = until.isEmpty ? "the blank line above line \(endLine ?? 0)" : "'\(text)' in line \(endLine ?? 0)"
    problems.add(
      Diagnostic(
        .csvColumns, at: SourcePosition(file: problems.file, line: scanner.recordLine, column: 1),
        "there is a row below \(end), where the rows end",
        suggestion: "correct the export, or set until to the beginning of the first line below the rows"))
  }

  private func begins(_ field: CSVField, _ bytes: Span<UInt8>, _ text: [UInt8]) -> Bool {
    var start = field.range.lowerBound
    while start < field.range.upperBound, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    guard field.range.upperBound - start >= text.count else { return false }
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return true
  }

  private mutating func note(_ scanner: CSVScanner, _ bytes: Span<UInt8>) {
    let width = scanner.fields.count
    if let index = others.firstIndex(where: { $0.width == width }) {
      others[index].count += 1
    } else if others.count < 20 {
      let text = String(scanner.fields[0].text(in: bytes).prefix(60))
      others.append(
        Others(width: width, count: 1, line: scanner.recordLine, text: text, followsBlankLine: scanner.followsBlankLine))
    }
  }
}
