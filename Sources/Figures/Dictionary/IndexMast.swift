import Calendars
import Definitions
import Documents
import Editions
import Numbers

/// The head of the index: how many words, how many of them agreed, when something last changed.
struct IndexMast {
  private let lexicon: Lexicon

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  private var edition: Edition { lexicon.edition }

  var block: Block {
    .group(
      Group(
        .masthead,
        [
          .group(Group(.group, [.heading(Heading(1, "Dictionary")), .paragraph(summary, .subtitle)])),
          .facts(Facts(.facts, facts)),
        ]))
  }

  private var facts: [Facts.Fact] {
    var facts: [Facts.Fact] = []
    if edition.isDated { facts.append(.init("As of", Phrase(.date(edition.asOf, .weekday)))) }
    if let reviews { facts.append(.init("Review", reviews)) }
    let stages = edition.glossary.definitions.count { $0.kind == .stage }
    if stages > 0 { facts.append(.init("Stage map", Phrase(.link(Link(.counting(stages, "stage"), to: .site(.stages)))))) }
    if let audit = edition.audits.last {
      let words: Phrase = "\(audit.quarter.short), \(count: audit.count(of: .agree)) of \(count: audit.terms.count) agree"
      facts.append(.init("Audit", Phrase(.link(Link(words, to: .site(.audit(audit.quarter)))))))
    }
    return facts
  }

  private var summary: Phrase {
    let count = edition.glossary.definitions.count
    guard count > 0 else { return "No definitions yet" }
    var parts = [Phrase.counting(count, "definition")]
    if lexicon.hasAgreements {
      let agreed = edition.glossary.definitions.count { if case .agreed = edition.status(of: $0.id) { true } else { false } }
      parts.append("\(count: agreed) agreed by \(lexicon.parties.count == 2 ? "both teams" : "all teams")")
    }
    if let last = lastChange { parts.append("last change \(day: last)") }
    return parts.joined(by: ", ")
  }

  /// The newest day on which a meaning came into force or was signed.
  private var lastChange: CivilDate? {
    let inForce = edition.glossary.definitions.compactMap(\.effective)
    let signed = edition.agreements.ids.flatMap { id in
      edition.agreements.records(of: id).flatMap { $0.signatures.map(\.date) }
    }
    guard edition.isDated else { return nil }
    return (inForce + signed).filter { $0 <= edition.asOf }.max()
  }

  private var reviews: Phrase? {
    let due = edition.glossary.definitions.compactMap { $0.review?.due }
    guard !due.isEmpty, edition.isDated else { return nil }
    let overdue = due.count { $0 < edition.asOf }
    return overdue == 0 ? "none overdue" : "\(count: overdue) overdue"
  }
}

/// What is not agreed, first on the page: bounded, however much it is.
struct OpenBlock {
  private let lexicon: Lexicon
  private static let limit = 12

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  private var edition: Edition { lexicon.edition }

  /// Worst first; without any agreement only what somebody disputes: a new glossary is no list of faults.
  private var open: [Definition] {
    edition.glossary.definitions
      .filter { definition in
        let status = edition.status(of: definition.id)
        return lexicon.hasAgreements ? status.isOpen : status.isDisputed
      }
      .sorted { (edition.status(of: $0.id).rank, $0.name, $0.id) < (edition.status(of: $1.id).rank, $1.name, $1.id) }
  }

  var block: Block {
    let count = edition.glossary.definitions.count
    guard count > 0 else {
      return .paragraph("Put a Markdown file into content/glossary; its definition appears here.", .opening)
    }
    return .group(Group(.openDefinitions, label: .heading("t.open"), parts(of: count)))
  }

  private func parts(of count: Int) -> [Block] {
    let open = open
    guard !open.isEmpty else {
      let heading: Phrase = lexicon.hasAgreements ? "Everything is agreed" : "Nothing is signed yet"
      return [.heading(Heading(2, heading, id: "t.open")), .paragraph(Phrase(calm), .note)]
    }
    var blocks: [Block] = [
      .heading(Heading(2, "Not agreed, \(count: open.count) of \(count: count)", id: "t.open")),
      .list(List(.states, open.prefix(Self.limit).map { List.Item(line($0)) })),
    ]
    if open.count > Self.limit {
      let health = Inline.link(Link("the health page", to: .site(.health)))
      let rest: Phrase =
        "And \(count: open.count - Self.limit) more: see \(health), or their states in the list below."
      blocks.append(.paragraph(rest, .note))
    }
    return blocks
  }

  private var calm: String {
    if lexicon.hasAgreements { return "Every team has signed every definition that is in use." }
    if lexicon.parties.isEmpty {
      return "No parties sign these definitions; they are shown as they are written."
    }
    return "\(listed(lexicon.parties.map(edition.partyName))) have not signed any definition yet. "
      + "The meanings below are shown as they are written; concord approve signs one."
  }

  private func line(_ definition: Definition) -> Phrase {
    let causes = lexicon.causes(of: definition.id, limit: 2).compactMap { edition.glossary[$0]?.shortName }
    let note = lexicon.openNote(of: definition) ?? ""
    let reason = causes.isEmpty ? note : "\(note); depends on \(listed(causes)) (not agreed)"
    return "\(edition.label(of: edition.status(of: definition.id)))\(edition.link(to: definition.id))\(.span(.group, reason))"
  }
}
