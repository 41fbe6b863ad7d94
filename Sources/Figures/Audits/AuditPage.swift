import Calendars
import Changes
import Definitions
import Documents
import Editions
import Numbers

/// A page per audit.
func auditArtifacts(of site: Site) -> [Artifact] {
  let audits = site.edition.audits
  return audits.indices.map { place in
    Artifact(.audit(audits[place].quarter), document: { AuditPage(site.edition, place).document })
  }
}

/// The teams' own words side by side with the agreed sentence, and how far they mean the same.
struct AuditPage {
  private let edition: Edition
  private let audit: Audit
  /// Oldest first, up to the one of the page.
  private let past: [Audit]

  init(_ edition: Edition, _ place: Int) {
    self.edition = edition
    audit = edition.audits[place]
    past = Array(edition.audits[...place])
  }

  private var title: String { "Definition audit, \(audit.quarter.long)" }

  var document: Document {
    let note = Inline.span(.group, "written separately; underlined words are not in the agreed sentence")
    return Document(
      address: .audit(audit.quarter), title: title,
      description: "What each team means by \(counted(audit.terms.count, "term")).", section: .dictionary,
      blocks: [
        .breadcrumb(Breadcrumb([.dictionary], current: Phrase(title))), masthead, .paragraph(summary, .opening),
        .band("terms", "Their own words \(note)", audit.terms.map(sides)),
      ] + trend)
  }

  private var masthead: Block {
    var facts = [Facts.Fact("Agree", agreed(audit))]
    for answers in audit.answers {
      let words = [answers.by.map { Phrase($0) }, answers.date.map { "\(day: $0)" }].compactMap(\.self)
      let said: Phrase = words.isEmpty ? "has not written yet" : words.joined(by: ", ")
      facts.append(.init(Phrase(edition.partyName(answers.party)), said))
    }
    return .group(
      Group(
        .masthead,
        [.group(Group(.group, [.heading(Heading(1, Phrase(title)))] + others)), .facts(Facts(.facts, facts))]))
  }

  private var others: [Block] {
    guard edition.audits.count > 1 else { return [] }
    let links = edition.audits.suffix(8).map { other -> Inline in
      let isCurrent = other.quarter == audit.quarter
      return .link(
        Link(Phrase(other.quarter.short), to: .site(.audit(other.quarter)), relation: isCurrent ? .current : nil))
    }
    return [.group(Group(.neighbours, label: .text("Audits"), [.line(Phrase(links))]))]
  }

  /// "5 of 7".
  private func agreed(_ audit: Audit) -> Phrase { "\(count: audit.count(of: .agree)) of \(count: audit.terms.count)" }

  private var summary: Phrase {
    func names(_ verdict: Audit.Verdict) -> [String] { audit.terms.filter { audit.verdict(on: $0) == verdict }.map(shortName) }
    let (differ, open) = (names(.differ), names(.open))
    let terms = Phrase.counting(audit.terms.count, "term")
    var summary: Phrase = "\(count: audit.count(of: .agree)) of \(terms) mean the same to all"
    if let before = past.dropLast().last { summary += ", after \(agreed(before)) in \(before.quarter.long)" }
    summary += "."
    if !differ.isEmpty { summary += " The teams differ on \(listed(differ))." }
    if !open.isEmpty { summary += " Open: \(listed(open))." }
    return summary
  }

  private func shortName(_ id: String) -> String { edition.glossary[id]?.shortName ?? id }

  // MARK: Terms

  private func sides(of term: String) -> Block {
    let agreed = agreedSentence(of: term)
    var whole: [Block] = [.paragraph(agreed.label, .note)]
    if let sentence = agreed.sentence { whole.append(.paragraph(Phrase(sentence))) }
    let heading: Phrase = "\(edition.link(to: term)) \(state(audit.verdict(on: term)))"
    var blocks: [Block] = [.heading(Heading(3, heading)), .group(Group(.acrossSides, whole))]
    for answers in audit.answers {
      blocks.append(
        .group(
          Group(
            .group,
            [
              .paragraph(Phrase(edition.partyName(answers.party)), .note),
              .paragraph(words(answers.sentences[term], beside: agreed.sentence)),
            ])))
    }
    if let note = audit.judgements[term]?.note {
      blocks.append(.paragraph("The steward: \(note.asSentence)", .noteAcrossSides))
    }
    return .group(Group(.sides, id: "t.\(term)", blocks))
  }

  private func words(_ sentence: String?, beside agreed: String?) -> Phrase {
    guard let sentence else { return "wrote nothing" }
    guard let agreed else { return Phrase(sentence) }
    return wordDifference(from: agreed, to: sentence).after
  }

  /// The sentence that was in force when the teams wrote; before there was one, the first that came.
  private func agreedSentence(of term: String) -> (label: Phrase, sentence: String?) {
    let records = edition.agreements.records(of: term).filter { !$0.signatures.isEmpty }
    if let day = audit.day, let record = records.last(where: { $0.effective.map { $0 <= day } ?? true }) {
      let signed = Set(record.signatures.filter { $0.date <= day }.map(\.party))
      let missing = edition.partyIDs.filter { !signed.contains($0) }.map(edition.partyName)
      let label = missing.isEmpty ? "Agreed" : "Not signed by \(listed(missing))"
      return ("\(label), \(version: record.version, .long)", record.sentence)
    }
    if let first = records.first, let day = first.effective {
      return ("Not agreed yet; proposed from \(day: day)", first.sentence)
    }
    return ("No sentence was signed", edition.glossary[term]?.sentence)
  }

  private func state(_ verdict: Audit.Verdict) -> Inline {
    switch verdict {
    case .agree: .state(StateLabel(.met, "agree"))
    case .differ: .state(StateLabel(.missed, "differ", tone: .missed))
    case .open: .state(StateLabel(.undecided, "open"))
    }
  }

  // MARK: From audit to audit

  private var trend: [Block] {
    guard past.count > 1 else { return [] }
    let audits = past.suffix(8)
    let terms = audit.terms + audits.flatMap(\.terms).filter { !audit.asks(for: $0) }
    var seen: Set<String> = []
    let rows = terms.filter { seen.insert($0).inserted }.map { term in
      let name = Link(Phrase(shortName(term)), to: .site(.definition(term)))
      let verdicts = audits.map { $0.asks(for: term) ? Phrase(state($0.verdict(on: term))) : "not asked" }
      return Table.Row([Phrase(.link(name))] + verdicts)
    }
    let table = Table(
      caption: "The steward's verdict on each term",
      columns: [.init("Term", isNumber: false)] + audits.map { .init(Phrase($0.quarter.short), isNumber: false) },
      rows: rows, footer: [Table.Row(["Agree"] + audits.map(agreed))])
    return [.band("trend", "Compared with earlier audits", [.table(table)])]
  }
}
