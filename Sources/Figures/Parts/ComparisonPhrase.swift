import Documents
import Editions
import Measures
import Snapshots

/// What a comparison says: `+26 (+6%)`, `not comparable: MQL changed from v2 to v3`.
struct ComparisonPhrase {
  private let difference: Phrase
  /// What stands last: with which value it was compared, where that is not the one that was published.
  private var origin: Phrase = ""
  /// `better`, `worse`, `no clear change`.
  var judgement: String?
  private var isComparable = true

  /// Nil where there is nothing to compare with.
  init?(_ comparison: Comparison, _ numbers: MetricNumbers, for observation: Observation, in edition: Edition) {
    self.init(numbers.shown(comparison, at: observation), in: edition)
  }

  /// Nil where there is nothing to compare with.
  init?(_ comparison: ShownComparison, in edition: Edition) {
    switch comparison {
    case .missing: return nil
    case .notComparable(let found):
      difference = "not comparable: \(found.cause(edition.glossary))"
      isComparable = false
    case .change(let shown):
      var words = shown.difference.map { Phrase($0) } ?? "no change"
      if let relative = shown.relative { words += " (\(relative))" }
      difference = words
      if shown.isBackcast { origin = ", compared with the backcast" }
      judgement = shown.judgement
    }
  }

  /// In a cell or beneath a tile: what is good or bad stands beside it in grey.
  func inlines(showsJudgement: Bool = true) -> Phrase {
    guard isComparable else { return Phrase(.span(.notComparable, difference)) }
    guard showsJudgement, let judgement else { return difference + origin }
    return "\(difference) \(.span(.judgement, Phrase(judgement)))\(origin)"
  }
}
