import Charts
import Documents
import HyperText

extension MailWriter {
  /// Name, verdict and value of each promise, its bar and its strip, then what is behind it.
  mutating func write(_ commitments: Commitments) {
    for card in commitments.cards { write(card) }
  }

  private mutating func write(_ card: Commitments.Card) {
    heading(3, card.name)
    row("\(card.value.words) \u{00B7} \(card.state)", style.body, bottom: 4, leads: true)
    if let bullet = card.bullet {
      row(style.body, bottom: 4, leads: true) { $0.bar(bullet, isMissed: card.verdict == "missed") }
    }
    write(card.strip)
    let numbers = card.bullet.map(\.numbers) ?? []
    if !numbers.isEmpty { row("In the bar: \(numbers.map { Phrase($0) }.listed)", style.small, bottom: 4) }
    row(Phrase(card.sentence), style.text(13, 19, style.muted))
    write(Facts(nil, card.facts))
    for phrase in [card.consequence, card.today].compactMap(\.self) { row(phrase, style.text(13, 19, style.ink)) }
    if let stamp = card.stamp { row(Phrase(stamp), style.small, bottom: 12) }
  }

  /// What is said of whom, one under the other: a telephone has no room for both beside each other.
  mutating func write(_ facts: Facts) {
    for fact in facts.facts {
      guard let content = fact.content.asPhrase else {
        row(fact.term, style.text(13, 19, style.muted), bottom: 2, leads: true)
        write(fact.content)
        continue
      }
      row(style.body, bottom: 8) { writer in
        writer.small(fact.term)
        writer.html.void("br")
        writer.write(content)
      }
    }
  }

  mutating func write(_ list: List) {
    for (place, item) in list.items.enumerated() {
      let mark = list.isOrdered ? "\(place + 1)." : "\u{2022}"
      guard let content = item.blocks.asPhrase else {
        write(item.blocks)
        continue
      }
      row(style.body, bottom: 6) { writer in
        writer.html.text(mark + "\u{00A0}")
        writer.write(content)
      }
    }
  }
}

extension Commitments.Card.Value {
  fileprivate var words: Phrase {
    switch self {
    case .none(let words): words
    case .soFar(let value, let words): "\(.strong(value)), \(words)"
    case .final(let value, let change): [Phrase(.strong(value)), change ?? ""].filter { !$0.isEmpty }.joined(by: ", ")
    }
  }
}

extension [Block] {
  /// All of it as one line; nil where a part needs room of its own.
  fileprivate var asPhrase: Phrase? {
    var phrases: [Phrase] = []
    for block in self {
      switch block {
      case .line(let phrase), .paragraph(let phrase, _, _): phrases.append(phrase)
      case .group(let group):
        guard let inner = group.blocks.asPhrase else { return nil }
        phrases.append(inner)
      default: return nil
      }
    }
    return phrases.filter { !$0.isEmpty }.joined(by: " ")
  }
}
