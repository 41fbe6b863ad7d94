import Documents
import HyperText

extension PageWriter {
  mutating func write(_ signatures: Signatures) {
    html.open("div", class: signatures.isWhole ? "sigs" : "sigs open")
    for card in signatures.cards {
      html.open("div", class: "sig")
      write(.mark(card.isSigned ? .signed : .unsigned))
      html.open("dl")
      html.element("dt", text: card.party)
      for line in card.lines {
        html.open("dd")
        write(line)
        html.close("dd")
      }
      html.close("dl")
      html.close("div")
    }
    html.close("div")
  }
}
