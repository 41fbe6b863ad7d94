/// A term as a heading or a cell names it: `Sales-qualified lead (SQL)` is a name and its abbreviation, and so is `MQL (marketing-qualified lead)`;
/// `Lead, aka inquiry` is a name and a synonym.
func foreignName(_ text: String) -> (name: String, abbreviation: String?, synonyms: [String]) {
  var name = text.trimmedOfSpace
  // An anchor of Docusaurus or Hugo.
  if name.hasSuffix("}"), let anchor = name.firstRange(of: " {#") { name = String(name[..<anchor.lowerBound]).trimmedOfSpace }
  var synonyms: [String] = []
  for mark in [", aka ", ", a.k.a. ", ", also known as ", " aka ", " a.k.a. "] where name.utf8.count < 400 {
    guard let start = name.indices.first(where: { name[$0...].prefix(mark.count).lowercased() == mark }) else { continue }
    synonyms = name[start...].dropFirst(mark.count).split(separator: ",").map { String($0).trimmedOfSpace }
    name = String(name[..<start]).trimmedOfSpace
    break
  }
  guard name.last == ")", let open = name.lastIndex(of: "("), open != name.startIndex else { return (name, nil, synonyms) }
  let outside = String(name[..<open]).trimmedOfSpace
  var inside = String(name[name.index(after: open)...].dropLast()).trimmedOfSpace
  guard !outside.isEmpty, !inside.isEmpty else { return (name, nil, synonyms) }
  for mark in ["aka ", "a.k.a. ", "also "] where inside.lowercased().hasPrefix(mark) {
    inside = String(inside.dropFirst(mark.count))
    return (outside, nil, synonyms + inside.split(separator: ",").map { String($0).trimmedOfSpace })
  }
  if isAbbreviation(inside) { return (outside, inside, synonyms) }
  if isAbbreviation(outside) { return (inside, outside, synonyms) }
  return (name, nil, synonyms)
}

/// Capitals and digits without a space, such as `MQL`, `ARR`, `SLA`, `B2B` or `MQLs`.
private func isAbbreviation(_ text: String) -> Bool {
  text.count <= 8 && !text.contains(" ") && text.first?.isLetter == true
    && text.dropLast(text.hasSuffix("s") ? 1 : 0).allSatisfy { $0.isUppercase || $0.isNumber || "&/-.".contains($0) }
    && text.count { $0.isUppercase } >= 2
}

extension String {
  /// Without white space at both ends.
  var trimmedOfSpace: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
