package import Diagnostics

/// What a template would have a browser fetch from another host, or send there.
///
/// Links that a reader follows may lead anywhere. Looked at are attributes of tags, what a style sheet loads, and addresses in
/// a script: a script could put one together from parts, which the pages' own policy stops.
package func externalResources(in file: TemplateFile) -> [Diagnostic] {
  var values: [Substring] = []
  // As `firstRange(of:ignoringCase:)` needs it.
  var text = file.text
  text.makeContiguousUTF8()
  if file.path.hasSuffix(".js") {
    values = quotedAddresses(in: text)
  } else {
    for tag in attributes(in: text) {
      values += tag.filter { fetches($0, in: tag) }.flatMap(addresses)
      values += tag.filter { $0.name == "style" }.flatMap { styleAddresses(in: $0.value) }
    }
    values += styleAddresses(in: text[...])
  }
  return Set(values.filter(isExternal).map(\.startIndex)).sorted().compactMap { start in
    guard let value = values.first(where: { $0.startIndex == start && isExternal($0) }) else { return nil }
    return Diagnostic(
      .templateExternalResource, at: position(of: start, in: file), "'\(value)' is on another host",
      suggestion: "use what the site has, or a data: address")
  }
}

/// Attributes whose address a browser asks for without a reader's click, or sends something to.
private let fetching: Set<String> = [
  "src", "srcset", "imagesrcset", "poster", "data", "background", "action", "formaction", "ping", "manifest", "codebase",
  "archive",
]

private func fetches(_ attribute: MarkupAttribute, in tag: [MarkupAttribute]) -> Bool {
  if fetching.contains(attribute.name) { return true }
  guard attribute.name == "href" || attribute.name == "xlink:href" else {
    let isRefresh = tag.contains { $0.name == "http-equiv" && $0.value.lowercased() == "refresh" }
    return attribute.element == "meta" && attribute.name == "content" && isRefresh
  }
  switch attribute.element {
  case "a", "area": return false
  case "link":
    let relations = tag.first { $0.name == "rel" }?.value.lowercased().split(whereSeparator: \.isWhitespace) ?? []
    return !relations.allSatisfy {
      ["alternate", "author", "canonical", "help", "license", "next", "prev", "search"].contains($0)
    }
  default: return true
  }
}

/// One address, or those of a list with widths.
private func addresses(_ attribute: MarkupAttribute) -> [Substring] {
  switch attribute.name {
  case "srcset", "imagesrcset", "ping", "archive":
    attribute.value.split { $0 == "," || $0.isWhitespace }
  case "content":
    attribute.value.split(separator: ";").dropFirst().map { part in
      part.firstIndex(of: "=").map { part[$0...].dropFirst().drop { $0 == "'" || $0 == "\"" } } ?? part
    }
  default: [attribute.value.drop(while: \.isWhitespace)]
  }
}

/// `url(...)`, `@import "..."` and the texts of `image-set(...)`.
private func styleAddresses(in text: Substring) -> [Substring] {
  var found: [Substring] = []
  for mark in ["url(", "@import", "image-set(", "src("] {
    var rest = text
    while let range = rest.firstRange(of: mark, ignoringCase: true) {
      rest = rest[range.upperBound...]
      let argument = rest.prefix { $0 != ")" && $0 != ";" && $0 != "}" }
      found +=
        mark == "url(" || mark == "src("
        ? [argument.drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }.prefix { $0 != "\"" && $0 != "'" && !$0.isWhitespace }]
        : argument.split { $0 == "\"" || $0 == "'" || $0.isWhitespace || $0 == "," }
    }
  }
  return found
}

/// Texts of a script that begin as an address does, but for the names of XML's vocabularies, which nobody fetches.
private func quotedAddresses(in script: String) -> [Substring] {
  script.split { $0 == "\"" || $0 == "'" || $0 == "`" }.filter { !$0.hasPrefix("http://www.w3.org/") }
}

/// Whether an address names a host: `https://...`, `//...`, or with backslashes, which browsers read as slashes.
private func isExternal(_ address: Substring) -> Bool {
  let text = address.drop(while: \.isWhitespace)
  let scheme = text.prefix { ($0.isASCII && ($0.isLetter || $0.isNumber)) || "+-.".contains($0) }
  let afterScheme = text.dropFirst(scheme.count)
  let rest = !scheme.isEmpty && afterScheme.hasPrefix(":") ? afterScheme.dropFirst() : text
  if rest.startIndex != text.startIndex, ["http", "https", "ftp", "ws", "wss"].contains(scheme.lowercased()) { return true }
  let slashes = rest.prefix { $0 == "/" || $0 == "\\" }
  return slashes.count == 2 && rest.dropFirst(2).first.map { $0.isLetter || $0.isNumber || $0 == "[" || $0 == "{" } == true
}

private func position(of index: String.Index, in file: TemplateFile) -> SourcePosition {
  let before = file.text.utf8[..<index]
  let line = before.count { $0 == 0x0A } + 1
  let start = before.lastIndex(of: 0x0A).map { file.text.utf8.index(after: $0) } ?? file.text.startIndex
  return SourcePosition(file: file.path, line: line, column: file.text.utf8.distance(from: start, to: index) + 1)
}

extension Substring {
  /// Style sheets know no case. Of a text whose bytes are contiguous.
  fileprivate func firstRange(of mark: String, ignoringCase: Bool) -> Range<Index>? {
    let wanted = Array(mark.utf8)
    func isEqual(_ byte: UInt8, _ other: UInt8) -> Bool { byte == other || (byte | 0x20 == other && other >= 0x61) }
    let start = unsafe utf8.withContiguousStorageIfAvailable { text -> Int? in
      var place = 0
      while place + wanted.count <= text.count {
        var length = 0
        // Memory safety: `place` and what is wanted lie within the text.
        while length < wanted.count, isEqual(unsafe text[place + length], wanted[length]) { length += 1 }
        if length == wanted.count { return place }
        place += 1
      }
      return nil
    }
    guard let start = start ?? nil else { return nil }
    let from = utf8.index(startIndex, offsetBy: start)
    return from..<utf8.index(from, offsetBy: wanted.count)
  }
}
