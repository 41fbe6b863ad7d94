import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import Fingerprints

/// The page of a definition: what it means, who signed it, what it depends on, the number it makes.
struct TermPage {
  private let definition: Definition
  private let lexicon: Lexicon
  private let site: Site

  init(_ definition: Definition, _ site: Site) {
    self.definition = definition
    self.site = site
    lexicon = site.index.lexicon
  }

  private var edition: Edition { lexicon.edition }

  var document: Document {
    let prose = DefinitionProse(definition, site)
    let number = NumberBand(definition, site.index)
    var main = MeaningText(semantics: definition.semantics, links: ReferenceLinks(edition: edition)).blocks
    main += TargetList(definition, edition).blocks + avoided + ambiguous
    let side = TermSide(definition: definition, lexicon: lexicon).blocks
    let columns = Group(
      .termColumns,
      [
        group(.termMain, main), group(.termSide, side), prose.story,
        group(.termWideStory, VersionList(definition, lexicon, shown: number.meanings).blocks),
      ].compactMap(\.self))
    return Document(
      address: .definition(definition.id), title: title, description: definition.sentence.isEmpty ? title : definition.sentence,
      section: .dictionary,
      blocks: [
        .breadcrumb(Breadcrumb([.dictionary, letter], current: Phrase(definition.shortName))),
        .group(Group(.term, [head, .group(columns)] + Neighbourhood(definition, lexicon).blocks + number.blocks)),
      ],
      source: definition.position.file, diagnostics: prose.diagnostics)
  }

  /// Nil for one with nothing in it.
  private func group(_ role: Role, _ blocks: [Block]) -> Block? { blocks.isEmpty ? nil : .group(Group(role, blocks)) }

  private var title: String {
    definition.abbreviation.map { "\($0), \(definition.name)" } ?? definition.name
  }

  /// The letter in the index, or its own page where the index is split.
  private var letter: Link {
    let letter = dictionaryLetter(of: definition.name)
    let isSplit = lexicon.order.count > edition.settings.splitAt
    return Link(
      Phrase(letterHeading(letter)), to: .site(isSplit ? .letter(letter) : .dictionary.at("letter-\(letter)")))
  }

  private var head: Block {
    var name = Phrase(definition.name)
    if let abbreviation = definition.abbreviation { name.append(.span(.abbreviation, " \(abbreviation)")) }
    let sentence = definition.sentence.isEmpty ? [] : [Block.paragraph(Phrase(definition.sentence), .definition)]
    return .group(Group(.termHead, [.heading(Heading(1, name)), .paragraph(facts, .termFacts)] + sentence))
  }

  private var facts: Phrase {
    let status = edition.status(of: definition.id)
    var facts = Phrase()
    if lexicon.showsStates || status.isDisputed { facts.append(edition.label(of: status)) }
    facts.append(.span(.group, " \(definition.kind.words)"))
    if lexicon.showsVersion(of: definition) { facts.append(.span(.group, version)) }
    if lexicon.showsStates, let hashes = edition.glossary.hashes(of: definition.id) {
      facts.append(.span(.group, " fingerprint \(.code(hashes.fingerprint.short))"))
    }
    return facts
  }

  private var version: Phrase {
    let version: Phrase = " \(version: definition.version, .long)"
    guard let effective = definition.effective else { return version }
    let words = effective <= edition.asOf ? "in force since" : "in force from"
    return "\(version), \(words) \(.date(effective, .short))"
  }

  private var avoided: [Block] {
    guard !definition.avoid.isEmpty else { return [] }
    let facts = definition.avoid.map { Facts.Fact(Phrase(.removed($0.label)), instead(of: $0)) }
    return [.passage("avoid", "Words to avoid", [.facts(Facts(.avoided, facts))])]
  }

  private var ambiguous: [Block] {
    guard !definition.ambiguous.isEmpty else { return [] }
    let facts = definition.ambiguous.map { Facts.Fact(Phrase($0.label), Phrase($0.means)) }
    return [.passage("ambiguous", "Also means", [.facts(Facts(.avoided, facts))])]
  }

  private func instead(of avoided: Definition.AvoidedLabel) -> Phrase {
    guard let use = avoided.use else { return Phrase(avoided.why ?? "") }
    let name = use == definition.id ? .text(definition.shortName) : edition.link(to: use)
    return "say \(name)\(avoided.why.map { "; \($0)" } ?? "")"
  }
}
