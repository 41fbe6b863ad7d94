import Calendars
import Changes
import Definitions
import Documents
import Editions
import Fingerprints
import Numbers

/// One change as a page tells it: the day, what it is about, the words before and after, who signed, what it moves.
struct ChangeItem {
  let entry: ChangeEntry
  let log: ChangeLog

  var edition: Edition { log.edition }

  /// Names beyond these are only counted.
  static let shownNames = 8
  /// First meanings of one day beyond these are only in the dictionary.
  private static let shownFirst = 120

  /// `level` is that of its heading: one below the month's, or the page's.
  func item(level: Int) -> List.Item {
    let told = Group(.group, [.heading(Heading(level, heading))] + content)
    return List.Item([.line(Phrase(.date(entry.day, .short))), .group(told)], id: entry.key)
  }

  // MARK: Heading

  private var heading: Phrase {
    switch entry.subject {
    case .first(let records): return "\(.counting(records.count, "definition")) came into force"
    case .version(let record, let before):
      let was: Phrase = record.version == before.version ? "" : ", was \(version: before.version, .bare)"
      return heading(record.name, ", \(version: record.version, .long)\(was)")
    case .levels(let name, _, _): return heading(name, ", new target")
    case .wording(let name, _, _): return heading(name, ", reworded")
    case .dispute: return heading(edition.glossary[entry.id]?.name ?? entry.id, ", disputed")
    }
  }

  private func heading(_ name: String, _ detail: Phrase) -> Phrase { "\(link(to: entry.id, name))\(.span(.detail, detail))" }

  /// A definition that is gone has a page that says what it was.
  func link(to id: String, _ name: String) -> Inline { .link(Link(Phrase(name), to: .site(.definition(id)))) }

  // MARK: Content

  private var content: [Block] {
    switch entry.subject {
    case .first(let records): return first(records)
    case .version(let record, let before):
      let why = record.why.map { [Block.paragraph(Phrase($0.asSentence))] } ?? []
      let difference = log.difference(entry).map { [self.difference($0, record, before)] } ?? []
      return why + difference + signatures + commit(of: record) + moves + early
    case .levels:
      let lines = (log.difference(entry)?.targets ?? []).map { List.Item($0.line) }
      return [
        .group(Group(.difference, [.list(List(nil, lines))]))
      ] + signatures + [
        .paragraph("A new target changes verdicts from that day; the numbers stay comparable.", .note)
      ] + early
    case .wording:
      return [
        wording
      ] + signatures + [
        .paragraph(
          entry.isSameMeaning
            ? "The meaning is the same, as every party attested: no series breaks." : "The numbers stand: no series breaks.",
          .note)
      ]
    case .dispute(let by, let what):
      let state = Inline.state(StateLabel(.disputed, "disputed", tone: .named("disputed")))
      let who = by.map { " by \(edition.partyName($0))" } ?? ""
      return [.paragraph("\(state)\(who).\(what.map { " \($0.asSentence)" } ?? "")")] + moves
    }
  }

  private var early: [Block] {
    let words = tooEarly(on: edition.asOf)
    return words.isEmpty ? [] : [.paragraph(words, .note)]
  }

  private func first(_ records: [RecordedMeaning]) -> [Block] {
    guard records.count > 3 else {
      return records.flatMap { record -> [Block] in
        var words: Phrase = "\(link(to: record.id, record.name)): \(record.sentence) "
        words.append(edition.label(of: edition.state(of: record, after: nil, on: entry.day)))
        return [.paragraph(words)] + commit(of: record)
      }
    }
    let open = records.filter { record in
      if case .agreed = edition.state(of: record, after: nil, on: entry.day) { false } else { true }
    }
    let states = open.prefix(Self.shownNames).map { record -> Phrase in
      let state = edition.state(of: record, after: nil, on: entry.day)
      return "\(link(to: record.id, record.name)) (\(state.word))"
    }
    let more: [Phrase] = open.count > states.count ? ["\(count: open.count - states.count) more"] : []
    let unsigned: [Block] = states.isEmpty ? [] : [.paragraph("Not agreed on that day: \((states + more).listed).", .note)]
    var names = records.prefix(Self.shownFirst).map { Phrase(link(to: $0.id, $0.name)) }
    guard records.count > Self.shownFirst else { return [.paragraph("\(names.listed).")] + unsigned }
    let dictionary = Inline.link(Link("dictionary", to: .site(.dictionary)))
    names.append("\(count: records.count - Self.shownFirst) more in the \(dictionary)")
    return [.paragraph("\(names.listed).")] + unsigned
  }

