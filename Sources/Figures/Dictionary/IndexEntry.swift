import Calendars
import Definitions
import Documents
import Editions
import Numbers

/// One line of the dictionary's index: the word, its sentence, its kind, who answers, how far it is agreed.
struct IndexEntry {
  let definition: Definition
  let lexicon: Lexicon

  /// Words beyond these are only on the term's own page.
  private static let shownWords = 4

  var entry: Entry {
    let edition = lexicon.edition
    let status = edition.status(of: definition.id)
    var name = Phrase(edition.link(to: definition.id))
    if let abbreviation = definition.abbreviation { name.append(.span(.abbreviation, " \(abbreviation)")) }
    var sentence = Phrase(definition.sentence)
    if let otherWords { sentence += " \(.span(.otherWords, otherWords))" }
    if lexicon.hasAgreements || status.isDisputed, let note = lexicon.openNote(of: definition) {
      sentence += " \(.span(.openPoint, note.asSentence))"
    }
    var kind = Phrase(definition.kind.words)
    if lexicon.showsVersion(of: definition) { kind.append(.span(.group, " \(version: definition.version)")) }
    return Entry(
      id: "t.\(definition.id)", state: lexicon.showsStates ? status.filterName : nil, kind: definition.kind.rawValue,
      name: name, sentence: sentence, kindWords: kind, answerer: lexicon.answering(for: definition),
      stateLabel: lexicon.showsStates ? edition.label(of: status) : nil)
  }

  /// "also close rate; never: win percentage": what people say for it, and what they had better not.
  private var otherWords: Phrase? {
    let parts = [("also", definition.synonyms), ("never:", definition.avoid.map(\.label))].filter { !$0.1.isEmpty }
    guard !parts.isEmpty else { return nil }
    let said = parts.map { lead, words -> Phrase in
      let more: Phrase = words.count > Self.shownWords ? " and \(count: words.count - Self.shownWords) more" : ""
      let shown = words.prefix(Self.shownWords)
      return "\(lead) \(more.isEmpty ? listed(Array(shown)) : shown.joined(separator: ", "))\(more)"
    }
    return said.joined(by: "; ") + "."
  }
}

extension AgreementStatus {
  var isDisputed: Bool {
    if case .disputed = self { return true }
    return false
  }
}

extension Lexicon {
  /// The chip of a term: who owes a commitment, who holds a stage, else the party that owns it.
  func answering(for definition: Definition) -> String? {
    switch definition.semantics {
    case .commitment(let commitment): return edition.name(of: commitment.debtor)
    case .stage(let stage): if let holder = stage.heldBy { return edition.partyName(holder) }
    default: break
    }
    let owners = Set(definition.owners.map(\.party))
    guard let first = definition.owners.first else { return nil }
    if owners.count == 1 { return edition.partyName(first.party) }
    return owners.count == 2 && parties.count == 2 ? "Both" : owners.count == parties.count ? "All" : "Several"
  }

  /// Why a definition is not agreed, in a few words; nil where it is, and where there is nothing to say.
  func openNote(of definition: Definition) -> Phrase? {
    switch edition.status(of: definition.id) {
    case .disputed(let by, let since, let what):
      let head: Phrase = """
        disputed\(by.map { " by \(edition.partyName($0))" } ?? "")\(since.map { " since \(day: $0)" } ?? "")
        """
      return what.map { "\(head). \($0.asSentence)" } ?? head
    case .halfSigned(let signed):
      let waiting = parties.filter { !signed.contains($0) }.map(edition.partyName)
      let signatures = edition.agreements.signatures(of: definition.id, in: glossary, asOf: edition.asOf)
      let since = signatures.filter { signed.contains($0.party) }.map(\.date).min()
      let day: Phrase = since.map { " on \(day: $0)" } ?? ""
      return """
        \(listed(waiting)) \(waiting.count == 1 ? "has" : "have") not signed; \(listed(signed.map(edition.partyName))) signed\
        \(day)
        """
    case .draft, .proposed, .reworded, .lapsed: return Phrase(edition.status(of: definition.id).words(edition.settings))
    case .agreed, .retired: return nil
    }
  }
}
