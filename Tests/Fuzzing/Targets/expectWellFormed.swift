import HyperText

/// Every tag is one that we write and is closed in order, every attribute stands in quotes, and no address runs a script.
func expectWellFormed(_ html: HTML) {
  let text = html.string
  expect(String(validating: html.bytes, as: UTF8.self) != nil, "the HTML is not UTF-8")
  var open: [Substring] = []
  var rest = html.bytes[...]
  while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
    expect(!rest[..<start].contains(UInt8(ascii: ">")), "a bare > in \(text)")
    rest = rest[(start + 1)...]
    let tag = readTag(&rest, text)
    if tag.isEnd {
      expect(open.popLast() == tag.name, "</\(tag.name)> closes nothing in \(text)")
    } else if !["br", "hr", "img"].contains(tag.name) {
      open.append(tag.name)
    }
  }
  expect(open.isEmpty, "\(open) is not closed in \(text)")
}

private let tags: Set<Substring> = [
  "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "code", "hr", "br", "img", "a", "em",
  "strong", "div", "table", "thead", "tbody", "tr", "th", "td",
]

/// A tag from behind its `<`.
private func readTag(_ rest: inout ArraySlice<UInt8>, _ text: String) -> (name: Substring, isEnd: Bool) {
  let isEnd = rest.first == UInt8(ascii: "/")
  if isEnd { rest.removeFirst() }
  let name = word(&rest)
  expect(tags.contains(name), "the tag <\(name) in \(text)")
  while rest.first == UInt8(ascii: " "), rest.dropFirst().first != UInt8(ascii: "/") {
    rest.removeFirst()
    let attribute = word(&rest)
    expect(!isEnd && !attribute.isEmpty, "attributes of \(name) in \(text)")
    guard rest.first == UInt8(ascii: "=") else { continue }
    rest.removeFirst()
    expect(rest.popFirst() == UInt8(ascii: "\""), "\(attribute) without quotes in \(text)")
    let value = rest.prefix { $0 != UInt8(ascii: "\"") }
    expect(!value.contains(UInt8(ascii: "<")) && !value.contains(UInt8(ascii: ">")), "\(attribute) holds a tag in \(text)")
    if ["href", "src"].contains(attribute) { expectHarmless(value, text) }
    rest = rest[value.endIndex...]
    expect(rest.popFirst() == UInt8(ascii: "\""), "\(attribute) does not end in \(text)")
  }
  if rest.first == UInt8(ascii: " ") { rest.removeFirst(2) }
  expect(rest.popFirst() == UInt8(ascii: ">"), "<\(name) does not end in \(text)")
  return (name, isEnd)
}

private func word(_ rest: inout ArraySlice<UInt8>) -> Substring {
  let word = rest.prefix { ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) || $0 == 0x2D }
  rest = rest[word.endIndex...]
  return Substring(decoding: word, as: UTF8.self)
}

/// Browsers take out line ends and tabs, and spaces and controls at the start.
private func expectHarmless(_ address: ArraySlice<UInt8>, _ text: String) {
  let scheme = String(decoding: address.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
  expect(!scheme.hasPrefix("javascript:") && !scheme.hasPrefix("vbscript:"), "an address that runs in \(text)")
}
