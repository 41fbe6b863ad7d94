package import Definitions

extension Target.Comparison {
  /// In a sentence: `at least`.
  package var words: String {
    switch self {
    case .atLeast: "at least"
    case .atMost: "at most"
    case .moreThan: "more than"
    case .lessThan: "less than"
    }
  }

  /// In a table: `≥`.
  package var sign: String {
    switch self {
    case .atLeast: "\u{2265}"
    case .atMost: "\u{2264}"
    case .moreThan: ">"
    case .lessThan: "<"
    }
  }
}