  private func difference(_ difference: VersionDifference, _ record: RecordedMeaning, _ before: RecordedMeaning) -> Block {
    let sentence = difference.sentence.map(sides) ?? .paragraph(Phrase(record.sentence))
    var digits: Phrase = "Meaning \(.code(before.own.short)) became \(.code(record.own.short))."
    if let definition = edition.glossary[record.id], before.id == record.id, before.version < definition.version,
      edition.agreements.record(before.id, version: before.version) != nil
    {
      let name: Phrase = "\(version: before.version, .opening) in full"
      digits += " \(.link(Link(name, to: .site(.version(before.version, of: before.id)))))"
    }
    return .group(Group(.difference, [sentence] + difference.lines + [.paragraph(digits, .note)]))
  }

  private func sides(_ sentence: TextChange) -> Block {
    func side(_ label: Phrase, _ words: Phrase) -> Block {
      .group(Group(.group, [.paragraph(label, .note), .paragraph(words)]))
    }
    return .group(
      Group(
        .sides,
        [
          side("Until \(day: entry.day.adding(days: -1))", sentence.words.before),
          side("From \(day: entry.day)", sentence.words.after),
        ]))
  }

  /// A signature keeps the hash of the words that it is of, and not the words.
  static let lostWords =
    "The words were not kept: the signature has only their hash, and the definition has been reworded since."

  private var wording: Block {
    guard let difference = log.difference(entry) else {
      return .group(Group(.difference, [.paragraph(Phrase(Self.lostWords))]))
    }
    return .group(Group(.difference, (difference.sentence.map { [sides($0)] } ?? []) + difference.lines))
  }

  // MARK: Who and what

  /// How the change stood on its day, who has signed it since, and who has not; nothing where nobody has signed and nobody is
  /// asked to.
  private var signatures: [Block] {
    let state = entry.state.map { state -> Phrase in "On \(day: entry.day): \(edition.label(of: state)). " } ?? ""
    var words = state + signed
    let missing = edition.partyIDs.filter { party in !signaturesNow.contains { $0.party == party } }.map(edition.partyName)
    if !missing.isEmpty, needsSignatures {
      let open: Phrase = "\(listed(missing)) \(missing.count == 1 ? "has" : "have") not signed"
      words.append(.state(StateLabel(.unsigned, open, tone: .named("lapsed"))))
    }
    return words.isEmpty ? [] : [.paragraph(words)]
  }

  private var signed: Phrase {
    var words = entry.signatures.enumerated().map { index, signature -> Phrase in
      (index == 0 ? "Signed by " : ", and by ") + self.words(of: signature)
    }
    .joined()
    if !entry.signatures.isEmpty { words += ". " }
    return words
  }

  private func words(of signature: Signature) -> Phrase {
    let party = edition.partyName(signature.party)
    var words: Phrase = "\(party), \(signature.by), on \(.date(signature.date, .short))"
    if let commit = edition.commits[signature], commit != commitOfMeaning {
      words += ", with \(commit.words(besides: signature.party))"
    }
    if let proof = edition.proof(of: signature) { words += ", \(proof)" }
    if let evidence = signature.evidence {
      words += " (\(.link(Link("evidence of \(party)", to: .external(evidence)))))"
    }
    return words
  }

  /// Told once, where a signature came with its meaning.
  private var commitOfMeaning: CommitFacts.Commit? {
    guard case .version(let record, _) = entry.subject else { return nil }
    return edition.commits[record]
  }

  private func commit(of record: RecordedMeaning) -> [Block] {
    edition.commits[record].map { commit in [.paragraph("In git since \(commit.words()).", .note)] } ?? []
  }

  /// Other words under the same meaning are nobody's to sign again.
  private var needsSignatures: Bool {
    switch entry.subject {
    case .version, .levels: true
    case .wording: false
    case .first, .dispute: !entry.signatures.isEmpty
    }
  }

  private var moves: [Block] {
    if entry.isSameMeaning {
      return [.paragraph("All parties attested that it means the same: no series breaks.", .note)]
    }
    let above = log.lexicon.above(entry.id, limit: 500)
    let own = edition.glossary[entry.id]?.kind == .metric ? [entry.id] : []
    let metrics = own + above.ids.filter { edition.glossary[$0]?.kind == .metric }
    let commitments = above.ids.filter { edition.glossary[$0]?.kind == .commitment }
    guard !metrics.isEmpty || !commitments.isEmpty else { return [] }
    let verb = if case .dispute = entry.subject { "Used by " } else { "Breaks the series of " }
    let reached: [Phrase] = [
      metrics.isEmpty ? "" : "\(verb)\(above.isWhole ? "" : "at least ")\(names(metrics, "metric")).",
      commitments.isEmpty ? "" : "Commitments that depend on it: \(edition.links(to: commitments, atMost: Self.shownNames)).",
    ]
    return [.paragraph(reached.joinedSentences, .note)]
  }

  private func names(_ ids: [String], _ noun: String) -> Phrase {
    "\(.counting(ids.count, noun)): \(edition.links(to: ids, atMost: Self.shownNames))"
  }
}
