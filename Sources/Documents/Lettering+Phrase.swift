package import Charts

extension Lettering {
  /// A line of text as a drawing writes it: without links and marks, each number with where it comes from.
  package init(_ phrase: Phrase) { self.init(phrase.inlines.flatMap(\.lettering)) }
}

extension Inline {
  fileprivate var lettering: [Lettering.Run] {
    switch self {
    case .number(let number): [.number(number)]
    case .count(let count): [.count(count.text)]
    case .length(let length): [.length(length.text)]
    case .portion(let portion): [.count(portion.text)]
    case .strong(let phrase), .span(_, let phrase): Lettering(phrase).runs
    case .link(let link): Lettering(link.content).runs
    case .state(let state): Lettering(state.words).runs
    case .lines(let lines): lines.map { Lettering($0) }.joined(by: "; ").runs
    case .text, .date, .version, .fingerprint, .code, .mark, .meaningChange, .added, .removed: [.words(plain)]
    }
  }
}
