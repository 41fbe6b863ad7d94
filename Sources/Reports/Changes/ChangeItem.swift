import Calendars
import Changes
import Definitions
import Fingerprints
import HyperText

/// One change as a page tells it: the day, what it is about, the words before and after, who signed, what it moves.
struct ChangeItem {
  let entry: ChangeEntry
  let log: ChangeLog
  let context: PageContext

  private var edition: Edition { context.edition }

  /// Names beyond these are only counted.
  private static let shownNames = 8
  /// First meanings of one day beyond these are only in the dictionary.
  private static let shownFirst = 120

  func write(to html: inout HTML, isUnderMonth: Bool) {
    html.element("li", ["id": entry.key]) { html in
      html.append(context.time(entry.day))
      html.element("div") { html in
        if isUnderMonth {
          html.element("h3") { $0.append(heading) }
        } else {
          html.element("h2") { $0.append(heading) }
        }
        content(to: &html)
      }
    }
  }

  // MARK: Heading

  private var heading: HTML {
    var html = HTML()
    switch entry.subject {
    case .first(let records):
      html.text("\(counted(records.count, "definition").capitalizedFirst) came into force")
    case .version(let record, let before):
      html.append(name(record.name))
      let was = record.version == before.version ? "" : ", was \(before.version)"
      html.element("span", ["class": "unit"], text: ", version \(record.version)\(was)")
    case .levels(let name, _, _):
      html.append(self.name(name))
      html.element("span", ["class": "unit"], text: ", what is promised")
    case .wording(let name, _, _):
      html.append(self.name(name))
      html.element("span", ["class": "unit"], text: ", in other words")
    case .dispute:
      html.append(name(edition.glossary[entry.id]?.name ?? entry.id))
      html.element("span", ["class": "unit"], text: ", disputed")
    }
    return html
  }

  /// A definition that is gone has a page that says what it was.
  private func name(_ name: String) -> HTML { context.link(.definition(entry.id), name) }

  // MARK: Content

  private func content(to html: inout HTML) {
    switch entry.subject {
    case .first(let records): first(records, to: &html)
    case .version(let record, let before):
      if let why = record.why { html.element("p", text: why.asSentence) }
      if let difference = log.difference(entry) { self.difference(difference, record, before, to: &html) }
      signatures(to: &html)
      commit(of: record, to: &html)
      moves(to: &html)
    case .levels:
      levels(log.difference(entry)?.targets ?? [], to: &html)
      signatures(to: &html)
      html.element("p", ["class": "note"], text: "A promise changes verdicts from that day on, and no series.")
    case .wording:
      wording(to: &html)
      signatures(to: &html)
      html.element("p", ["class": "note"], text: "The meaning is the same: no series breaks and no signature lapses.")
    case .dispute(let by, let what):
      html.element("p") { html in
        html.append(context.state(.disputed, "disputed", cssClass: "s-disputed"))
        if let by { html.text(" by \(edition.partyName(by))") }
        html.text(".")
        if let what { html.text(" \(what.asSentence)") }
      }
      moves(to: &html)
    }
  }

  private func first(_ records: [RecordedMeaning], to html: inout HTML) {
    guard records.count > 3 else {
      for record in records {
        html.element("p") { html in
          html.append(context.link(.definition(record.id), record.name))
          html.text(": \(record.sentence) ")
          if records.count == 1 { html.append(context.state(edition.status(of: record.id))) }
        }
        commit(of: record, to: &html)
      }
      return
    }
    html.element("p") { html in
      for (index, record) in records.prefix(Self.shownFirst).enumerated() {
        if index > 0 { html.text(", ") }
        html.append(context.link(.definition(record.id), record.name))
      }
      if records.count > Self.shownFirst {
        html.text(" and \(records.count - Self.shownFirst) more in the ")
        html.append(context.link(.dictionary, "dictionary"))
      }
      html.text(".")
    }
  }

  private func difference(
    _ difference: VersionDifference, _ record: RecordedMeaning, _ before: RecordedMeaning, to html: inout HTML
  ) {
    html.element("div", ["class": "diff"]) { html in
      if let sentence = difference.sentence {
        sides(sentence, to: &html)
      } else {
        html.element("p", text: record.sentence)
      }
      html.append(DifferenceLines(difference: difference).html)
      html.element("p", ["class": "note"]) { html in
        html.text("Meaning ")
        html.element("code", text: before.own.short)
        html.text(" became ")
        html.element("code", text: record.own.short)
        html.text(".")
        if let definition = edition.glossary[record.id], before.id == record.id, before.version < definition.version {
          html.text(" ")
          html.append(context.link(.version(before.version, of: before.id), "Version \(before.version) in full"))
        }
      }
    }
  }

