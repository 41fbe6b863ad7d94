/// The names in the path of a request, `/dictionary/mql.html?x` -> `dictionary`, `mql.html`; the last is empty where it ends in a
/// slash. Nil where it names nothing that a site can hold: a step up, a hidden file, what is no text.
func decodedPath(_ target: String) -> [String]? {
  let path = target.prefix { $0 != "?" && $0 != "#" }
  guard path.first == "/" else { return nil }
  var names: [String] = []
  for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
    guard let name = decoded(part) else { return nil }
    names.append(name)
  }
  let isWhole = names.indices.allSatisfy { place in
    let name = names[place]
    if name.isEmpty { return place == names.count - 1 }
    return !name.hasPrefix(".") && !name.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
  }
  return isWhole ? names : nil
}

private func decoded(_ part: Substring) -> String? {
  var bytes: [UInt8] = []
  var rest = part.utf8[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    let digits = rest.prefix(2)
    guard digits.count == 2, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return nil }
    bytes.append(value)
    rest = rest.dropFirst(2)
  }
  return String(validating: bytes, as: UTF8.self)
}
