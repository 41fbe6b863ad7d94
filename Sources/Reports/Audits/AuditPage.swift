import Calendars
import Changes
import Definitions
import HyperText

/// A page per audit.
func auditArtifacts(of edition: Edition) -> [Artifact] {
  let audits = edition.audits
  return audits.indices.map { place in
    Artifact(.audit(audits[place].quarter), page: { AuditPage(edition, place).page })
  }
}

/// The teams' own words side by side with the agreed sentence, and how far they mean the same.
struct AuditPage {
  private let edition: Edition
  private let audit: Audit
  /// Oldest first, up to the one of the page.
  private let past: [Audit]
  private let context: PageContext

  init(_ edition: Edition, _ place: Int) {
    self.edition = edition
    audit = edition.audits[place]
    past = Array(edition.audits[...place])
    context = PageContext(edition, at: .audit(audit.quarter))
  }

  var page: SitePage {
    let title = "Definition audit, \(audit.quarter.long)"
    var html = HTML()
    html.append(crumb([(.dictionary, "Dictionary")], current: title, context))
    html.element("div", ["class": "mast"]) { html in
      html.element("div") { html in
        html.element("h1", text: title)
        others(to: &html)
      }
      html.element("dl", ["class": "facts"]) { html in
        fact("Agree", "\(audit.count(of: .agree)) of \(audit.terms.count)", to: &html)
        for answers in audit.answers {
          let words = [answers.by, answers.date?.short].compactMap(\.self)
          let said = words.isEmpty ? "has not written yet" : words.joined(separator: ", ")
          fact(edition.partyName(answers.party), said, to: &html)
        }
      }
    }
    html.element("p", ["class": "say sayw"], text: summary)
    html.element("section", ["class": "band", "aria-labelledby": "terms"]) { html in
      html.element("h2", ["id": "terms"]) { html in
        html.text("Their own words")
        html.text(" ")
        html.element("span", text: "written apart; underlined is what the agreed sentence does not say")
      }
      for term in audit.terms { write(term, to: &html) }
    }
    if past.count > 1 { trend(to: &html) }
    return SitePage(
      address: context.address, title: title, description: "What each team means by \(counted(audit.terms.count, "term")).",
      section: .dictionary, content: html)
  }

  private func others(to html: inout HTML) {
    guard edition.audits.count > 1 else { return }
    html.element("nav", ["class": "period", "aria-label": "Audits"]) { html in
      for other in edition.audits.suffix(8) {
        if other.quarter == audit.quarter {
          html.element("a", ["href": context.href(context.address), "aria-current": "page"], text: other.quarter.short)
        } else {
          html.append(context.link(.audit(other.quarter), other.quarter.short))
        }
      }
    }
  }

  private func fact(_ term: String, _ text: String, to html: inout HTML) {
    html.element("div") { html in
      html.element("dt", text: term)
      html.element("dd", text: text)
    }
  }

  private var summary: String {
    func names(_ verdict: Audit.Verdict) -> [String] { audit.terms.filter { audit.verdict(on: $0) == verdict }.map(shortName) }
    let (differ, open) = (names(.differ), names(.open))
    var text = "\(audit.count(of: .agree)) of \(counted(audit.terms.count, "term")) mean the same to all"
    if let before = past.dropLast().last {
      text += ", after \(before.count(of: .agree)) of \(before.terms.count) in \(before.quarter.long)"
    }
    text += "."
    if !differ.isEmpty { text += " The teams differ on \(listed(differ))." }
    if !open.isEmpty { text += " Open: \(listed(open))." }
    return text
  }

  private func shortName(_ id: String) -> String { edition.glossary[id]?.shortName ?? id }

  // MARK: Terms

  private func write(_ term: String, to html: inout HTML) {
    let agreed = agreedSentence(of: term)
    html.element("div", ["class": "sides", "id": "t.\(term)"]) { html in
      html.element("h3") { html in
        html.append(context.link(definition: term))
        html.text(" ")
        html.append(state(audit.verdict(on: term)))
      }
      html.element("div", ["class": "whole"]) { html in
        html.element("p", ["class": "note"], text: agreed.label)
        if let sentence = agreed.sentence { html.element("p", text: sentence) }
      }
      for answers in audit.answers {
        html.element("div") { html in
          html.element("p", ["class": "note"], text: edition.partyName(answers.party))
          html.element("p") { html in
            guard let sentence = answers.sentences[term] else { return html.text("wrote nothing") }
            guard let agreed = agreed.sentence else { return html.text(sentence) }
            html.append(WordRuns.after(wordDifference(from: agreed, to: sentence)))
          }
        }
      }
      if let note = audit.judgements[term]?.note {
        html.element("p", ["class": "note whole"], text: "The steward: \(note.asSentence)")
      }
    }
  }

  /// The sentence that was in force when the teams wrote; before there was one, the first that came.
  private func agreedSentence(of term: String) -> (label: String, sentence: String?) {
    let records = edition.agreements.records(of: term).filter { !$0.signatures.isEmpty }
    if let day = audit.day, let record = records.last(where: { $0.effective.map { $0 <= day } ?? true }) {
      let signed = Set(record.signatures.filter { $0.date <= day }.map(\.party))
      let missing = edition.partyIDs.filter { !signed.contains($0) }.map(edition.partyName)
      let label = missing.isEmpty ? "Agreed" : "Not signed by \(listed(missing))"
      return ("\(label), version \(record.version)", record.sentence)
    }
    if let first = records.first, let day = first.effective {
      return ("Not agreed yet; from \(day.short) on it is", first.sentence)
    }
    return ("Nobody signed a sentence", edition.glossary[term]?.sentence)
  }

  private func state(_ verdict: Audit.Verdict) -> HTML {
    switch verdict {
    case .agree: context.state(.met, "agree", cssClass: nil)
    case .differ: context.state(.missed, "differ", cssClass: "s-missed")
    case .open: context.state(.undecided, "open", cssClass: nil)
    }
  }

  // MARK: From audit to audit

  private func trend(to html: inout HTML) {
    let audits = past.suffix(8)
    let terms = audit.terms + audits.flatMap(\.terms).filter { !audit.terms.contains($0) }
    var seen: Set<String> = []
    let rows = terms.filter { seen.insert($0).inserted }.map { term in
      DataTable.Row(
        [context.link(.definition(term), shortName(term))]
          + audits.map { $0.terms.contains(term) ? state($0.verdict(on: term)) : .text("not asked") })
    }
    html.element("section", ["class": "band", "aria-labelledby": "trend"]) { html in
      html.element("h2", ["id": "trend"], text: "From audit to audit")
      html.append(
        DataTable(
          caption: "The steward's verdict on each term",
          columns: [.init("Term", isNumber: false)] + audits.map { .init($0.quarter.short, isNumber: false) }, rows: rows,
          footer: [DataTable.Row(["Agree"] + audits.map { "\($0.count(of: .agree)) of \($0.terms.count)" })]
        ).html)
    }
  }
}
