import Calendars
import Changes
import Definitions
import Documents
import Editions
import Fingerprints
import Numbers
import Snapshots

/// The versions of a definition, the present one first, each with every fingerprint that a number may carry: the stamps
/// of charts and mails link to them.
struct VersionList {
  private let definition: Definition
  private let lexicon: Lexicon
  private let versions: [Version]
  /// Fingerprints, 12 digits, that rows carry and no version explains.
  private let unexplained: [String]

  /// One version with its fingerprints of 8 digits or more, the newest first.
  private struct Version {
    var number: Int
    var record: RecordedMeaning?
    var meanings: [Lexicon.KnownMeaning]
  }

  /// `shown` are the meanings, 12 digits, of the rows that the page shows.
  init(_ definition: Definition, _ lexicon: Lexicon, shown: [String]) {
    self.definition = definition
    self.lexicon = lexicon
    let records = lexicon.edition.agreements.records(of: definition.id)
    let runs = lexicon.meanings(of: definition.id)
    var seen: Set<String> = []
    var meanings: [Lexicon.KnownMeaning] = []
    func add(_ meaning: Lexicon.KnownMeaning) { if seen.insert(meaning.short).inserted { meanings.append(meaning) } }
    let present = lexicon.glossary.hashes(of: definition.id)?.fingerprint.full
    if let present {
      add(runs.first { $0.fingerprint == present } ?? .init(fingerprint: present, version: definition.version, days: nil))
    }
    for meaning in runs.reversed() { add(meaning) }
    for record in records.reversed() { add(.init(fingerprint: record.fingerprint.full, version: record.version, days: nil)) }
    let numbers = Set([definition.version] + records.map(\.version) + meanings.map(\.version)).sorted(by: >)
    // The present version leads, even where somebody turned the number back.
    let order = [definition.version] + numbers.filter { $0 != definition.version }
    versions = order.map { number in
      Version(
        number: number, record: records.last { $0.version == number }, meanings: meanings.filter { $0.version == number })
    }
    unexplained = Array(Set(shown)).sorted().filter { seen.insert(String($0.prefix(8))).inserted }
  }

  private var edition: Edition { lexicon.edition }

  var blocks: [Block] {
    guard
      lexicon.showsVersion(of: definition) || versions.count > 1 || !lexicon.meanings(of: definition.id).isEmpty
        || !unexplained.isEmpty
    else { return [] }
    let items = versions.enumerated().map { index, version in
      item(version, newer: index == 0 ? nil : versions[index - 1])
    }
    let heading = Block.heading(Heading(2, "Versions", id: "t.versions-h"))
    return [
      .group(
        Group(
          .passage, id: "t.versions", label: .heading("t.versions-h"),
          [heading, .list(List(.versions, isOrdered: true, items))] + unexplained.map(unknown)))
    ]
  }

  private func effective(_ version: Version) -> CivilDate? {
    version.number == definition.version ? definition.effective : version.record?.effective
  }

  private func item(_ version: Version, newer: Version?) -> List.Item {
    let isPresent = version.number == definition.version
    var blocks: [Block] = [.paragraph(head(of: version, newer: newer), .versionHead)]
    if let why = isPresent ? definition.why : version.record?.why { blocks.append(.paragraph(Phrase(why.asSentence))) }
    let commit = isPresent ? edition.commit(of: definition.id) : version.record.flatMap { edition.commits[$0] }
    if let commit { blocks.append(.paragraph("In git since \(commit.words()).", .note)) }
    if isPresent { blocks += changes }
    blocks += inherited(version)
    return List.Item(blocks, role: isPresent ? .presentVersion : nil, id: "t.v\(version.number)")
  }

  private func head(of version: Version, newer: Version?) -> Phrase {
    let isPresent = version.number == definition.version
    let name = Phrase(.strong("\(version: version.number)"))
    let hasPage = !isPresent && version.record != nil && version.number < definition.version
    var head = hasPage ? Phrase(.link(Link(name, to: .site(.version(version.number, of: definition.id))))) : name
    head += " "
    head += days(of: version, newer: newer)
    if lexicon.showsStates { head += "\(isPresent ? edition.label(of: edition.status(of: definition.id)) : .superseded) " }
    if let first = version.meanings.first { head.append(.fingerprint(first.short)) }
    return head
  }

  private func days(of version: Version, newer: Version?) -> Phrase {
    guard let from = effective(version) else { return "" }
    let start: Phrase = "\(.date(from, .short)) "
    guard let end = newer.flatMap(effective), end > from else { return start }
    return "\(start)\(.span(.group, "to \(day: end.adding(days: -1))")) "
  }

  /// What the present version says differently from the one before it, and from the words that were signed.
  private var changes: [Block] {
    var blocks: [Block] = []
    if let before = edition.predecessor(of: definition.id, version: definition.version) {
      let difference = difference(from: DefinitionVersion(before), to: DefinitionVersion(definition), lexicon.names)
      let heading: Phrase = "What changed from \(version: before.version) to \(version: definition.version)"
      blocks += VersionDiff(heading, difference, note: lexicon.moves(of: definition.id)).blocks
    }
    if let difference = edition.unsignedWords(of: definition) {
      let note: Phrase = "The numbers stand. Not every party has attested that the meaning is the same."
      blocks += VersionDiff("Reworded since it was signed", difference, note: note).blocks
    } else if let difference = edition.attestedWords(of: definition) {
      let note: Phrase = "The meaning is the same, as every party attested."
      blocks += VersionDiff("Reworded since it was first signed", difference, note: note).blocks
    }
    return blocks
  }

  /// The same version as it stood on other versions of what it refers to.
  private func inherited(_ version: Version) -> [Block] {
    let others = version.meanings.dropFirst()
    guard !others.isEmpty else { return [] }
    let items = others.map { meaning in
      List.Item([.line("computed as \(.code(meaning.short)) \(explanation(meaning))")], id: meaning.short)
    }
    return [.list(List(.note, items))]
  }

  private func explanation(_ meaning: Lexicon.KnownMeaning) -> Phrase {
    let runs = lexicon.meanings(of: definition.id)
    let present = lexicon.glossary.hashes(of: definition.id)?.fingerprint.full
    let place = runs.firstIndex { $0.fingerprint == meaning.fingerprint }
    let next = place.flatMap { $0 + 1 < runs.count ? runs[$0 + 1].fingerprint : present } ?? present
    let moved = next.map { edition.ledger.causes(from: meaning.fingerprint, to: $0) } ?? []
    let changes = moved.prefix(4).map(words).listed
    guard let days = meaning.days else {
      return moved.isEmpty ? "when it was put up for signature" : "until \(changes)"
    }
    let last: Phrase = "last on \(day: days.upperBound)"
    return moved.isEmpty ? last : "until \(changes); \(last)"
  }

  private func words(_ change: MeaningLedger.Change) -> Phrase {
    let name = edition.glossary[change.id]?.shortName ?? change.id
    guard let from = change.from, let to = change.to, from != to else { return "\(name) changed" }
    return "\(name) changed from \(version: from) to \(version: to)"
  }

  private func unknown(_ meaning: String) -> Block {
    let digits = String(meaning.prefix(8))
    return .paragraph(
      "Numbers on this page also carry \(.code(digits)). No run and no signature records what it meant.", .note,
      id: digits)
  }
}

extension Inline {
  /// The state of a meaning that another took the place of.
  static let superseded = Inline.state(StateLabel(.superseded, "superseded", tone: .named("retired")))
}
