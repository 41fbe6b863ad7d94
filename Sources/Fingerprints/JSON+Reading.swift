/// Why a text is no JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
  /// Line from 1.
  package var line: Int
  /// Column from 1 in UTF-8 bytes.
  package var column: Int
  /// Without a full stop.
  package var message: String

  package init(line: Int, column: Int, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }
}

extension JSON {
  /// Reads one JSON text by RFC 8259, in UTF-8, without repeated names in an object.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    var reader = JSONReader(bytes: bytes)
    self = try reader.document()
  }

  package init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var offset = 0

  /// Deeper than any file of ours; keeps a hostile file from exhausting the stack.
  static let greatestDepth = 100

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONError) -> JSON {
    let value = try value(depth: 1)
    guard peek() == nil else { throw error("text follows the value") }
    return value
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth <= Self.greatestDepth else { throw error("nested more than \(Self.greatestDepth) deep") }
    switch peek() {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case let digit? where digit == UInt8(ascii: "-") || (0x30...0x39).contains(digit): return try number()
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw error("the text ends where a value is expected")
    default: throw error("a value is expected")
    }
  }

  mutating func object(depth: Int) throws(JSONError) -> JSON {
    var members: [JSON.Member] = []
    var names: Set<String> = []
    offset += 1
    if take("}") { return .object([]) }
    repeat {
      guard peek() == UInt8(ascii: "\"") else { throw error("a name in quotes is expected") }
      let start = offset
      let name = try string()
      guard names.insert(name).inserted else { throw error("'\(name)' stands already in this object", at: start) }
      guard take(":") else { throw error("':' is expected") }
      members.append(JSON.Member(name, try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw error("',' or '}' is expected") }
    return .object(members)
  }

  mutating func array(depth: Int) throws(JSONError) -> JSON {
    var items: [JSON] = []
    offset += 1
    if take("]") { return .array([]) }
    repeat { items.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw error("',' or ']' is expected") }
    return .array(items)
  }

  mutating func number() throws(JSONError) -> JSON {
    let start = offset
    if byte == UInt8(ascii: "-") { offset += 1 }
    let whole = takeDigits()
    guard whole > 0 else { throw error("a digit is expected") }
    if whole > 1, bytes[offset - whole] == UInt8(ascii: "0") { throw error("a number starts with 0", at: start) }
    var isInteger = true
    if byte == UInt8(ascii: ".") {
      isInteger = false
      offset += 1
      guard takeDigits() > 0 else { throw error("a digit is expected") }
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      isInteger = false
      offset += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset += 1 }
      guard takeDigits() > 0 else { throw error("a digit is expected") }
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if isInteger, text != "-0", let integer = Int(text) { return .integer(integer) }
    return .number(text)
  }

  mutating func word(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
    guard bytes[offset...].starts(with: word.utf8) else { throw error("a value is expected") }
    offset += word.utf8.count
    return value
  }

  mutating func string() throws(JSONError) -> String {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    while let byte {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw error("the string is not UTF-8", at: start)
        }
        return string
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw error("a control character stands in a string", at: offset - 1)
      default: text.append(byte)
      }
    }
    throw error("the string that starts here is not closed", at: start)
  }

  mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    let start = offset - 1
    guard let byte else { throw error("the text ends within a string") }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try codeUnit()
      if code & 0xFC00 == 0xD800, bytes[offset...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
        offset += 2
        let low = try codeUnit()
        guard low & 0xFC00 == 0xDC00 else { throw error("half of a surrogate pair", at: start) }
        code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error("half of a surrogate pair", at: start) }
      text += String(Character(scalar)).utf8
    default: throw error("an unknown escape", at: start)
    }
  }

  mutating func codeUnit() throws(JSONError) -> UInt32 {
    let digits = bytes[offset...].prefix(4)
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let code = UInt32(text, radix: 16)
    else { throw error("four hexadecimal digits are expected") }
    offset += 4
    return code
  }

  /// The byte at the present place; nil at the end.
  var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The next byte that is no white space.
  mutating func peek() -> UInt8? {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    return byte
  }

  mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: wanted) else { return false }
    offset += 1
    return true
  }

  mutating func takeDigits() -> Int {
    let start = offset
    while let byte, byte >= 0x30, byte <= 0x39 { offset += 1 }
    return offset - start
  }

  func error(_ message: String, at place: Int? = nil) -> JSONError {
    let place = place ?? offset
    var line = 1
    var lineStart = 0
    // As editors count: LF, CRLF and CR end a line.
    for index in 0..<place where bytes[index] == 0x0A || bytes[index] == 0x0D && !bytes[(index + 1)...].starts(with: [0x0A]) {
      line += 1
      lineStart = index + 1
    }
    return JSONError(line: line, column: place - lineStart + 1, message: message)
  }
}
