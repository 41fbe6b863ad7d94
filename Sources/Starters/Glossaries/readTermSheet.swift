import Definitions
import Diagnostics
package import Tables

/// Reads a sheet of terms: a column for the term, one for its definition, and whatever else there is; also the sheets of OpenMetadata and Purview.
///
/// Nil where the sheet has no such columns.
package func readTermSheet(_ bytes: [UInt8], path: String, form: TableForm = TableForm(delimiter: .found)) -> ForeignGlossary? {
  let grid = CSVGrid(bytes, file: path, form: form)
  var glossary = ForeignGlossary()
  glossary.findings = grid.diagnostics.filter { $0.severity == .error }
  let rows = grid.rows.filter { !$0.isBlank }
  guard let start = rows.indices.prefix(30).first(where: { TermSheet(rows[$0].cells) != nil }),
    let columns = TermSheet(rows[start].cells)
  else { return nil }
  for row in rows[(start + 1)...] {
    let place = row.positions.first ?? SourcePosition(file: path)
    guard let term = columns.term(row.cells, at: place, &glossary) else { continue }
    glossary.terms.append(term)
  }
  return glossary
}

/// The columns of a sheet of terms.
private struct TermSheet {
  private let header: [String]
  private let name: Int
  private let definition: Int
  private var roles: [Int: Role] = [:]

  private enum Role { case abbreviation, synonyms, related, owner, status, parent, id }

  init?(_ header: [String]) {
    let names = header.map { $0.lowercased() }
    guard let definition = names.firstIndex(where: TermColumns.definitions.contains),
      let name = TermColumns.names.lazy.compactMap({ names.firstIndex(of: $0) }).first, name != definition
    else { return nil }
    self.header = header
    self.name = name
    self.definition = definition
    for (index, title) in names.enumerated() where index != name && index != definition {
      if TermColumns.abbreviations.contains(title) { roles[index] = .abbreviation }
      if TermColumns.synonyms.contains(title) { roles[index] = .synonyms }
      if TermColumns.related.contains(title) { roles[index] = .related }
      if TermColumns.owners.contains(title) { roles[index] = .owner }
      if TermColumns.statuses.contains(title) { roles[index] = .status }
      if TermColumns.parents.contains(title) { roles[index] = .parent }
      if title == "name" || title == "name*" { roles[index] = .id }
    }
  }

  func term(_ cells: [String], at place: SourcePosition, _ glossary: inout ForeignGlossary) -> ForeignTerm? {
    func cell(_ index: Int) -> String { cells.indices.contains(index) ? cells[index] : "" }
    func first(_ role: Role) -> String {
      roles.filter { $0.value == role }.keys.sorted().lazy.map(cell).first { !$0.isEmpty } ?? ""
    }
    var name = cell(name).isEmpty ? first(.id) : cell(name)
    guard !name.isEmpty else { return nil }
    guard !cells.contains(where: { $0.hasPrefix("=") }) else {
      glossary.lose("the row '\(name)': a cell is a formula", .leftOut, at: place)
      return nil
    }
    // Purview writes the parent into the name.
    let parent = first(.parent)
    if !parent.isEmpty, name.hasPrefix(parent + "_") { name = String(name.dropFirst(parent.count + 1)) }
    let named = foreignName(name)
    let text = withoutTags(cell(definition), at: place, &glossary)
    let sentence = firstSentence(of: text.split(separator: "\n").joined(separator: " "))
    var term = ForeignTerm(name: named.name, sentence: sentence.sentence, origin: place)
    if sentence.hasMore {
      term.prose = text
      glossary.lose("sentences after the first", .leftInProse, at: place)
    }
    term.abbreviation = first(.abbreviation).isEmpty ? named.abbreviation : first(.abbreviation)
    let synonyms = roles.filter { $0.value == .synonyms }.keys.sorted().flatMap { list(cell($0)) }
    term.synonyms = named.synonyms + synonyms
    term.related = list(first(.related)).map { $0.split(separator: ".").last.map(String.init) ?? $0 }
    term.owner = first(.owner)
    for index in header.indices where index != self.name && index != definition && !cell(index).isEmpty {
      remark(header[index], cell(index), roles[index], at: place, &term, &glossary)
    }
    return term
  }

  private func remark(
    _ title: String, _ text: String, _ role: Role?, at place: SourcePosition, _ term: inout ForeignTerm,
    _ glossary: inout ForeignGlossary
  ) {
    switch role {
    case .abbreviation, .synonyms, .id, .related: return
    case .owner where text.contains("@") || text.lowercased().hasPrefix("user:"):
      // A person's address is no role, and stays out of a site.
      glossary.lose("'\(title)' names a person, not a role", .dropped, at: place)
      term.owner = nil
    case .status:
      glossary.lose("'\(title)': it is no signature, the definition is a draft", .leftInProse, at: place)
      term.remarks.append(ForeignTerm.Remark(name: title, text: "\(text) (where it came from)"))
    default:
      glossary.lose("the column '\(title)'", .leftInProse, at: place)
      term.remarks.append(ForeignTerm.Remark(name: title, text: text))
    }
  }

  private func list(_ cell: String) -> [String] {
    let mark: Character = cell.contains(";") ? ";" : ","
    return cell.split(separator: mark).map { String($0).trimmedOfSpace }.filter { !$0.isEmpty }
  }
}

/// A description as these tools keep it, in HTML, as words.
private func withoutTags(_ text: String, at place: SourcePosition, _ glossary: inout ForeignGlossary) -> String {
  guard text.contains("<"), text.contains(">") else { return text }
  var plain = ""
  var tag: String?
  for character in text {
    if tag == "", !character.isLetter, !"/!".contains(character) {
      // No tag begins like this: the `<` is a sign.
      plain += "<\(character)"
      tag = nil
    } else if tag != nil, character != ">" {
      tag?.append(character)
    } else if let open = tag {
      if ["p", "/p", "br", "br/", "br /", "li", "/li", "/div"].contains(open.lowercased()) { plain += "\n" }
      tag = nil
    } else if character == "<" {
      tag = ""
    } else {
      plain.append(character)
    }
  }
  // A `<` that nothing closes is a sign, not a tag.
  if let open = tag { plain += "<" + open }
  glossary.lose("marks of HTML", .dropped, at: place)
  for (entity, sign) in [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
    plain = plain.replacing(entity, with: sign)
  }
  return plain.split(separator: "\n").map { String($0).trimmedOfSpace }.filter { !$0.isEmpty }.joined(separator: "\n")
}
