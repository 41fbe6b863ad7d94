import Calendars
import Changes
import Definitions
import Diagnostics
import Testing

/// A company with two parties, as tests need one.
let settings = SiteSettings(
  title: "Northwind",
  parties: [
    SiteSettings.Party(id: "marketing", name: "Marketing", lead: "VP Marketing"),
    SiteSettings.Party(id: "sales", name: "Sales", lead: "VP Sales"),
  ],
  steward: SiteSettings.Party(id: "steward", name: "RevOps", lead: "RevOps"),
  sources: ["crm": SiteSettings.Source(name: "CRM")])

let parties = settings.parties.map(\.id)

/// Reads and resolves files by id; each is front matter without `name` and `definition`, which are made up where they lack.
func glossary(
  _ files: [String: String], sourceLocation: SourceLocation = #_sourceLocation
) -> Glossary {
  let definitions = files.sorted { $0.key < $1.key }.compactMap { id, text -> Definition? in
    let name = text.contains("name:") ? "" : "name: The \(id)\n"
    let sentence = text.contains("definition:") ? "" : "definition: What \(id) is.\n"
    let file = "---\n\(name)\(sentence)\(text)\n---\nProse.\n"
    let (definition, problems) = readDefinition(Array(file.utf8), path: "content/glossary/\(id).md", settings: settings)
    #expect(problems.map(\.message) == [], sourceLocation: sourceLocation)
    return definition
  }
  return resolve(definitions, settings: settings, asOf: nil).glossary
}

/// A glossary whose one definition is this.
func concept(_ criteria: String) -> [String: String] { ["a": "kind: concept\nversion: 1\nsemantics: {criteria: \(criteria)}"] }

/// The meaning's changes as lines.
func meaningLines(from old: [String: String], to new: [String: String]) -> [String] {
  let found = changes(from: glossary(old), to: glossary(new), settings: settings)
  return found.changes.flatMap { change in
    change.difference.meaning.map { "\($0.action.rawValue) \($0.text)\($0.direction.map { ", \($0.rawValue)" } ?? "")" }
  }
}

/// What `concord approve` leaves, read back together with what was there.
func signed(
  _ ids: [String], by signers: KeyValuePairs<String, String>, in glossary: Glossary, onto files: [Signing.File] = []
) throws -> (files: [Signing.File], agreements: AgreementBook) {
  var files = files
  for (party, date) in signers {
    let by = party == "steward" ? "RevOps" : "VP \(party == "sales" ? "Sales" : "Marketing")"
    let request = SignatureRequest(ids: ids, party: party, by: by, date: try #require(CivilDate(date)))
    let signing = signing(request, in: glossary, agreements: try agreements(files), settings: settings)
    #expect(signing.diagnostics.map(\.message) == [])
    #expect(Set(signing.files.map(\.path)).isDisjoint(with: files.map(\.path)), "a signature is never rewritten")
    files += signing.files
  }
  return (files, try agreements(files))
}

func agreements(_ files: [Signing.File]) throws -> AgreementBook {
  let (book, problems) = readAgreements(files.map { ($0.path, Array($0.text.utf8)) })
  #expect(problems.map(\.message) == [])
  return book
}