  private func sides(_ sentence: TextChange, to html: inout HTML) {
    html.element("div", ["class": "sides"]) { html in
      side("Until \(entry.day.adding(days: -1).short)", WordRuns.before(sentence.words), to: &html)
      side("From \(entry.day.short)", WordRuns.after(sentence.words), to: &html)
    }
  }

  private func side(_ label: String, _ words: HTML, to html: inout HTML) {
    html.element("div") { html in
      html.element("p", ["class": "note"], text: label)
      html.element("p") { $0.append(words) }
    }
  }

  /// A signature keeps the hash of the words that it is of, and not the words.
  static let lostWords =
    "The words are on no record: the signature has their hash, and the definition is in other words by now."

  private func wording(to html: inout HTML) {
    html.element("div", ["class": "diff"]) { html in
      guard let difference = log.difference(entry) else {
        html.element("p", text: Self.lostWords)
        return
      }
      if let sentence = difference.sentence { sides(sentence, to: &html) }
      html.append(DifferenceLines(difference: difference).html)
    }
  }

  private func levels(_ changes: [TargetChange], to html: inout HTML) {
    html.element("div", ["class": "diff"]) { html in
      html.element("ul") { html in
        for change in changes { DifferenceLines.line(change.action, change.text, change.direction, to: &html) }
      }
    }
  }

  // MARK: Who and what

  private func signatures(to html: inout HTML) {
    html.element("p") { html in
      for (index, signature) in entry.signatures.enumerated() {
        html.text(index == 0 ? "Signed by " : ", and by ")
        html.text("\(edition.partyName(signature.party)), \(signature.by), on ")
        html.append(context.time(signature.date))
        if let commit = edition.commits[signature], commit != commitOfMeaning {
          html.text(", with ")
          html.append(context.commit(commit, besides: signature.party))
        }
        if let evidence = signature.evidence, evidence.hasPrefix("https://") || evidence.hasPrefix("http://") {
          html.text(" (")
          html.element("a", ["href": evidence], text: "evidence of \(edition.partyName(signature.party))")
          html.text(")")
        }
      }
      if !entry.signatures.isEmpty { html.text(". ") }
      let signed = Set(entry.signatures.map(\.party))
      let missing = edition.partyIDs.filter { !signed.contains($0) }.map(edition.partyName)
      guard !missing.isEmpty, needsSignatures else { return }
      let verb = missing.count == 1 ? "has" : "have"
      html.append(
        context.state(.unsigned, "\(listed(missing)) \(verb) not signed", cssClass: "s-lapsed"))
    }
  }

  /// Told once, where a signature came with its meaning.
  private var commitOfMeaning: CommitFacts.Commit? {
    guard case .version(let record, _) = entry.subject else { return nil }
    return edition.commits[record]
  }

  private func commit(of record: RecordedMeaning, to html: inout HTML) {
    guard let commit = edition.commits[record] else { return }
    html.element("p", ["class": "note"]) { $0.append(context.sentence(commit)) }
  }

  /// Other words under the same meaning are nobody's to sign again.
  private var needsSignatures: Bool {
    switch entry.subject {
    case .version: true
    case .wording: false
    case .first, .levels, .dispute: !entry.signatures.isEmpty
    }
  }

  private func moves(to html: inout HTML) {
    if entry.isSameMeaning {
      html.element("p", ["class": "note"], text: "All parties attested that it means the same: no series breaks.")
      return
    }
    let above = log.lexicon.above(entry.id, limit: 500)
    let metrics = above.ids.filter { edition.glossary[$0]?.kind == .metric }
    let own = edition.glossary[entry.id]?.kind == .metric ? [entry.id] : []
    let commitments = above.ids.filter { edition.glossary[$0]?.kind == .commitment }
    guard !(own + metrics).isEmpty || !commitments.isEmpty else { return }
    html.element("p", ["class": "note"]) { html in
      if case .dispute = entry.subject { html.text("Stands under ") } else { html.text("Breaks the series of ") }
      if !above.isWhole { html.text("at least ") }
      names(own + metrics, "metric", to: &html)
      if !commitments.isEmpty {
        html.text("; promises that rest on it: ")
        names(commitments, "commitment", to: &html)
      }
      html.text(".")
    }
  }

  private func names(_ ids: [String], _ noun: String, to html: inout HTML) {
    html.text("\(counted(ids.count, noun)): ")
    for (index, id) in ids.prefix(Self.shownNames).enumerated() {
      if index > 0 { html.text(", ") }
      html.append(context.link(definition: id))
    }
    if ids.count > Self.shownNames { html.text(" and \(ids.count - Self.shownNames) more") }
  }
}
