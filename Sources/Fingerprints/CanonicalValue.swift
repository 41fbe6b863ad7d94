/// A value in the form in which it is hashed: no floating point, no spelling differences.
package enum CanonicalValue: Hashable, Sendable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  /// Values in an order that means something.
  case list([CanonicalValue])
  /// Values whose order means nothing and of which equal ones count once.
  case set([CanonicalValue])
  /// Keys are ASCII.
  case object([String: CanonicalValue])
  case null
}

extension CanonicalValue {
  /// Canonical JSON by RFC 8785, of text that is ``normalized(_:)`` first; sets are arrays sorted by their items' bytes.
  ///
  /// - Precondition: keys are ASCII, so that the order of UTF-16 code units, which the RFC asks for, is that of bytes.
  package func canonicalJSON() -> [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  /// The SHA-256 digest of ``canonicalJSON()``.
  package var fingerprint: Fingerprint {
    var bytes: [UInt8] = []
    // As most meanings need.
    bytes.reserveCapacity(896)
    write(to: &bytes)
    return sha256(bytes)
  }

  /// The same of an object whose member `key` is in canonical JSON already: values that share a large part write it once.
  package func fingerprint(with key: String, as json: [UInt8]) -> Fingerprint {
    guard case .object(let members) = self else { return fingerprint }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.count + 256)
    Self.write(members, to: &bytes) { name, value, bytes in
      if name == key { bytes += json } else { value.write(to: &bytes) }
    }
    return sha256(bytes)
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .string(let text):
      if !appendPlain(text, to: &bytes) { appendJSONString(normalized(text), to: &bytes) }
    case .integer(let number):
      bytes += String(number).utf8
    case .boolean(let value):
      bytes += (value ? "true" : "false").utf8
    case .null:
      bytes += "null".utf8
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        item.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .set(let items):
      bytes.append(UInt8(ascii: "["))
      if items.count <= 1 {
        for item in items { item.write(to: &bytes) }
      } else {
        var sorted = items.map { $0.canonicalJSON() }.sorted { $0.lexicographicallyPrecedes($1) }
        sorted.removeRepeats()
        for (index, item) in sorted.enumerated() {
          if index > 0 { bytes.append(UInt8(ascii: ",")) }
          bytes += item
        }
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members): Self.write(members, to: &bytes) { _, value, bytes in value.write(to: &bytes) }
    }
  }

  @inline(__always)
  private static func write(
    _ members: [String: CanonicalValue], to bytes: inout [UInt8], _ write: (String, CanonicalValue, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: "{"))
    // The order of ASCII texts is that of their bytes.
    let sorted = members.count > 1 ? members.sorted { $0.key < $1.key } : Array(members)
    for index in sorted.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let start = bytes.count
      appendJSONString(sorted[index].key, to: &bytes)
      precondition(bytes[start...].allSatisfy { $0 < 0x80 }, "keys of hashed values are ASCII")
      bytes.append(UInt8(ascii: ":"))
      write(sorted[index].key, sorted[index].value, &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

/// Appends a JSON string whose text is normalized ASCII without anything to escape, as nearly every one is; false, and nothing
/// appended, where it is not.
private func appendPlain(_ text: String, to bytes: inout [UInt8]) -> Bool {
  // Memory safety: bytes are read below their count, for the length of the call.
  let isPlain = unsafe text.utf8.withContiguousStorageIfAvailable { characters -> Bool in
    // A space is refused at the start, at the end and after another one: normalizing would take it away.
    var last: UInt8 = 0x20
    for index in 0..<characters.count {
      let byte = unsafe characters[index]
      guard byte &- 0x21 < 0x5E || (byte == 0x20 && last != 0x20), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else {
        return false
      }
      last = byte
    }
    guard last != 0x20 || characters.count == 0 else { return false }
    bytes.append(UInt8(ascii: "\""))
    unsafe bytes.append(contentsOf: characters)
    bytes.append(UInt8(ascii: "\""))
    return true
  }
  return isPlain ?? false
}

extension Array where Element: Equatable {
  /// Leaves the first of each run of equal neighbours.
  fileprivate mutating func removeRepeats() {
    var kept: [Element] = []
    for element in self where element != kept.last { kept.append(element) }
    self = kept
  }
}

/// Appends a JSON string with the escapes that RFC 8785 asks for and no others.
func appendJSONString(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  // Nearly every text is copied whole.
  // Memory safety: bytes are read below their count, for the length of the call.
  let isWhole = unsafe text.utf8.withContiguousStorageIfAvailable { characters -> Bool in
    for index in 0..<characters.count {
      let byte = unsafe characters[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
    }
    unsafe bytes.append(contentsOf: characters)
    return true
  }
  if isWhole == true { return bytes.append(UInt8(ascii: "\"")) }
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""): bytes += #"\""#.utf8
    case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
    case 0x08: bytes += #"\b"#.utf8
    case 0x09: bytes += #"\t"#.utf8
    case 0x0A: bytes += #"\n"#.utf8
    case 0x0C: bytes += #"\f"#.utf8
    case 0x0D: bytes += #"\r"#.utf8
    case 0..<0x20:
      bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8
      bytes += String(byte, radix: 16).utf8
    default: bytes.append(byte)
    }
  }
  bytes.append(UInt8(ascii: "\""))
}
