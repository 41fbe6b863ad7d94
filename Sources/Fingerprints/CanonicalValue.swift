/// A value in the form in which it is hashed: no floating point, no spelling differences.
package enum CanonicalValue: Hashable, Sendable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  /// Values in an order that means something.
  case list([CanonicalValue])
  /// Values whose order means nothing and of which equal ones count once.
  case set([CanonicalValue])
  case object(CanonicalMembers)
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
    case .set(let items): Self.write(set: items, to: &bytes)
    case .object(let members): Self.write(members, to: &bytes) { _, value, bytes in value.write(to: &bytes) }
    }
  }

  /// The items one behind the other, and then in the order of their bytes, which is mostly the one that they have.
  private static func write(set items: [CanonicalValue], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    let start = bytes.count
    var parts: [Range<Int>] = []
    if items.count > 1 { parts.reserveCapacity(items.count) }
    var isInOrder = true
    for item in items {
      if !parts.isEmpty { bytes.append(UInt8(ascii: ",")) }
      let begin = bytes.count
      item.write(to: &bytes)
      guard items.count > 1 else { break }
      if let last = parts.last, isInOrder {
        isInOrder = precedes(
          bytes.span.extracting(start + last.lowerBound..<start + last.upperBound), bytes.span.extracting(begin..<bytes.count))
      }
      parts.append(begin - start..<bytes.count - start)
    }
    if !isInOrder {
      let written = Array(bytes[start...])
      parts.sort { precedes(written.span.extracting($0), written.span.extracting($1)) }
      bytes.removeLast(written.count)
      var last: ArraySlice<UInt8>?
      for part in parts where written[part] != last {
        if last != nil { bytes.append(UInt8(ascii: ",")) }
        bytes += written[part]
        last = written[part]
      }
    }
    bytes.append(UInt8(ascii: "]"))
  }

  @inline(__always)
  private static func write(
    _ members: CanonicalMembers, to bytes: inout [UInt8], _ write: (String, CanonicalValue, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: "{"))
    for index in members.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let name = members[index].name
      let start = bytes.count
      appendJSONString(name, to: &bytes)
      precondition(bytes[start...].allSatisfy { $0 < 0x80 }, "keys of hashed values are ASCII")
      bytes.append(UInt8(ascii: ":"))
      write(name, members[index].value, &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

/// Whether one text of bytes stands before another.
private func precedes(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
  for index in 0..<min(left.count, right.count) where left[index] != right[index] { return left[index] < right[index] }
  return left.count < right.count
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

/// Appends a JSON string with the escapes that RFC 8785 asks for and no others.
func appendJSONString(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  // Memory safety: bytes are read below their count, for the length of the call.
  let isWritten: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { characters in
    // What stands between two escapes is copied at once: nearly always the whole text.
    var start = 0
    for index in 0..<characters.count {
      let byte = unsafe characters[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: characters[start..<index]))
      appendEscape(of: byte, to: &bytes)
      start = index + 1
    }
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: characters[start...]))
  }
  // A native text always has its bytes together.
  if isWritten == nil { for byte in text.utf8 { if !appendEscape(of: byte, to: &bytes) { bytes.append(byte) } } }
  bytes.append(UInt8(ascii: "\""))
}

/// Appends the escape of a byte; false where it has none.
@discardableResult
private func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) -> Bool {
  switch byte {
  case UInt8(ascii: "\""): bytes += #"\""#.utf8
  case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
  case 0x08: bytes += #"\b"#.utf8
  case 0x09: bytes += #"\t"#.utf8
  case 0x0A: bytes += #"\n"#.utf8
  case 0x0C: bytes += #"\f"#.utf8
  case 0x0D: bytes += #"\r"#.utf8
  case 0x20...: return false
  default:
    bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8
    bytes += String(byte, radix: 16).utf8
  }
  return true
}
