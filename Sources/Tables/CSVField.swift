/// Where one field of a record lies in the bytes that come with it.
package struct CSVField: Hashable, Sendable {
  /// The field's text without its quotes, and with doubled quotes made single.
  package var range: Range<Int>
  /// True where the field stands in quotes, which tells an empty text from a missing value.
  package var isQuoted: Bool
  /// Where the field starts in the file, its opening quote included. Line and column (UTF-8 bytes) from 1.
  package var line: Int
  package var column: Int

  init(range: Range<Int>, isQuoted: Bool, line: Int, column: Int) {
    self.range = range
    self.isQuoted = isQuoted
    self.line = line
    self.column = column
  }

  /// The field's text as a string, for messages and small tables; numbers and keys are read from the bytes.
  package func text(in bytes: Span<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    for index in range { text.append(bytes[index]) }
    return String(decoding: text, as: UTF8.self)
  }
}
