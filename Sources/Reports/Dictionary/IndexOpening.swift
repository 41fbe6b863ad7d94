import Calendars
import Definitions
import HyperText
import Snapshots

/// The head of the index: how many words, how many of them agreed, when something last changed.
struct IndexMast {
  private let lexicon: Lexicon
  private let context: PageContext

  init(_ lexicon: Lexicon, _ context: PageContext) {
    self.lexicon = lexicon
    self.context = context
  }

  private var edition: Edition { lexicon.edition }

  var html: HTML {
    var html = HTML()
    html.element("div", ["class": "mast"]) { html in
      html.element("div") { html in
        html.element("h1", text: "Dictionary")
        html.element("p", ["class": "sub"], text: summary)
      }
      html.element("dl", ["class": "facts"]) { html in
        if edition.isDated {
          fact("As of", to: &html) { html in
            html.element("time", ["datetime": edition.asOf.description], text: edition.asOf.shortWithWeekday)
          }
        }
        if let reviews { fact("Review", to: &html) { $0.text(reviews) } }
        let stages = edition.glossary.definitions.count { $0.kind == .stage }
        if stages > 0 {
          fact("Stage map", to: &html) { $0.append(context.link(.stages, counted(stages, "stage"))) }
        }
        if let audit = edition.audits.last {
          let agree = "\(audit.count(of: .agree)) of \(audit.terms.count) agree"
          fact("Audit", to: &html) { $0.append(context.link(.audit(audit.quarter), "\(audit.quarter.short), \(agree)")) }
        }
      }
    }
    return html
  }

  private func fact(_ name: String, to html: inout HTML, _ content: (inout HTML) -> Void) {
    html.element("div") { html in
      html.element("dt", text: name)
      html.element("dd", [:], content)
    }
  }

  private var summary: String {
    let count = edition.glossary.definitions.count
    guard count > 0 else { return "No definitions yet" }
    var parts = [counted(count, "definition")]
    if lexicon.hasAgreements {
      let agreed = edition.statuses.values.count { if case .agreed = $0 { true } else { false } }
      parts.append("\(agreed) agreed by \(lexicon.parties.count == 2 ? "both teams" : "all teams")")
    }
    if let last = lastChange { parts.append("last change \(last.short)") }
    return parts.joined(separator: ", ")
  }

  /// The newest day on which a meaning came into force or was signed.
  private var lastChange: CivilDate? {
    let inForce = edition.glossary.definitions.compactMap(\.effective)
    let signed = edition.agreements.ids.flatMap { id in
      edition.agreements.records(of: id).flatMap { $0.signatures.map(\.date) }
    }
    return (inForce + signed).filter { $0 <= edition.asOf }.max()
  }

  private var reviews: String? {
    let due = edition.glossary.definitions.compactMap { $0.review?.due }
    guard !due.isEmpty else { return nil }
    let overdue = due.count { $0 < edition.asOf }
    return overdue == 0 ? "none overdue" : "\(overdue) overdue"
  }
}

/// What is not agreed, first on the page: bounded, however much it is.
struct OpenBlock {
  private let lexicon: Lexicon
  private let context: PageContext
  private static let limit = 12

  init(_ lexicon: Lexicon, _ context: PageContext) {
    self.lexicon = lexicon
    self.context = context
  }

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

  var html: HTML {
    let count = edition.glossary.definitions.count
    guard count > 0 else {
      var html = HTML()
      html.element(
        "p", ["class": "say sayw"], text: "Put a Markdown file into content/glossary, and its definition stands here.")
      return html
    }
    let open = open
    var html = HTML()
    html.element("section", ["class": "open3", "aria-labelledby": "t.open"]) { html in
      guard !open.isEmpty else {
        html.element("h2", ["id": "t.open"], text: lexicon.hasAgreements ? "Everything is agreed" : "Nothing is signed yet")
        html.element("p", ["class": "note"], text: calm)
        return
      }
      html.element("h2", ["id": "t.open"], text: "Not agreed, \(open.count) of \(count)")
      html.element("ul") { html in for definition in open.prefix(Self.limit) { line(definition, to: &html) } }
      if open.count > Self.limit {
        html.element("p", ["class": "note"]) { html in
          html.text("and \(open.count - Self.limit) more; ")
          html.append(context.link(.health, "the health page"))
          html.text(" counts them, and each carries its state in the list.")
        }
      }
    }
    return html
  }

  private var calm: String {
    if lexicon.hasAgreements { return "Every team has signed every definition that is in use." }
    if lexicon.parties.isEmpty {
      return "These definitions have no parties that sign them; they are shown as they are written."
    }
    return "No definition has been signed by \(listed(lexicon.parties.map(edition.partyName))) yet. "
      + "The meanings below are as they are written; concord approve puts a signature under one."
  }

  private func line(_ definition: Definition, to html: inout HTML) {
    let status = edition.status(of: definition.id)
    html.element("li") { html in
      html.append(context.state(status))
      html.append(context.link(.definition(definition.id), definition.name))
      let causes = lexicon.causes(of: definition.id, limit: 2).compactMap { edition.glossary[$0]?.shortName }
      let note = lexicon.openNote(of: definition) ?? ""
      html.element("span", text: causes.isEmpty ? note : "\(note); stands on \(listed(causes)), not agreed")
    }
  }
}
