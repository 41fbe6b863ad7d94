import Fingerprints

/// JSON objects, one on each line between the brackets of a list, written member by member.
///
/// A member whose value is nil is left out.
struct JSONLines {
  private(set) var bytes: [UInt8] = []

  /// Ends the last line, where there is one.
  mutating func end() {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
  }

  /// Begins an object on a line of its own.
  mutating func begin() {
    append(bytes.isEmpty ? "      {" : ",\n      {")
  }

  /// An object that was written before, on a line of its own.
  mutating func add(_ object: [UInt8]) {
    append(bytes.isEmpty ? "      " : ",\n      ")
    bytes += object
  }

  // MARK: Members

  mutating func put(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    put(name: name)
    put(text)
  }

  mutating func put(_ name: StaticString, _ number: Int?) {
    guard let number else { return }
    put(name: name)
    put(number)
  }

  /// A name that is no literal, and holds nothing to escape either.
  mutating func put(argument name: String, _ text: String?) {
    guard let text else { return }
    append(bytes.last == UInt8(ascii: "{") ? "\"" : ",\"")
    bytes += name.utf8
    append("\":")
    put(text)
  }

  mutating func put<Item>(_ name: StaticString, _ items: [Item], each: (inout Self, Item) -> Void) {
    open(list: name)
    for index in items.indices {
      if index > 0 { separate() }
      each(&self, items[index])
    }
    closeList()
  }

  /// Begins a list as a member; between its items stands ``separate()``.
  mutating func open(list name: StaticString) {
    put(name: name)
    bytes.append(UInt8(ascii: "["))
  }

  mutating func separate() { bytes.append(UInt8(ascii: ",")) }
  mutating func closeList() { bytes.append(UInt8(ascii: "]")) }

  /// Begins an object, as a member or as an item of a list.
  mutating func open(_ name: StaticString? = nil) {
    if let name { put(name: name) }
    bytes.append(UInt8(ascii: "{"))
  }

  /// Ends the object that was begun last.
  mutating func close() { bytes.append(UInt8(ascii: "}")) }

  /// Names are ours and hold nothing to escape.
  private mutating func put(name: StaticString) {
    append(bytes.last == UInt8(ascii: "{") ? "\"" : ",\"")
    append(name)
    append("\":")
  }

  private mutating func append(_ literal: StaticString) {
    // Memory safety: the literal's own bytes, for the length of the call.
    literal.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  // MARK: Values

  mutating func put(_ text: String) { JSON.append(text, to: &bytes) }

  mutating func put(_ number: Int) {
    // Nearly all are places below a thousand.
    guard (0..<1000).contains(number) else {
      bytes += String(number).utf8
      return
    }
    let digits = (UInt8(number / 100), UInt8(number / 10 % 10), UInt8(number % 10))
    if number >= 100 { bytes.append(0x30 + digits.0) }
    if number >= 10 { bytes.append(0x30 + digits.1) }
    bytes.append(0x30 + digits.2)
  }
}
