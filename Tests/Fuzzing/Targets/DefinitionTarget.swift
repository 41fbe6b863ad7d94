import Definitions
import Diagnostics
import Fingerprints

/// A file of the glossary, read strictly and leniently, resolved, hashed, written down as agreed and read again.
func readsDefinition(_ bytes: [UInt8]) {
  let places = Places(in: bytes)
  for settings in [SampleGlossary.settings, SampleGlossary.lenientSettings] {
    let (definition, problems) = readDefinition(bytes, path: "content/glossary/term.md", settings: settings)
    places.expect(problems)
    expect(definition != nil || !problems.isEmpty, "a file that is not used is reported")
    guard let definition else { continue }
    let (glossary, found) = resolve(SampleGlossary.definitions + [definition], settings: settings, asOf: nil)
    places.expect(found.filter { $0.position.file == "content/glossary/term.md" })
    expectAgreement(on: definition, in: glossary)
  }
}

func readsSiteSettings(_ bytes: [UInt8]) {
  let (settings, problems) = readSiteSettings(bytes, path: "content/site.yml")
  Places(in: bytes).expect(problems)
  expect(settings != nil || !problems.isEmpty, "a file that is not used is reported")
}

/// What is signed of a definition is read back as its meaning.
private func expectAgreement(on definition: Definition, in glossary: Glossary) {
  let record = meaningRecord(for: definition, in: glossary)
  guard record != .null else { return }
  let folder = "content/agreements/\(definition.id)/\(definition.own.stored)"
  let (book, found) = readAgreements([("\(folder)/meaning.json", Array(record.pretty().utf8))])
  // What a glossary with other people's keys may hold is told again where it was signed.
  let problems = found.filter { $0.rule != .textInvisibleCharacter }
  expect(problems.isEmpty, "\(problems)\n\(record.pretty())")
  let read = book.record(definition.id, own: definition.own)
  expect(read != nil, "the meaning is not found again")
  expect(read?.meaning.canonicalJSON() == definition.meaning.canonicalJSON(), "the meaning is another one: \(record.pretty())")
  expect(read?.targets.map(\.value) == definition.targets.map(\.value), "the targets are others: \(record.pretty())")
}
