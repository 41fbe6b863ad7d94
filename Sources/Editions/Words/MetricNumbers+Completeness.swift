import Definitions
import Numbers
package import ShownNumbers
package import Snapshots

/// How far something is filled.
extension MetricNumbers {
  /// In a table of many periods, where an unfinished one is not told apart: `98.2%`, `6 of 7`, `withheld`, `no value`.
  package func filled(_ observation: Observation) -> ShownNumber {
    let value = text.few(observation) ?? text.table(observation)
    let absent = observation.isWithdrawn ? "withdrawn" : observation.isWithheld ? "withheld" : "no value"
    return observed(observation, value ?? absent)
  }

  /// What a share lacks of its whole: `12 of 450`; nil where the row has no counts.
  package func unfilled(_ observation: Observation) -> ShownNumber? {
    guard let filled = observation.numerator, let all = observation.denominator else { return nil }
    let words = "\(NumberText.grouped(all - filled)) of \(NumberText.grouped(all))"
    return ofCases.derived(
      .parts, words, exact: nil, from: [observation], with: NumberInputs([.rest, .denominator]))
  }

  /// Whether nothing is missing.
  package func isWhole(_ observation: Observation) -> Bool { observation.exact.map { $0 >= Fraction(1) } ?? false }

  /// What a metric tolerates before a move is told: `0.5%`, `2 leads`; nil where it tolerates none.
  package var tolerance: ShownNumber? {
    guard let tolerance = edition.glossary[metric]?.display.tolerance else { return nil }
    let (exact, numbers): (ExactDecimal, MetricNumbers) =
      switch tolerance {
      case .percent(let percent): (percent, ofShares(decimals: 0))
      case .amount(let amount): (amount, self)
      }
    return numbers.derived(
      .tolerance, text.tolerance(tolerance), exact: exact, from: [], with: NumberInputs([], [.definition: metric]))
  }
}
