/// Bytes of HTML: half of what Gmail shows at once, for a mail that is quoted grows.
package let mailSizeLimit = 60_000

/// Holds a mail's HTML against what Gmail, Outlook's Word engine, Yahoo and Apple Mail all keep: an allow-list, each fault once.
///
/// Made for HTML that we wrote: every attribute in double quotes or without a value.
package func mailFaults(in html: String) -> [MailFault] {
  var faults: [MailFault] = []
  func report(_ fault: MailFault) { if !faults.contains(fault) { faults.append(fault) } }
  if html.utf8.count > mailSizeLimit { report(.size(html.utf8.count)) }
  for tag in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
    let inner = tag.prefix { $0 != ">" }
    guard let first = inner.first, first != "/", first != "!" else { continue }
    let name = String(inner.prefix { $0 != " " })
    guard let allowed = allowedAttributes[name] else {
      report(.element(name))
      continue
    }
    for (attribute, value) in attributes(of: inner.dropFirst(name.count)) {
      if !allowed.contains(attribute) { report(.attribute(attribute, of: name)) }
      switch attribute {
      case "style": for fault in styleFaults(value, of: name) { report(fault) }
      case "bgcolor": if !isColour(value) { report(.colour(value)) }
      case "href":
        if !["https://", "http://", "mailto:"].contains(where: value.hasPrefix) { report(.address(value)) }
      case "src": if !value.hasPrefix("cid:") { report(.address(value)) }
      default: break
      }
    }
  }
  return faults
}

private let allowedAttributes: [String: Set<String>] = [
  "html": ["lang"], "head": [], "meta": ["charset", "name", "content"], "title": [], "body": ["style"],
  "table": ["role", "width", "cellpadding", "cellspacing", "border", "bgcolor", "style"], "tr": [],
  "td": ["width", "height", "align", "valign", "bgcolor", "colspan", "style"],
  "th": ["width", "height", "align", "valign", "bgcolor", "colspan", "style", "scope"],
  "p": ["style"], "h1": ["style"], "h2": ["style"], "h3": ["style"], "a": ["href", "style"],
  "img": ["src", "width", "height", "alt", "style"], "span": ["style"], "b": ["style"], "ul": ["style"], "li": ["style"],
  "br": [],
]

private let allowedProperties: Set<String> = [
  "color", "background-color", "font", "font-family", "font-size", "font-weight", "line-height", "text-align",
  "text-decoration",
  "margin", "border", "border-top", "border-bottom", "width", "max-width", "height",
]

private func styleFaults(_ style: String, of element: String) -> [MailFault] {
  var faults: [MailFault] = []
  for declaration in style.split(separator: ";") {
    let parts = declaration.split(separator: ":", maxSplits: 1).map(String.init)
    let property = parts[0].filter { $0 != " " }
    // Outlook knows the padding of cells alone; that of the body is none.
    let isPadding = property.hasPrefix("padding") && ["td", "th", "body"].contains(element)
    if !isPadding, !allowedProperties.contains(property) { faults.append(.property(property, of: element)) }
    guard parts.count == 2 else { continue }
    if parts[1].contains("(") { faults.append(.function(parts[1])) }
    for word in parts[1].split(separator: " ") where word.hasPrefix("#") && !isColour(String(word)) {
      faults.append(.colour(String(word)))
    }
    if property.hasSuffix("color"), !isColour(parts[1]) { faults.append(.colour(parts[1])) }
  }
  return faults
}

private func isColour(_ text: String) -> Bool {
  text.utf8.count == 7 && text.utf8.first == UInt8(ascii: "#")
    && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
}

/// Names and values, in their order.
private func attributes(of tag: Substring) -> [(String, String)] {
  var found: [(String, String)] = []
  var rest = tag.drop { $0 == " " }
  while !rest.isEmpty {
    let name = rest.prefix { $0 != " " && $0 != "=" }
    rest = rest.dropFirst(name.count)
    var value = Substring()
    if rest.first == "=" {
      let quoted = rest.dropFirst(2)
      value = quoted.prefix { $0 != "\"" }
      rest = quoted.dropFirst(value.count + 1)
    }
    found.append((String(name), String(value)))
    rest = rest.drop { $0 == " " }
  }
  return found
}
