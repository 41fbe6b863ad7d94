import Calendars
import Diagnostics
import Fingerprints
import Numbers

/// What a definition is made of, as bytes between two builds: see ``Definition/packed(in:_:)``.
///
/// What is written is read as the same, in every part: `PackingTests` holds whole definitions against what is read of their bytes.
protocol Packable {
  func write(to writer: inout DefinitionWriter)
  init(from reader: inout DefinitionReader) throws(Unreadable)
}

/// Bytes that no ``DefinitionWriter`` wrote.
struct Unreadable: Error {}

/// Writes what one file of the glossary says.
struct DefinitionWriter {
  var packed = PackedWriter()
  /// The one in which everything lies.
  let file: String
  /// Whether it does.
  var isWhole = true

  init(file: String) { self.file = file }

  mutating func put(_ value: some Packable) { value.write(to: &self) }
}

/// One for each number of values: one for any number would have to find out as it runs how each of them is written.
extension DefinitionWriter {
  mutating func put(_ one: some Packable, _ two: some Packable) {
    put(one)
    put(two)
  }

  mutating func put(_ one: some Packable, _ two: some Packable, _ three: some Packable) {
    put(one, two)
    put(three)
  }

  mutating func put(_ one: some Packable, _ two: some Packable, _ three: some Packable, _ four: some Packable) {
    put(one, two)
    put(three, four)
  }
}

/// Reads what a ``DefinitionWriter`` wrote.
struct DefinitionReader {
  var packed: PackedReader
  let file: String
  /// How deep what is read now lies in other values.
  private var depth = 0
  /// Front matter is nested less deeply.
  private static let greatestDepth = 250

  init(_ packed: PackedReader, file: String) {
    self.packed = packed
    self.file = file
  }

  mutating func value<Value: Packable>() throws(Unreadable) -> Value { try Value(from: &self) }

  /// A value that may hold others of its kind.
  mutating func nested<Value>(_ read: (inout DefinitionReader) throws(Unreadable) -> Value) throws(Unreadable) -> Value {
    guard depth < Self.greatestDepth else { throw Unreadable() }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  /// The number by which a case of an enumeration was written.
  mutating func tag() throws(Unreadable) -> Int { try Int(from: &self) }
}

// MARK: Values of the language

extension Int: Packable {
  func write(to writer: inout DefinitionWriter) { writer.packed.put(small: self) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    guard let number = reader.packed.small() else { throw Unreadable() }
    self = number
  }
}

extension Bool: Packable {
  func write(to writer: inout DefinitionWriter) { writer.packed.put(small: self ? 1 : 0) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    switch reader.packed.small() {
    case 0: self = false
    case 1: self = true
    default: throw Unreadable()
    }
  }
}

extension String: Packable {
  func write(to writer: inout DefinitionWriter) { writer.packed.put(short: self) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    guard let text = reader.packed.shortText() else { throw Unreadable() }
    self = text
  }
}

extension Optional: Packable where Wrapped: Packable {
  func write(to writer: inout DefinitionWriter) {
    (self != nil).write(to: &writer)
    if let self { self.write(to: &writer) }
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self = try Bool(from: &reader) ? try Wrapped(from: &reader) : nil
  }
}

extension Array: Packable where Element: Packable {
  func write(to writer: inout DefinitionWriter) {
    count.write(to: &writer)
    for element in self { element.write(to: &writer) }
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    let count = try Int(from: &reader)
    self = []
    // Each takes a byte at least, so that a count which was made up ends the reading soon.
    guard count >= 0 else { throw Unreadable() }
    // As most lists are: a count that was made up takes no memory.
    reserveCapacity(Swift.min(count, 16))
    for _ in 0..<count { append(try Element(from: &reader)) }
  }
}

extension Dictionary: Packable where Key: Packable & Comparable, Value: Packable {
  func write(to writer: inout DefinitionWriter) {
    count.write(to: &writer)
    for (key, value) in sorted(by: { $0.key < $1.key }) { writer.put(key, value) }
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self = [:]
    let count = try Int(from: &reader)
    guard count >= 0 else { throw Unreadable() }
    for _ in 0..<count {
      let key = try Key(from: &reader)
      self[key] = try Value(from: &reader)
    }
  }
}

/// An enumeration of words.
extension Packable where Self: RawRepresentable<String> {
  func write(to writer: inout DefinitionWriter) { rawValue.write(to: &writer) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    guard let value = Self(rawValue: try String(from: &reader)) else { throw Unreadable() }
    self = value
  }
}

// MARK: Values of the modules below

extension CivilDate: Packable {
  func write(to writer: inout DefinitionWriter) { daysSinceEpoch.write(to: &writer) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    let days = try Int(from: &reader)
    // The years 1 to 9999.
    guard (-719_162...2_932_896).contains(days) else { throw Unreadable() }
    self.init(daysSinceEpoch: days)
  }
}

extension ExactDecimal: Packable {
  func write(to writer: inout DefinitionWriter) {
    writer.packed.put(word: UInt64(truncatingIfNeeded: coefficient))
    writer.packed.put(word: UInt64(truncatingIfNeeded: coefficient >> 64))
    scale.write(to: &writer)
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    guard let low = reader.packed.word(), let high = reader.packed.word() else { throw Unreadable() }
    let scale = try Int(from: &reader)
    guard (0...Self.maximumScale).contains(scale) else { throw Unreadable() }
    self.init(coefficient: Int128(Int64(bitPattern: high)) << 64 | Int128(low), scale: scale)
  }
}

/// Of the definition's own file, which is not written.
extension SourcePosition: Packable {
  func write(to writer: inout DefinitionWriter) {
    if file != writer.file { writer.isWhole = false }
    writer.put(line, column)
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(file: reader.file, line: try reader.value(), column: try reader.value())
  }
}

extension Fingerprint: Packable {
  func write(to writer: inout DefinitionWriter) { writer.packed.put(self) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    guard let fingerprint = reader.packed.fingerprint() else { throw Unreadable() }
    self = fingerprint
  }
}

extension CanonicalValue: Packable {
  func write(to writer: inout DefinitionWriter) {
    switch self {
    case .null: writer.put(0)
    case .string(let text): writer.put(1, text)
    case .integer(let number): writer.put(2, number)
    case .boolean(let value): writer.put(3, value)
    case .list(let items): writer.put(4, items)
    case .set(let items): writer.put(5, items)
    case .object(let members): writer.put(6, members)
    }
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self = try reader.nested { (reader) throws(Unreadable) in
      switch try reader.tag() {
      case 0: .null
      case 1: .string(try reader.value())
      case 2: .integer(try reader.value())
      case 3: .boolean(try reader.value())
      case 4: .list(try reader.value())
      case 5: .set(try reader.value())
      case 6: .object(try reader.value())
      default: throw Unreadable()
      }
    }
  }
}

extension CanonicalMembers: Packable {
  func write(to writer: inout DefinitionWriter) {
    count.write(to: &writer)
    for member in self { writer.put(member.name, member.value) }
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init()
    let count = try Int(from: &reader)
    guard count >= 0 else { throw Unreadable() }
    for _ in 0..<count {
      let name: String = try reader.value()
      if let last, last.name >= name { throw Unreadable() }
      self[name] = try reader.value() as CanonicalValue
    }
  }
}

extension Grain: Packable {}
extension FiscalCalendar.Pattern: Packable {}
extension FiscalCalendar.Label: Packable {}
extension FiscalCalendar.WeekRule: Packable {}
