import Charts
import Definitions
import HyperText

/// All definitions and what stands on what, drawn whole while that is readable; else a sentence and where to look.
struct DefinitionMap {
  private let lexicon: Lexicon
  private let context: PageContext
  /// More boxes than these nobody follows.
  private static let readable = 40

  init(_ lexicon: Lexicon, _ context: PageContext) {
    self.lexicon = lexicon
    self.context = context
  }

  var html: HTML {
    var html = HTML()
    html.element("section", ["class": "band", "aria-labelledby": "t.map"]) { html in
      html.element("h2", ["id": "t.map"], text: "What stands on what")
      if let lineage {
        html.element("figure") { html in
          html.element("nav", ["aria-label": "All definitions"]) { $0.append(lineage.svg()) }
        }
      }
      html.element("p", ["class": "note"]) { html in
        let count = lexicon.order.count
        if lineage == nil {
          html.text("\(counted(count, "definition")) are too many for one drawing. Each page draws what its own definition ")
          html.text("stands on and what stands on it; begin with the ")
        } else {
          html.text("\(counted(count, "definition")), from what they stand on to what they carry. As a list: the ")
        }
        html.append(context.link(.dictionary, "index"))
        html.text(".")
      }
    }
    return html
  }

  private var lineage: Lineage? {
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
        head: step == 0 ? "stand on nothing" : "level \(step)",
        nodes: glossary.definitions.filter { level[$0.id] == step }.map { definition in
          Lineage.Node(id: definition.id, label: definition.shortName, note: "", href: context.href(definition: definition.id))
        })
    }
    let edges = glossary.definitions.flatMap { definition in
      glossary.references(of: definition.id).map { Lineage.Edge(from: $0, to: definition.id) }
    }
    return Lineage(
      key: "t.whole", title: "All definitions and what they stand on", columns: columns, edges: edges, cap: Self.readable,
      moreHref: context.href(.dictionary))
  }
}
