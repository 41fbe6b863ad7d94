/// A statement for a client program, held to be one `select`: such a program has no read-only transaction that we could ask
/// for, and several statements in one argument would all be run.
///
/// Words are found as SQL's standard has them; text that engines read differently is refused rather than guessed at.
struct SingleSelect: Hashable {
  /// The statement without a semicolon at its end.
  var sql: String

  struct Objection: Error, Hashable {
    /// A line without a full stop.
    var message: String
  }

  init(_ text: String) throws(Objection) {
    let bytes = Array(text.utf8)
    var index = 0
    var firstWord: [UInt8] = []
    var end: Int?
    while index < bytes.count {
      let byte = bytes[index]
      if let next = Self.endOfComment(bytes, index) {
        index = next
      } else if isSpace(byte) {
        index += 1
      } else if end != nil {
        throw Objection(message: "the query is more than one statement")
      } else if byte == semicolon {
        end = index
        index += 1
      } else if byte == quote || byte == doubleQuote || byte == backtick {
        index = try Self.endOfQuoted(bytes, index)
      } else if isLetter(byte) {
        let word = bytes[index...].prefix(while: isLetter)
        if firstWord.isEmpty { firstWord = word.map { $0 | 0x20 } }
        index = word.endIndex
      } else {
        index += 1
      }
    }
    guard firstWord.elementsEqual("select".utf8) || firstWord.elementsEqual("with".utf8) else {
      throw Objection(message: "the query starts with neither select nor with")
    }
    sql = String(decoding: bytes[..<(end ?? bytes.count)], as: UTF8.self)
  }

  /// Behind a comment that starts here; nil where none does.
  private static func endOfComment(_ bytes: [UInt8], _ start: Int) -> Int? {
    let rest = bytes[start...]
    if rest.starts(with: "--".utf8) { return rest.firstIndex(of: 0x0A) ?? bytes.count }
    guard rest.starts(with: "/*".utf8) else { return nil }
    var index = start + 2
    while index < bytes.count, !bytes[index...].starts(with: "*/".utf8) { index += 1 }
    return min(index + 2, bytes.count)
  }

  /// Behind a text or a name in quotes. A doubled quote ends one and starts the next, which comes to the same.
  private static func endOfQuoted(_ bytes: [UInt8], _ start: Int) throws(Objection) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != bytes[start] {
      // Some engines read the quote as a part of the text, others as its end.
      if bytes[index] == backslash, index + 1 < bytes.count, bytes[index + 1] == bytes[start] {
        throw Objection(message: "a backslash before a quote means different things to different engines")
      }
      index += 1
    }
    guard index < bytes.count else { throw Objection(message: "a quote in the query is not closed") }
    return index + 1
  }
}

private let semicolon = UInt8(ascii: ";")
private let quote = UInt8(ascii: "'")
private let doubleQuote = UInt8(ascii: "\"")
private let backtick = UInt8(ascii: "`")
private let backslash = UInt8(ascii: "\\")

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "_") }
