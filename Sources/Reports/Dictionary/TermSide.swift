import Calendars
import Definitions
import Fingerprints
import HyperText

/// The column beside a definition: signatures, owners, where it is read, other words for it. Empty blocks are left out.
struct TermSide {
  let definition: Definition
  let lexicon: Lexicon
  let context: PageContext

  private var edition: Edition { lexicon.edition }

  var html: HTML {
    var html = HTML()
    html.append(SignatureBlock(definition: definition, lexicon: lexicon, context: context).html)
    owners(to: &html)
    source(to: &html)
    if !definition.synonyms.isEmpty {
      section("Also called", "synonyms", to: &html) { html in
        html.element("p", text: definition.synonyms.joined(separator: ", "))
      }
    }
    related(to: &html)
    return html
  }

  private func section(_ heading: String, _ name: String, to html: inout HTML, _ content: (inout HTML) -> Void) {
    html.element("section", ["aria-labelledby": "t.\(name)"]) { html in
      html.element("h2", ["id": "t.\(name)"], text: heading)
      content(&html)
    }
  }

  private func row(_ name: String, to html: inout HTML, _ content: (inout HTML) -> Void) {
    html.element("div") { html in
      html.element("dt", text: name)
      html.element("dd", [:], content)
    }
  }

  private func owners(to html: inout HTML) {
    guard !definition.owners.isEmpty || definition.review != nil else { return }
    section("Owners", "owners", to: &html) { html in
      html.element("dl", ["class": "kv"]) { html in
        for owner in definition.owners { row(edition.partyName(owner.party), to: &html) { $0.text(owner.role) } }
        if let steward = definition.steward { row("Steward", to: &html) { $0.text(steward) } }
        if let review = definition.review { row("Review", to: &html) { self.review(review, to: &$0) } }
      }
    }
  }

  private func review(_ review: Definition.Review, to html: inout HTML) {
    html.text("every \(review.every.rawValue)")
    guard let last = review.last, let due = review.due else { return html.text(", not reviewed yet") }
    html.text(", last ")
    html.append(context.time(last))
    html.text(", ")
    if due < edition.asOf {
      html.element("span", ["class": "s-lapsed"]) { html in
        html.text("overdue since ")
        html.append(context.time(due))
      }
    } else {
      html.text("next due ")
      html.append(context.time(due))
    }
  }

  private func source(to html: inout HTML) {
    guard let source = definition.source else { return }
    section("Where it is read", "source", to: &html) { html in
      html.element("dl", ["class": "kv"]) { html in
        if let system = source.system { row("System", to: &html) { $0.text(edition.settings.sources[system]?.name ?? system) } }
        if let table = source.table { row("Table", to: &html) { $0.element("code", text: table) } }
        if let field = source.field { row("Field", to: &html) { $0.element("code", text: field) } }
        signed(to: &html)
      }
      if let sql = source.sql {
        html.element("details") { html in
          html.element("summary", text: "SQL")
          html.element("pre", ["class": "scroll", "tabindex": "0"]) { $0.element("code", text: sql) }
        }
      }
    }
  }

  /// What the steward says of the source; nothing where nobody is steward, or none of the glossary's sources is signed yet.
  private func signed(to html: inout HTML) {
    guard let status = edition.sourceStatus(of: definition.id), edition.agreements.hasSourceSignatures(asOf: edition.asOf)
    else { return }
    row("Signed", to: &html) { html in
      switch status {
      case .signed(let signature):
        html.text("\(signature.by), ")
        html.append(context.time(signature.date))
        if let digits = signature.source {
          html.text(", ")
          html.element("code", text: String(digits.prefix(8)))
        }
        if let commit = edition.commits[signature] {
          html.text("; ")
          html.append(context.commit(commit, besides: signature.party))
        }
      case .changed(let last):
        html.element("span", ["class": "s-lapsed"]) { html in
          html.text("not since ")
          html.append(context.time(last.date))
        }
        html.text(": \(last.by) signed ")
        html.element("code", text: String((last.source ?? "").prefix(8)))
        html.text(", it is now ")
        html.element("code", text: edition.glossary.hashes(of: definition.id)?.source?.short ?? "")
      case .unsigned: html.text("\(edition.stewardName) has not signed")
      }
    }
  }

  /// Only what the drawing of dependencies does not show.
  private func related(to html: inout HTML) {
    let drawn = Set(edition.glossary.references(of: definition.id))
    let ids = definition.related.filter { edition.glossary[$0] != nil && !drawn.contains($0) && $0 != definition.id }
    guard !ids.isEmpty else { return }
    section("Related", "related", to: &html) { html in
      html.element("p") { html in
        for (index, id) in ids.prefix(24).enumerated() {
          if index > 0 { html.text(", ") }
          html.append(context.link(definition: id))
        }
        if ids.count > 24 { html.text(" and \(ids.count - 24) more") }
      }
    }
  }
}
