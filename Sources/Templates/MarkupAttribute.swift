import Diagnostics

/// An attribute of a start tag, with the place of its value in the text.
struct MarkupAttribute {
  var element: String
  var name: String
  var value: Substring
}

/// The attributes of every start tag of a text, in order; comments are passed over.
///
/// Mustache's tags are text to it: a value may hold them. It is no HTML parser, but finds what a browser would find: an
/// attribute without quotes ends at white space or `>`.
func attributes(in text: String) -> [[MarkupAttribute]] {
  var tags: [[MarkupAttribute]] = []
  var rest = text[...]
  while let open = rest.firstIndex(of: "<") {
    rest = rest[open...].dropFirst()
    if rest.hasPrefix("!--") {
      guard let end = rest.firstRange(of: "-->") else { return tags }
      rest = rest[end.upperBound...]
      continue
    }
    guard rest.first?.isLetter == true else { continue }
    let element = rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }.lowercased()
    rest = rest.dropFirst(element.count)
    tags.append(takeAttributes(of: element, from: &rest))
  }
  return tags
}

private func takeAttributes(of element: String, from rest: inout Substring) -> [MarkupAttribute] {
  var found: [MarkupAttribute] = []
  while true {
    rest = rest.drop { $0.isWhitespace || $0 == "/" }
    guard let next = rest.first, next != ">" else { return found }
    if rest.hasPrefix("{{") {
      // A section inside a tag.
      guard let end = rest.firstRange(of: "}}") else { return found }
      rest = rest[end.upperBound...]
      continue
    }
    let name = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }
    rest = rest.dropFirst(max(1, name.count)).drop(while: \.isWhitespace)
    guard rest.first == "=" else {
      found.append(MarkupAttribute(element: element, name: name.lowercased(), value: ""))
      continue
    }
    rest = rest.dropFirst().drop(while: \.isWhitespace)
    let value: Substring
    if let quote = rest.first, quote == "\"" || quote == "'" {
      rest = rest.dropFirst()
      value = rest.prefix { $0 != quote }
      rest = rest[value.endIndex...].dropFirst()
    } else {
      value = rest.prefix { !$0.isWhitespace && $0 != ">" }
      rest = rest[value.endIndex...]
    }
    found.append(MarkupAttribute(element: element, name: name.lowercased(), value: value))
  }
}

/// The ids that a template gives to elements of its own; those that Mustache fills in are not known.
package func elementIDs(in text: String) -> Set<String> {
  Set(attributes(in: text).joined().filter { $0.name == "id" && !$0.value.contains("{{") }.map { String($0.value) })
}
