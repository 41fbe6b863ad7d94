import Documents
import HyperText

extension PageWriter {
  /// A tree of lists, the first of which holds the whole condition as its only item.
  mutating func write(_ condition: Condition) {
    html.open("ul", class: "tree")
    item(condition)
    html.close("ul")
  }

  private mutating func item(_ condition: Condition) {
    html.open("li")
    switch condition {
    case .group(let words, let within, let conditions):
      html.element("b", class: "op", text: words)
      if let within {
        html.raw(", in the last ")
        html.text(within)
      }
      html.open("ul")
      for condition in conditions { item(condition) }
      html.close("ul")
    case .holds(let phrase): leaf(phrase)
    case .not(let words, let phrase): leaf(phrase, negation: words)
    }
    html.close("li")
  }

  private mutating func leaf(_ phrase: Phrase, negation: String? = nil) {
    write(.mark(.criterion))
    html.open("span")
    if let negation { html.element("b", class: "op", text: negation + " ") }
    write(phrase)
    html.close("span")
  }
}
