import Fingerprints

/// JSON objects, one on each line between the brackets of a list, written member by member.
///
/// A member whose value is nil is left out.
struct JSONLines {
  private(set) var bytes: [UInt8] = []

  /// All lines, the last one ended.
  var closed: [UInt8] { bytes.isEmpty ? [] : bytes + [UInt8(ascii: "\n")] }

  /// Begins an object on a line of its own.
  mutating func begin() {
    bytes += (bytes.isEmpty ? "      " : ",\n      ").utf8
    open()
  }

  // MARK: Members

  mutating func put(_ name: String, _ text: String?) {
    guard let text else { return }
    put(name: name)
    put(text)
  }

  mutating func put(_ name: String, _ number: Int?) {
    guard let number else { return }
    put(name: name)
    put(number)
  }

  mutating func put<Item>(_ name: String, _ items: [Item], each: (inout Self, Item) -> Void) {
    put(name: name)
    bytes.append(UInt8(ascii: "["))
    for (place, item) in items.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      each(&self, item)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Begins an object, as a member or as an item of a list.
  mutating func open(_ name: String? = nil) {
    if let name { put(name: name) }
    bytes.append(UInt8(ascii: "{"))
  }

  /// Ends the object that was begun last.
  mutating func close() { bytes.append(UInt8(ascii: "}")) }

  private mutating func put(name: String) {
    if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    // Names are ours and hold nothing to escape.
    bytes.append(UInt8(ascii: "\""))
    bytes += name.utf8
    bytes += "\":".utf8
  }

  // MARK: Values

  mutating func put(_ text: String) { JSON.string(text).append(to: &bytes) }

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
