package import Calendars
import Definitions
import Diagnostics
import Fingerprints

/// What an import writes, and what it tells.
package struct ImportedGlossary: Sendable {
  package var files: [StarterFile] = []
  /// A line each, as it is printed.
  package var lines: [String] = []
  package var terms = 0
}

/// Turns the terms of a foreign glossary into definitions of ours: drafts, never signed, each with its origin in the prose.
///
/// Two entries for one term are no definition but an audit, each in its team's words. `present` are the ids that the project has: their files are
/// what somebody may have edited, and stay. `base` is the part of the origins' paths that says only where they lay on a machine.
package func importedGlossary(
  _ glossary: ForeignGlossary, base: String = "", present: Set<String>, parties: [String] = ["marketing", "sales"],
  on day: CivilDate
) -> ImportedGlossary {
  var imported = ImportedGlossary()
  var groups: [(id: String, name: String, terms: [ForeignTerm])] = []
  var places: [String: Int] = [:]
  var ids: Set<String> = []
  for var term in glossary.terms {
    if term.origin.file.hasPrefix(base) { term.origin.file.removeFirst(base.count) }
    term.name = withoutFormats(term.name)
    guard !term.name.isEmpty else { continue }
    let key = normalized(term.name).lowercased()
    if let place = places[key] {
      groups[place].terms.append(term)
      continue
    }
    var id = term.id ?? slug(term.name)
    if id.isEmpty { id = slug(term.name) }
    if id.isEmpty { id = slug(term.abbreviation ?? "") }
    if id.isEmpty || isReserved(id) { id = "term-" + (id.isEmpty ? "\(groups.count + 1)" : id) }
    if !ids.insert(id).inserted {
      var number = 2
      while !ids.insert("\(id)-\(number)").inserted { number += 1 }
      id = "\(id)-\(number)"
    }
    places[key] = groups.count
    groups.append((id, term.name, [term]))
  }
  var known: [String: String] = [:]
  for group in groups {
    for label in [group.id, group.name] + group.terms.flatMap({ [$0.heading, $0.abbreviation].compactMap(\.self) }) {
      let key = slug(label)
      // A label without ASCII letters has no slug, and nothing is found by it.
      if !key.isEmpty, known[key] == nil { known[key] = group.id }
    }
  }
  var quarrels: [(id: String, terms: [ForeignTerm])] = []
  var kept = 0
  for group in groups {
    let isQuarrel = Set(group.terms.map { normalized($0.sentence).lowercased() }).count > 1
    if isQuarrel { quarrels.append((group.id, group.terms)) }
    guard !present.contains(group.id) else {
      kept += 1
      continue
    }
    let text = isQuarrel ? disputedText(group.terms, on: day) : definitionText(group.terms[0], id: group.id, known: known)
    imported.files.append(StarterFile("content/glossary/\(group.id).md", text))
  }
  imported.terms = groups.count
  let files = auditFiles(quarrels, parties: parties, on: day)
  imported.files += files
  imported.lines.append("\(groups.count) term\(groups.count == 1 ? "" : "s") read, all as drafts")
  if kept > 0 { imported.lines.append("\(kept) of them are there already and were left as they are") }
  if !quarrels.isEmpty {
    let names = quarrels.prefix(5).map(\.id).joined(separator: ", ") + (quarrels.count > 5 ? " and others" : "")
    imported.lines.append(
      "\(quarrels.count) term\(quarrels.count == 1 ? " has" : "s have") entries that differ (\(names)): see "
        + (files.first.map { folder(of: $0.path) } ?? ""))
  }
  imported.lines += glossary.lossLines
  return imported
}

private func folder(of path: String) -> String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path }

// MARK: One definition

private func definitionText(_ term: ForeignTerm, id: String, known: [String: String]) -> String {
  let entity = stageEntities[id] ?? stageEntities[slug(term.abbreviation ?? "")]
  var lines = ["---", "kind: \(entity == nil ? "concept" : "stage")", "name: \(label(term.name))"]
  if let abbreviation = term.abbreviation.map(withoutFormats), !abbreviation.isEmpty,
    normalized(abbreviation) != normalized(term.name)
  {
    lines.append("abbreviation: \(label(abbreviation))")
  }
  lines.append("status: draft")
  let sentence = withoutFormats(term.sentence)
  lines.append(
    "definition: \(yamlText(sentence.isEmpty ? "To be filled: the original has no sentence." : sentence))")
  var synonyms: [String] = []
  for synonym in term.synonyms.map(withoutFormats) where !synonym.isEmpty && !synonyms.contains(synonym) {
    synonyms.append(synonym)
  }
  if !synonyms.isEmpty { lines.append("synonyms: [\(synonyms.map(yamlText).joined(separator: ", "))]") }
  let related = term.related.compactMap { known[slug($0)] }.filter { $0 != id }
  if !related.isEmpty { lines.append("related: [\(Array(Set(related)).sorted().joined(separator: ", "))]") }
  if let entity {
    lines += ["semantics:", "  entity: \(entity)"]
    let criteria = term.criteria.map(withoutFormats).filter { !$0.isEmpty }
    if !criteria.isEmpty { lines += ["  criteria:", "    all:"] + criteria.map { "      - \(yamlText($0))" } }
  }
  lines.append("---")
  return lines.joined(separator: "\n") + "\n" + prose(term, known: known)
}

