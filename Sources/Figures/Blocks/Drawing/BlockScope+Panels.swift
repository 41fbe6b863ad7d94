import Documents
import Editions
import Snapshots

extension BlockScope {
  /// A block that is no chart: its heading, what it shows, its note.
  func panel(_ heading: Phrase, _ blocks: [Block]) -> Block {
    .panel(Panel(key: key, heading: heading, blocks, note: frame.note))
  }

  /// The meanings of a table's numbers.
  func stamps(_ observations: [(metric: String, observation: Observation)]) -> Block {
    .paragraph(Phrase(edition.stamps(observations)), .stamps)
  }
}

extension SplitPart {
  /// A member's name, or how many members are taken together.
  var label: Phrase { name.map { Phrase($0) } ?? "\(count: others ?? 0) others" }
}

extension Split.Value {
  /// Its number, or why there is none.
  var words: Phrase {
    switch self {
    case .number(let number): Phrase(number)
    case .absent(.withheld): "withheld"
    case .absent(.pending), .absent(.missing): "no value"
    }
  }
}
