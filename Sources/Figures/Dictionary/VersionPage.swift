import Calendars
import Changes
import Definitions
import Diagnostics
import Documents
import Editions
import Fingerprints
import Numbers

/// A meaning that was replaced: its words, its conditions, its signatures, as they were.
struct VersionPage {
  private let definition: Definition
  private let version: Int
  private let lexicon: Lexicon

  init(_ definition: Definition, version: Int, _ site: Site) {
    self.definition = definition
    self.version = version
    lexicon = site.index.lexicon
  }

  private var edition: Edition { lexicon.edition }

  var document: Document {
    let title = "\(definition.shortName), \(VersionNumber(version, .long).text)"
    let record = edition.agreements.record(definition.id, version: version)
    return Document(
      address: .version(version, of: definition.id), title: title,
      description: record.map(\.sentence).flatMap { $0.isEmpty ? nil : $0 } ?? title, section: .dictionary,
      blocks: record.map(blocks) ?? [], source: record?.position.file)
  }

  private func blocks(_ record: RecordedMeaning) -> [Block] {
    let number = VersionNumber(version, .long)
    let name = Link(Phrase(definition.shortName), to: .site(.definition(definition.id)))
    let now = Inline.link(Link("what \(definition.shortName) means now", to: .site(.definition(definition.id))))
    let links = ReferenceLinks(edition: edition, recorded: record.references)
    var main: [Block] = [.paragraph("This is what it meant then. See \(now).")]
    main += MeaningText(semantics: record.semantics, links: links).blocks
    var story = changes(to: record)
    if let why = record.why { story.append(.passage("why", "Why", [.paragraph(Phrase(why.asSentence))])) }
    return [
      .breadcrumb(Breadcrumb([.dictionary, name], current: Phrase(.version(number)))),
      .group(
        Group(
          .term,
          [
            .group(
              Group(
                .termHead,
                [
                  .heading(Heading(1, "\(record.name)\(.span(.abbreviation, " \(.version(number))"))")),
                  .paragraph(facts(of: record), .termFacts), .paragraph(Phrase(record.sentence), .definition),
                ])),
            .group(
              Group(
                .termColumns,
                [(Role.termMain, main), (.termSide, [signatures(of: record)]), (.termWideStory, story)]
                  .filter { !$0.1.isEmpty }.map { .group(Group($0, $1)) })),
          ])),
    ]
  }

  private func facts(of record: RecordedMeaning) -> Phrase {
    var facts: Phrase = "\(.superseded)\(.span(.group, " \(record.kind.words)"))"
    if let from = record.effective {
      var days: Phrase = " in force from \(.date(from, .short))"
      if let end, end > from { days += " to \(.date(end.adding(days: -1), .short))" }
      facts.append(.span(.group, days))
    }
    facts.append(.span(.group, " fingerprint \(.fingerprint(record.fingerprint.short))"))
    return facts
  }

  /// The day on which the version after it came into force.
  private var end: CivilDate? {
    let last = edition.agreements.records(of: definition.id).filter { $0.version > version }.map(\.effective).first
    return last ?? (version + 1 == definition.version ? definition.effective : nil)
  }

  /// Against its own predecessor, whichever version is the present one.
  private func changes(to record: RecordedMeaning) -> [Block] {
    guard let before = edition.predecessor(of: definition.id, version: version) else { return [] }
    let difference = difference(from: DefinitionVersion(before), to: DefinitionVersion(record), lexicon.names)
    guard !difference.isEmpty else { return [] }
    // A former id has no pages of versions.
    let whole =
      before.id == record.id
      ? Phrase(.link(Link("\(version: before.version, .opening) in full", to: .site(.version(before.version, of: before.id)))))
      : nil
    let heading: Phrase = "From \(version: before.version) to \(version: record.version)"
    return [.passage("changed", "What changed", VersionDiff(heading, difference, note: whole).blocks)]
  }

  private func signatures(of record: RecordedMeaning) -> Block {
    let known = record.signatures.filter { $0.date <= edition.asOf && !$0.isStewards }
    let facts = known.map { signature in
      let commit: Phrase = edition.commits[signature].map { "; \($0.words(besides: signature.party))" } ?? ""
      return Facts.Fact(
        Phrase(edition.partyName(signature.party)), "\(signature.by), \(.date(signature.date, .short))\(commit)")
    }
    var blocks: [Block] = [
      .heading(Heading(2, known.isEmpty ? "Never signed" : "Signed", id: "t.signed")), .facts(Facts(.pairs, facts)),
      .paragraph("\(known.isEmpty ? "The meaning" : "The signed meaning") is \(.code(record.own.short)).", .note),
    ]
    if let commit = edition.commits[record] { blocks.append(.paragraph("Added with \(commit.words()).", .note)) }
    return .group(Group(.signing, label: .heading("t.signed"), blocks))
  }
}
