import Charts
import Documents

extension TextWriter {
  /// `MQL volume: missed, 97%`, under it the value and what is behind it.
  mutating func write(_ commitments: Commitments) {
    for card in commitments.cards {
      startParagraph()
      paragraph("\(card.name.plain): \(card.state.plain)")
      hang("  ") { writer in
        writer.paragraph(card.sentence)
        writer.paragraph(card.value.words)
        for chart in ([card.bullet, card.strip] as [(any Chart)?]).compactMap(\.self) {
          writer.paragraph(
            chart.numbers.isEmpty ? chart.title.text : "\(chart.title.text): \(chart.numbers.map { Phrase($0) }.listed.plain)")
        }
        for fact in card.facts { writer.hang("\(fact.term.plain): ") { $0.write(fact.content) } }
        for phrase in [card.consequence, card.today, card.stamp.map { Phrase($0) }].compactMap(\.self) {
          writer.paragraph(phrase.plain)
        }
      }
    }
  }
}

extension Commitments.Card.Value {
  fileprivate var words: String {
    switch self {
    case .none(let words): words.plain
    case .soFar(let value, let words): "\(value.plain), \(words.plain)"
    case .final(let value, let change): ([value] + [change].compactMap(\.self)).joined(by: ", ").plain
    }
  }
}
