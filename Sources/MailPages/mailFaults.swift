/// Bytes of HTML: half of what Gmail shows at once, for a mail that is quoted grows.
package let mailSizeLimit = 60_000

/// Holds a mail's HTML against what Gmail, Outlook's Word engine, Yahoo and Apple Mail all keep: an allow-list, each fault once.
/// `MailPages.docc/MailPrograms.md` has a line for each element and style of it: who keeps it, and what becomes of it where it is kept
/// in part.
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
    let given = attributes(of: inner.dropFirst(name.count))
    for needed in neededAttributes[name] ?? [] where !given.contains(where: { $0.0 == needed }) {
      report(.missing(needed, of: name))
    }
    for (attribute, value) in given {
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

/// The elements, and what may stand on each.
let allowedAttributes: [String: Set<String>] = [
  "html": ["lang"], "head": [], "meta": ["charset", "name", "content"], "title": [], "body": ["style"],
  "table": ["role", "width", "cellpadding", "cellspacing", "border", "bgcolor", "style"], "tr": [],
  "td": ["width", "height", "align", "valign", "bgcolor", "colspan", "style"],
  "th": ["width", "height", "align", "valign", "bgcolor", "colspan", "style", "scope"],
  "p": ["style"], "h1": ["style"], "h2": ["style"], "h3": ["style"], "a": ["href", "style"],
  "img": ["src", "width", "height", "alt", "style"], "span": ["style"], "b": ["style"], "ul": ["style"], "li": ["style"],
  "br": [],
]

/// Outlook takes the size of a picture from its attribute, and where it shows none, its words.
private let neededAttributes = ["img": ["width", "alt"], "table": ["cellpadding", "cellspacing"]]

private func styleFaults(_ style: String, of element: String) -> [MailFault] {
  var faults: [MailFault] = []
  for declaration in style.split(separator: ";") {
    let parts = declaration.split(separator: ":", maxSplits: 1).map(String.init)
    let property = parts[0].filter { $0 != " " }
    guard let kept = keptStyles[property], kept.elements.contains(element) else {
      faults.append(.property(property, of: element))
      continue
    }
    let value = parts.count == 2 ? parts[1] : ""
    let words = value.split(separator: " ").map(String.init)
    if value.contains("(") {
      faults.append(.function(value))
    } else if let colour = words.first(where: { $0.hasPrefix("#") && !isColour($0) }) {
      faults.append(.colour(colour))
    } else if kept.form == .colour {
      if !isColour(value) { faults.append(.colour(value)) }
    } else if !kept.form.holds(words) {
      faults.append(.value("\(property):\(value)", of: element))
    }
  }
  return faults
}

/// `#d9d9d9`: Gmail drops a whole style for some of the other forms.
func isColour(_ text: String) -> Bool {
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
