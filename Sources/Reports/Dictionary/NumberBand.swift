import Definitions
import HyperText

/// The number that a definition makes: a metric its own, a stage its count, a commitment what measures it.
struct NumberBand {
  let html: HTML
  /// Meanings, 12 digits, of the definition's own numbers on the page.
  let meanings: [String]

  init(_ definition: Definition, _ lexicon: Lexicon, _ context: PageContext) {
    guard let (metric, stat) = Self.measure(of: definition, lexicon),
      let run = MetricRun(metric, stat: stat, lexicon)
    else {
      html = HTML()
      meanings = []
      return
    }
    meanings = metric == definition.id ? run.meanings : []
    let figure = MetricFigure(run, context)
    var html = HTML()
    html.element("section", ["class": "band", "aria-labelledby": "t.number"]) { html in
      html.element("h2", ["id": "t.number"], text: "The number it makes")
      html.element("div", ["class": "cols"]) { html in
        html.append(figure.figure.html)
        html.element("div", ["class": "plain"]) { html in
          html.append(figure.recent.html)
          if let note = figure.breakNote { html.element("p", ["class": "note"], text: note) }
        }
      }
    }
    self.html = html
  }

  private static func measure(of definition: Definition, _ lexicon: Lexicon) -> (metric: String, stat: String?)? {
    switch definition.semantics {
    case .metric: (definition.id, nil)
    case .stage: lexicon.counters(of: definition.id).first.map { ($0, nil) }
    case .commitment(let commitment): (commitment.measure, commitment.stat)
    default: nil
    }
  }
}
