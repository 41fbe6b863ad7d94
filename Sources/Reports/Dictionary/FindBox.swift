import Definitions
import HyperText

/// The search field, and the filters by state and kind that work by style sheet alone. Only what is there is offered.
struct FindBox {
  private let lexicon: Lexicon
  private let context: PageContext
  private let definitions: [Definition]

  init(_ lexicon: Lexicon, ids: [String], _ context: PageContext) {
    self.lexicon = lexicon
    self.context = context
    definitions = ids.compactMap { lexicon.glossary[$0] }
  }

  var html: HTML {
    var html = HTML()
    html.element("form", ["class": "find", "role": "search", "aria-label": "In the dictionary"]) { html in
      html.element("div", ["class": "f-q"]) { html in
        html.element("label", ["for": "t.find"], text: "Find a term")
        html.void(
          "input",
          [
            "type": "search", "id": "t.find", "data-search": "", "autocomplete": "off", "spellcheck": "false",
            "placeholder": examples,
          ])
        html.element("p", ["class": "hint"], text: hint)
      }
      if !definitions.isEmpty {
        states(to: &html)
        kinds(to: &html)
      }
    }
    return html
  }

  private var hint: String {
    let suggests = "Suggests the agreed word as you type. "
    return definitions.isEmpty
      ? suggests + "Synonyms and words to avoid are found too."
      : suggests + "Synonyms and words to avoid are on this page too, so the browser\u{2019}s own find reaches them."
  }

  /// Words of this glossary: an abbreviation, a word to avoid, a synonym.
  private var examples: String? {
    let all = definitions.isEmpty ? lexicon.glossary.definitions : definitions
    let words = [
      all.lazy.compactMap(\.abbreviation).first, all.lazy.compactMap { $0.avoid.first?.label }.first,
      all.lazy.compactMap(\.synonyms.first).first,
    ].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  private func states(to html: inout HTML) {
    guard lexicon.showsStates else { return }
    var counts: [String: (name: String, count: Int)] = [:]
    for definition in definitions {
      let status = lexicon.edition.status(of: definition.id)
      counts[status.word, default: (status.cssName, 0)].count += 1
    }
    guard counts.count > 1 else { return }
    let order = ["agreed"] + AgreementStatus.words.filter { $0 != "agreed" }
    let choices = order.compactMap { word in
      counts[word].map { Choice(id: "state-\($0.name)", label: word.capitalizedFirst, count: $0.count) }
    }
    pick("State", name: "state", all: "state-all", choices, to: &html)
  }

  private func kinds(to html: inout HTML) {
    let choices = [
      DefinitionKind.stage, .concept, .metric, .commitment, .codeList, .calendar, .population, .attributionModel,
    ].compactMap { kind -> Choice? in
      let count = definitions.count { $0.kind == kind }
      return count == 0 ? nil : Choice(id: "kind-\(kind.rawValue)", label: kind.plural, count: count)
    }
    guard choices.count > 1 else { return }
    pick("Kind", name: "kind", all: "kind-any", choices, to: &html)
  }

  private struct Choice {
    var id: String
    var label: String
    var count: Int
  }

  private func pick(_ legend: String, name: String, all: String, _ choices: [Choice], to html: inout HTML) {
    html.element("fieldset", ["class": "pick"]) { html in
      html.element("legend", text: legend)
      for choice in [Choice(id: all, label: "All", count: definitions.count)] + choices {
        html.void(
          "input", ["type": "radio", "name": name, "id": choice.id, "checked": choice.id == all ? "" : nil])
        html.element("label", ["for": choice.id]) { html in
          html.text("\(choice.label) ")
          html.element("span", text: String(choice.count))
        }
      }
    }
  }
}
