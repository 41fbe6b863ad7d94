import Calendars
import Changes
import Definitions
import Fingerprints
import HyperText
import Snapshots

/// The versions of a definition, the present one first, each with every fingerprint that a number may carry: the stamps
/// of charts and mails link to them.
struct VersionList {
  private let definition: Definition
  private let lexicon: Lexicon
  private let context: PageContext
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
  init(_ definition: Definition, _ lexicon: Lexicon, _ context: PageContext, shown: [String]) {
    self.definition = definition
    self.lexicon = lexicon
    self.context = context
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

  var html: HTML {
    var html = HTML()
    guard
      lexicon.showsVersion(of: definition) || versions.count > 1 || !lexicon.meanings(of: definition.id).isEmpty
        || !unexplained.isEmpty
    else { return html }
    html.element("section", ["aria-labelledby": "t.versions-h", "id": "t.versions"]) { html in
      html.element("h2", ["id": "t.versions-h"], text: "Versions")
      html.element("ol", ["class": "vers"]) { html in
        for (index, version) in versions.enumerated() {
          item(version, newer: index == 0 ? nil : versions[index - 1], to: &html)
        }
      }
      for meaning in unexplained { unknown(meaning, to: &html) }
    }
    return html
  }

  private func effective(_ version: Version) -> CivilDate? {
    version.number == definition.version ? definition.effective : version.record?.effective
  }

  private func item(_ version: Version, newer: Version?, to html: inout HTML) {
    let isPresent = version.number == definition.version
    html.element("li", ["class": isPresent ? "now" : nil, "id": "t.v\(version.number)"]) { html in
      html.element("p", ["class": "v-h"]) { html in
        if !isPresent, version.record != nil, version.number < definition.version {
          html.element("a", ["href": context.href(.version(version.number, of: definition.id))]) { html in
            html.element("b", text: "v\(version.number)")
          }
        } else {
          html.element("b", text: "v\(version.number)")
        }
        html.text(" ")
        dates(version, newer: newer, to: &html)
        if lexicon.showsStates {
          html.append(
            isPresent
              ? context.state(edition.status(of: definition.id))
              : context.state(StateMark.superseded, "superseded", cssClass: "s-retired"))
          html.text(" ")
        }
        if let first = version.meanings.first { html.element("code", ["id": first.short], text: first.short) }
      }
      if let why = isPresent ? definition.why : version.record?.why { html.element("p", text: why.asSentence) }
      let commit = isPresent ? edition.commit(of: definition.id) : version.record.flatMap { edition.commits[$0] }
      if let commit { html.element("p", ["class": "note"]) { $0.append(context.sentence(commit)) } }
      if isPresent, let before = edition.predecessor(of: definition.id, version: definition.version) {
        let difference = difference(from: DefinitionVersion(before), to: DefinitionVersion(definition), lexicon.names)
        let heading = "What changed from v\(before.version) to v\(definition.version)"
        html.append(VersionDiff(heading, difference, note: lexicon.moves(of: definition.id).map { .text($0) }).html)
      }
      if isPresent, let difference = edition.unsignedWords(of: definition) {
        html.append(VersionDiff("In other words since it was signed", difference, note: .text("The meaning is the same.")).html)
      }
      inherited(version, to: &html)
    }
  }

  private func dates(_ version: Version, newer: Version?, to html: inout HTML) {
    guard let from = effective(version) else { return }
    html.append(context.time(from))
    html.text(" ")
    if let end = newer.flatMap(effective), end > from {
      html.element("span", text: "to \(end.adding(days: -1).short)")
      html.text(" ")
    }
  }

  /// The same version as it stood on other versions of what it refers to.
  private func inherited(_ version: Version, to html: inout HTML) {
    let others = version.meanings.dropFirst()
    guard !others.isEmpty else { return }
    html.element("ul", ["class": "note"]) { html in
      for meaning in others {
        html.element("li", ["id": meaning.short]) { html in
          html.element("code", text: meaning.short)
          html.text(" ")
          html.text(explanation(meaning))
        }
      }
    }
  }

  private func explanation(_ meaning: Lexicon.KnownMeaning) -> String {
    let runs = lexicon.meanings(of: definition.id)
    let present = lexicon.glossary.hashes(of: definition.id)?.fingerprint.full
    let place = runs.firstIndex { $0.fingerprint == meaning.fingerprint }
    let next = place.flatMap { $0 + 1 < runs.count ? runs[$0 + 1].fingerprint : present } ?? present
    let moved = next.map { edition.ledger.causes(from: meaning.fingerprint, to: $0) } ?? []
    let days = meaning.days.map { "in runs up to \($0.upperBound.short)" } ?? "as it was put up for signature"
    return moved.isEmpty ? days : "\(days), until \(listed(moved.prefix(4).map(words))) changed"
  }

  private func words(_ change: MeaningLedger.Change) -> String {
    let name = edition.glossary[change.id]?.shortName ?? change.id
    guard let from = change.from, let to = change.to, from != to else { return name }
    return "\(name) v\(from)\u{A0}\u{2192}\u{A0}v\(to)"
  }

  private func unknown(_ meaning: String, to html: inout HTML) {
    let digits = String(meaning.prefix(8))
    html.element("p", ["class": "note", "id": digits]) { html in
      html.text("Numbers on this page also carry ")
      html.element("code", text: digits)
      html.text(". No run and no signature says which meaning that was.")
    }
  }
}
