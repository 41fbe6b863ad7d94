import Documents
import HyperText

extension PageWriter {
  mutating func write(_ commitments: Commitments) {
    html.open("ol", class: "coms")
    for card in commitments.cards { write(card) }
    html.close("ol")
  }

  private mutating func write(_ card: Commitments.Card) {
    html.open("li", class: "com v-\(card.verdict)", id: card.id)
    html.open("div", class: "c-top")
    html.open("h3", class: "e-name")
    write(card.name)
    html.close("h3")
    write(card.state)
    html.close("div")
    html.element("p", ["class": "meas"], text: card.sentence)
    html.open("div", class: "c-row")
    write(card.value)
    html.open("div", class: "c-bul")
    if let bullet = card.bullet { write(bullet) }
    html.close("div")
    html.close("div")
    html.open("div", class: "c-low")
    html.open("div", class: "c-strip")
    write(card.strip)
    html.close("div")
    write([.facts(Facts(.cardFacts, card.facts))])
    html.close("div")
    if let consequence = card.consequence { write([.paragraph(consequence, .consequence)]) }
    if let today = card.today { write([.paragraph(today, .frozen)]) }
    write([.paragraph(card.stamp.map { Phrase($0) } ?? Phrase(), .stamps)])
    html.close("li")
  }

  private mutating func write(_ value: Commitments.Card.Value) {
    html.open("p", class: "c-val")
    switch value {
    case .none(let words): write(.span(.group, words))
    case .soFar(let value, let words):
      html.open("b", class: "so-far")
      write(value)
      html.close("b")
      write(.span(.group, words))
    case .final(let value, let change):
      write(.strong(value))
      if let change { write(change) }
    }
    html.close("p")
  }
}
