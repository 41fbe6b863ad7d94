import Calendars
import Definitions
import HyperText

/// One line of the dictionary's index: the word, its sentence, its kind, who answers, how far it is agreed.
struct IndexEntry {
  let definition: Definition
  let lexicon: Lexicon
  let context: PageContext

  /// Words beyond these are only on the term's own page.
  private static let shownWords = 4

  var html: HTML {
    let status = lexicon.edition.status(of: definition.id)
    let state = lexicon.showsStates ? " st-\(status.cssName)" : ""
    var html = HTML()
    html.element("li", ["class": "entry kd-\(definition.kind.rawValue)\(state)", "id": "t.\(definition.id)"]) { html in
      html.element("div", ["class": "e-name"]) { html in
        html.append(context.link(.definition(definition.id), definition.name))
        if let abbreviation = definition.abbreviation { html.element("span", ["class": "abbr"], text: " \(abbreviation)") }
      }
      html.element("p", ["class": "e-def"]) { html in
        html.text(definition.sentence)
        otherWords(to: &html)
        if lexicon.hasAgreements || status.isDisputed, let note = lexicon.openNote(of: definition) {
          html.text(" ")
          html.element("span", ["class": "e-note"], text: note.asSentence)
        }
      }
      html.element("p", ["class": "e-kind"]) { html in
        html.text(definition.kind.words)
        if lexicon.showsVersion(of: definition) { html.element("span", text: " v\(definition.version)") }
      }
      html.element("p", ["class": "e-own"]) { html in
        if let owner = lexicon.answering(for: definition) { html.append(context.chip(owner)) }
      }
      html.element("p", ["class": "e-st"]) { html in
        if lexicon.showsStates { html.append(context.state(status)) }
      }
    }
    return html
  }

  /// "also close rate; never: win percentage": what people say for it, and what they had better not.
  private func otherWords(to html: inout HTML) {
    let parts = [("also", definition.synonyms), ("never:", definition.avoid.map(\.label))].filter { !$0.1.isEmpty }
    guard !parts.isEmpty else { return }
    let said = parts.map { lead, words in
      let more = words.count > Self.shownWords ? " and \(words.count - Self.shownWords) more" : ""
      return "\(lead) \(words.prefix(Self.shownWords).joined(separator: ", "))\(more)"
    }
    html.text(" ")
    html.element("span", ["class": "e-syn"], text: said.joined(separator: "; ") + ".")
  }
}

extension AgreementStatus {
  var isDisputed: Bool {
    if case .disputed = self { return true }
    return false
  }
}

extension Lexicon {
  /// The chip of a term: who owes a commitment, who holds a stage, else the party that owns it.
  func answering(for definition: Definition) -> String? {
    switch definition.semantics {
    case .commitment(let commitment): return edition.partyName(commitment.debtor)
    case .stage(let stage): if let holder = stage.heldBy { return edition.partyName(holder) }
    default: break
    }
    let owners = Set(definition.owners.map(\.party))
    guard let first = definition.owners.first else { return nil }
    if owners.count == 1 { return edition.partyName(first.party) }
    return owners.count == 2 && parties.count == 2 ? "Both" : owners.count == parties.count ? "All" : "Several"
  }

  /// Why a definition is not agreed, in a few words; nil where it is, and where there is nothing to say.
  func openNote(of definition: Definition) -> String? {
    let status = edition.status(of: definition.id)
    switch status {
    case .disputed(let by, let since, let what):
      let head = [by.map(edition.partyName), since.map { "since \($0.short)" }].compactMap(\.self).joined(separator: ", ")
      return [head.isEmpty ? nil : head, what].compactMap(\.self).joined(separator: ": ")
    case .halfSigned(let signed):
      let waiting = parties.filter { !signed.contains($0) }.map(edition.partyName)
      let signatures = edition.agreements.signatures(of: definition.id, in: glossary, asOf: edition.asOf)
      let since = signatures.filter { signed.contains($0.party) }.map(\.date).min()
      return "\(listed(signed.map(edition.partyName))) signed, waits for \(listed(waiting))"
        + (since.map { " since \($0.short)" } ?? "")
    case .lapsed: return "changed and not signed again: waits for \(listed(parties.map(edition.partyName)))"
    case .proposed: return "waits for \(listed(parties.map(edition.partyName)))"
    case .draft: return "not put up for signature yet"
    case .agreed, .retired: return nil
    }
  }
}
