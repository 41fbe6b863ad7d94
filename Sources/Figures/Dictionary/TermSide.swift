import Calendars
import Definitions
import Documents
import Editions
import Fingerprints
import Numbers

/// The column beside a definition: signatures, owners, where it is read, other words for it. Empty blocks are left out.
struct TermSide {
  let definition: Definition
  let lexicon: Lexicon

  private var edition: Edition { lexicon.edition }

  var blocks: [Block] {
    let synonyms: [Block] =
      definition.synonyms.isEmpty
      ? [] : [.passage("synonyms", "Also called", [.paragraph(Phrase(listed(definition.synonyms)))])]
    return SignatureBlock(definition: definition, lexicon: lexicon).blocks + owners + source + synonyms + related
  }

  private var owners: [Block] {
    guard !definition.owners.isEmpty || definition.review != nil else { return [] }
    var facts = definition.owners.map { Facts.Fact(Phrase(edition.partyName($0.party)), Phrase($0.role)) }
    if let steward = definition.steward { facts.append(.init("Steward", Phrase(steward))) }
    if let review = definition.review { facts.append(.init("Review", words(review))) }
    return [.passage("owners", "Owners", [.facts(Facts(.pairs, facts))])]
  }

  private func words(_ review: Definition.Review) -> Phrase {
    let every: Phrase = "every \(review.every.rawValue)"
    guard let last = review.last, let due = review.due else { return "\(every), not reviewed yet" }
    let next: Phrase =
      due < edition.asOf
      ? Phrase(.span(.overdue, "overdue since \(.date(due, .short))")) : "next due \(.date(due, .short))"
    return "\(every), last \(.date(last, .short)), \(next)"
  }

  private var source: [Block] {
    guard let source = definition.source else { return [] }
    var facts: [Facts.Fact] = []
    if let system = source.system {
      facts.append(.init("System", Phrase(edition.settings.sources[system]?.name ?? system)))
    }
    if let table = source.table { facts.append(.init("Table", Phrase(.code(table)))) }
    if let field = source.field { facts.append(.init("Field", Phrase(.code(field)))) }
    if let signed { facts.append(.init("Signed", signed)) }
    let sql = source.sql.map { [Block.disclosure(summary: "SQL", [.listing($0)])] } ?? []
    return [.passage("source", "Where the data comes from", [.facts(Facts(.pairs, facts))] + sql)]
  }

  /// What the steward says of the source; nothing where nobody is steward, or none of the glossary's sources is signed yet.
  private var signed: Phrase? {
    guard let status = edition.sourceStatus(of: definition.id), edition.agreements.hasSourceSignatures(asOf: edition.asOf)
    else { return nil }
    switch status {
    case .signed(let signature):
      var words: Phrase = "\(signature.by), \(.date(signature.date, .short))"
      if let digits = signature.source { words += ", \(.code(String(digits.prefix(8))))" }
      if let commit = edition.commits[signature] { words += "; \(commit.words(besides: signature.party))" }
      if let proof = edition.proof(of: signature) { words += "; \(proof)" }
      return words
    case .changed(let last):
      let then = String((last.source ?? "").prefix(8))
      let now = edition.glossary.hashes(of: definition.id)?.source?.short ?? ""
      return """
        \(.span(.overdue, "last on \(.date(last.date, .short)), for a different query")): \(last.by) signed \(.code(then)), \
        it is now \(.code(now))
        """
    case .unsigned: return "\(edition.stewardName) has not signed"
    }
  }

  /// Only what the drawing of dependencies does not show.
  private var related: [Block] {
    let drawn = Set(edition.glossary.references(of: definition.id))
    let ids = definition.related.filter { edition.glossary[$0] != nil && !drawn.contains($0) && $0 != definition.id }
    guard !ids.isEmpty else { return [] }
    return [.passage("related", "Related", [.paragraph(edition.links(to: ids, atMost: 24))])]
  }
}