/// The stages of a funnel by their usual ids; everything else is a concept until somebody says what it is.
private let stageEntities: [String: String] = [
  "lead": "lead", "mql": "lead", "marketing-qualified-lead": "lead", "sal": "lead", "sales-accepted-lead": "lead",
  "sql": "lead",
  "sales-qualified-lead": "lead", "opportunity": "opportunity", "closed-won": "opportunity", "closed-lost": "opportunity",
]

private func prose(_ term: ForeignTerm, known: [String: String]) -> String {
  var parts: [String] = []
  if !term.prose.isEmpty { parts.append(linked(term.prose, known)) }
  let remarks = term.remarks.map { "- \(escaped($0.name)): \(escaped($0.text))" }
  if !remarks.isEmpty { parts.append("The original also says:\n\n" + remarks.joined(separator: "\n")) }
  parts.append("Imported from \(escaped(term.origin.file)), line \(term.origin.line).")
  return parts.joined(separator: "\n\n") + "\n"
}

/// Links between headings of one page lead to terms: `[SAL](#sal)`.
private func linked(_ prose: String, _ known: [String: String]) -> String {
  guard prose.contains("](#") else { return prose }
  var result = ""
  var rest = prose[...]
  while let open = rest.firstRange(of: "](#") {
    result += rest[..<open.lowerBound]
    let target = rest[open.upperBound...].prefix { $0 != ")" && $0 != " " && $0 != "\n" }
    result += known[slug(String(target))].map { "](term:\($0)" } ?? "](#\(target)"
    rest = rest[target.endIndex...]
  }
  return result + rest
}

/// Somebody else's words as Markdown that shows them as they are.
private func escaped(_ text: String) -> String {
  text.split(whereSeparator: \.isNewline).joined(separator: " ").reduce(into: "") { result, character in
    if "\\`*_[]<>&#{}|!".contains(character) { result.append("\\") }
    result.append(character)
  }
}

private func label(_ text: String) -> String { yamlText(withoutFormats(text)) }

/// Without characters that nobody sees, and without white space at its ends.
private func withoutFormats(_ text: String) -> String {
  var seen = String.UnicodeScalarView()
  for scalar in text.unicodeScalars where scalar.properties.generalCategory != .format {
    seen.append(scalar.properties.generalCategory == .control ? " " : scalar)
  }
  return String(seen).trimmedOfSpace
}

// MARK: Terms with two entries

private func quarter(of day: CivilDate) -> Period? { Period(.quarter, containing: day) }

private func disputedText(_ terms: [ForeignTerm], on day: CivilDate) -> String {
  let quarter = quarter(of: day).map { "\($0)" } ?? ""
  var lines = [
    "---", "kind: concept", "name: \(label(terms[0].name))", "status: draft",
    "definition: \(yamlText("Not agreed: \(terms.count) entries say different things, see the audit of \(quarter)."))", "---",
    "Two teams wrote two meanings. Neither won: agree on one sentence, and put it above.", "",
  ]
  for term in terms {
    let words = term.sentence.isEmpty ? "nothing" : escaped(term.sentence)
    lines.append("- \(escaped(term.origin.file)), line \(term.origin.line): \(words)")
  }
  let rest = terms.filter { !$0.prose.isEmpty }.map { $0.prose }
  if !rest.isEmpty { lines += [""] + rest }
  return lines.joined(separator: "\n") + "\n"
}

/// A file for each of two teams: of two entries the one that names a team is its, else the first is the first one's.
private func auditFiles(
  _ quarrels: [(id: String, terms: [ForeignTerm])], parties: [String], on day: CivilDate
) -> [StarterFile] {
  guard !quarrels.isEmpty, parties.count >= 2, let quarter = quarter(of: day) else { return [] }
  var words: [[(id: String, text: String)]] = [[], []]
  for (id, terms) in quarrels {
    let first = terms[0]
    let second = terms.first { normalized($0.sentence).lowercased() != normalized(first.sentence).lowercased() } ?? terms[1]
    let isOther = says(first, parties[1]) || says(second, parties[0])
    words[0].append((id, (isOther ? second : first).sentence))
    words[1].append((id, (isOther ? first : second).sentence))
  }
  return zip(parties, words).map { party, words in
    var lines = [
      "# Terms with two entries in the imported glossary. Correct which entry is whose, and who answers for it.",
      "by: \(yamlText("imported, not confirmed"))", "date: \(day)", "terms:",
    ]
    lines += words.map { "  \($0.id): \(yamlText(withoutFormats($0.text)))" }
    return StarterFile("content/audits/\(quarter)/\(party).yml", lines.joined(separator: "\n") + "\n")
  }
}

private func says(_ term: ForeignTerm, _ team: String) -> Bool { term.owner?.lowercased().contains(team) == true }
