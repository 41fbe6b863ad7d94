import Calendars
import Definitions
import Documents
import Editions
import Fingerprints

/// The page of an id that the glossary has no more: what it was, and what took its place. Old links stay true.
struct GonePage {
  private let id: String
  private let lexicon: Lexicon
  /// What was last put up for signature.
  private let record: RecordedMeaning?
  /// Its file as git last had it: the only one that knows a definition which nobody signed.
  private let removed: CommitFacts.Removed?

  init(_ id: String, _ site: Site) {
    self.id = id
    lexicon = site.index.lexicon
    record = site.edition.agreements.records(of: id).last
    removed = site.edition.commits.removed[id]
  }

  private var edition: Edition { lexicon.edition }

  private var name: String { record?.name ?? removed?.definition.name ?? id }

  private var sentence: String { record?.sentence ?? removed?.definition.sentence ?? "" }

  var document: Document {
    let heir = lexicon.heir(of: id)
    let state = StateLabel(.superseded, heir == nil ? "removed" : "renamed", tone: .named("retired"))
    let head: [Block] =
      [.heading(Heading(1, Phrase(name))), .paragraph(Phrase(.state(state)), .termFacts)]
      + (sentence.isEmpty ? [] : [.paragraph(Phrase(sentence), .definition)])
    let links = ReferenceLinks(edition: edition, recorded: record?.references ?? [:])
    let meaning = MeaningText(semantics: record?.semantics ?? removed?.definition.semantics ?? .none, links: links)
    let main = removal(isRename: heir != nil) + meaning.blocks + fingerprints
    return Document(
      address: .definition(id), title: name, description: "\(name) is no longer a definition.", section: .dictionary,
      blocks: [
        .breadcrumb(Breadcrumb([.dictionary], current: Phrase(name))),
        .group(
          Group(
            .term,
            [
              .group(Group(.termHead, head)), .paragraph(fate(heir), .opening),
              .group(Group(.termColumns, [.group(Group(.termMain, main))])),
            ])),
      ])
  }

  private func fate(_ heir: String?) -> Phrase {
    if let heir { return "This is now called \(edition.link(to: heir))." }
    let dictionary = Inline.link(Link("dictionary", to: .site(.dictionary)))
    return "This term is no longer in use. The \(dictionary) has those that are."
  }

  private func removal(isRename: Bool) -> [Block] {
    guard let commit = removed?.commit else { return [] }
    return [.paragraph("\(isRename ? "The name changed" : "It was removed") with \(commit.words()).", .note)]
  }

  /// Every meaning that numbers of then may carry, so that their stamps lead somewhere.
  private var fingerprints: [Block] {
    var seen: Set<String> = []
    let records = edition.agreements.records(of: id).map { ($0.version, $0.fingerprint.short) }
    let all = (lexicon.meanings(of: id).map { ($0.version, $0.short) } + records).filter { seen.insert($0.1).inserted }
    guard !all.isEmpty else { return [] }
    let items = all.reversed().map { version, digits in
      List.Item([.paragraph("\(.strong("\(version: version)")) \(.code(digits))", .versionHead)], id: digits)
    }
    return [.list(List(.versions, isOrdered: true, items))]
  }
}
