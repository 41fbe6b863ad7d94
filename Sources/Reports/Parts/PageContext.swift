package import Calendars
package import Definitions
package import HyperText
package import Measures

/// What a part of a page needs to write itself: the edition, and where the page stands.
///
/// A class, because every part of a page holds it and an edition's copy counts forty references.
package final class PageContext: Sendable {
  package let edition: Edition
  package let address: Address

  package init(_ edition: Edition, at address: Address) {
    self.edition = edition
    self.address = address
  }

  package func href(_ target: Address) -> String { target.relative(from: address) }

  package func href(definition id: String) -> String { href(.definition(id)) }

  /// `<a href>` with text.
  package func link(_ target: Address, _ text: String, cssClass: String? = nil) -> HTML {
    var html = HTML()
    html.element("a", ["class": cssClass, "href": href(target)], text: text)
    return html
  }

  /// A definition's name linked to its page; plain text for an id that does not exist.
  package func link(definition id: String, _ text: String? = nil) -> HTML {
    guard let definition = edition.glossary[id] else { return .text(text ?? id) }
    return link(.definition(id), text ?? definition.name)
  }

  /// `<time datetime>`: 6 Nov 2026.
  package func time(_ date: CivilDate) -> HTML {
    var html = HTML()
    html.element("time", ["datetime": date.description], text: date.short)
    return html
  }

  package var parties: [String] { edition.settings.parties.map(\.id) }

  /// Mark and word of a definition's agreement.
  package func state(_ status: AgreementStatus) -> HTML {
    state(StateMark(status, parties: parties), status.word, cssClass: "s-\(status.word)")
  }

  /// Mark and words of a verdict: "missed, 94%".
  package func state(_ verdict: Verdict, _ words: String? = nil) -> HTML {
    let cssClass: String? =
      switch verdict {
      case .missed: "s-missed"
      case .atRisk: "s-risk"
      default: nil
      }
    return state(StateMark(verdict), words ?? verdict.words, cssClass: cssClass)
  }

  package func state(_ mark: StateMark, _ words: String, cssClass: String?) -> HTML {
    var html = HTML()
    html.element("span", ["class": cssClass.map { "state \($0)" } ?? "state"]) { html in
      html.append(mark.html)
      html.element("span", text: words)
    }
    return html
  }

  /// The chip that names who answers.
  package func chip(_ text: String) -> HTML {
    var html = HTML()
    html.element("span", ["class": "own"], text: text)
    return html
  }

  package func valueText(_ metric: String, stat: String? = nil, unit: Unit? = nil) -> ValueText {
    let definition = edition.glossary[metric]
    var display = definition?.display ?? Display()
    var unit = unit ?? edition.glossary.metric(metric)?.unit
    // A duration's share within its limit is a ratio, its numbers of cases are counts.
    if stat == "within" {
      display.format = .percent
      display.decimals = nil
      unit = .ratio
    } else if let stat, ["never", "open", "pending", "void", "missing"].contains(stat) {
      display.format = .integer
      unit = .count
    }
    return ValueText(display, unit)
  }
}
