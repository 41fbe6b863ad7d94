import Definitions
import Documents
import Editions
import Numbers

/// The search field, and the filters by state and kind. Only what is there is offered.
struct FindBox {
  private let lexicon: Lexicon
  private let definitions: [Definition]

  init(_ lexicon: Lexicon, ids: [String]) {
    self.lexicon = lexicon
    definitions = ids.compactMap { lexicon.glossary[$0] }
  }

  var finder: Finder { Finder(examples: examples, hint: hint, [states, kinds].compactMap(\.self)) }

  private var hint: String {
    let suggests = "Suggests the agreed word as you type. "
    return definitions.isEmpty
      ? suggests + "Synonyms and words to avoid are found too."
      : suggests + "Synonyms and words to avoid are on this page too, so the browser\u{2019}s own search finds them."
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

  private var states: Finder.Filter? {
    guard lexicon.showsStates else { return nil }
    var counts: [String: (name: String, count: Int)] = [:]
    for definition in definitions {
      let status = lexicon.edition.status(of: definition.id)
      counts[status.word, default: (status.filterName, 0)].count += 1
    }
    let order = ["agreed"] + AgreementStatus.words.filter { $0 != "agreed" }
    return filter(
      "state", "State", all: "all",
      order.compactMap { word in
        counts[word].map { Finder.Filter.Choice($0.name, word.capitalizedFirst, $0.count) }
      })
  }

  private var kinds: Finder.Filter? {
    let kinds: [DefinitionKind] = [
      .stage, .concept, .metric, .commitment, .codeList, .calendar, .population, .attributionModel,
    ]
    return filter(
      "kind", "Kind", all: "any",
      kinds.compactMap { kind in
        let count = definitions.count { $0.kind == kind }
        return count == 0 ? nil : Finder.Filter.Choice(kind.rawValue, kind.plural, count)
      })
  }

  /// Nil where there is nothing to choose.
  private func filter(_ name: String, _ legend: String, all: String, _ choices: [Finder.Filter.Choice]) -> Finder.Filter? {
    choices.count > 1
      ? Finder.Filter(name, legend, all: Finder.Filter.Choice(all, "All", definitions.count), choices) : nil
  }
}
