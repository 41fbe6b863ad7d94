import Charts
import Definitions
import Documents
import Editions

/// All definitions and what depends on what, drawn whole while that is readable; else a sentence and where to look.
struct DefinitionMap {
  private let lexicon: Lexicon
  /// More boxes than these nobody follows.
  private static let readable = 40

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  var block: Block {
    let count = Phrase.counting(lexicon.order.count, "definition")
    let index = Inline.link(Link("index", to: .site(.dictionary)))
    guard let diagram else {
      let words: Phrase = """
        \(count) are too many for one drawing. Each page draws what its own definition depends on and what uses it; start \
        with the \(index).
        """
      return .band("t.map", "Dependencies", [.paragraph(words, .note)])
    }
    return .band(
      "t.map", "Dependencies",
      [
        .diagram(diagram),
        .paragraph("\(count), each to the left of those that use it. As a list: the \(index).", .note),
      ])
  }

  private var diagram: Diagram? {
    guard lexicon.order.count <= Self.readable else { return nil }
    let glossary = lexicon.glossary
    var level: [String: Int] = [:]
    // As many rounds as a chain can be long; a cycle is an error of its own and ends with the rounds.
    for _ in glossary.definitions.indices {
      var moved = false
      for definition in glossary.definitions {
        let own = glossary.references(of: definition.id).compactMap { level[$0] }.max().map { $0 + 1 } ?? 0
        if level[definition.id, default: 0] < own || level[definition.id] == nil {
          level[definition.id] = own
          moved = true
        }
      }
      if !moved { break }
    }
    let last = level.values.max() ?? 0
    guard (1...5).contains(last) else { return nil }
    let columns = (0...last).map { step in
      Lineage.Column(
        head: step == 0 ? "depend on nothing" : "level \(step)",
        nodes: glossary.definitions.filter { level[$0.id] == step }.map { definition in
          Lineage.Node(id: definition.id, label: definition.shortName, note: "")
        })
    }
    let places = Lineage.places(in: columns)
    let edges = glossary.definitions.flatMap { definition in
      glossary.references(of: definition.id).compactMap { Lineage.Edge(from: places[$0], to: places[definition.id]) }
    }
    return Diagram(
      name: "All definitions",
      Lineage(
        key: "t.whole", title: "All definitions and what they depend on", columns: columns, edges: edges, cap: Self.readable),
      more: .site(.dictionary))
  }
}
