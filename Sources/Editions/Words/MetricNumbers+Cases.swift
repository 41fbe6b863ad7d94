import Definitions
import Numbers
package import ShownNumbers
package import Snapshots

/// How many cases stand behind a number.
extension MetricNumbers {
  /// The same rows as numbers of cases: `1,204`.
  var ofCases: MetricNumbers { MetricNumbers(metric, .cases, in: edition) }

  /// The same rows as shares with so many digits after the point: `71%`.
  package func ofShares(decimals: Int) -> MetricNumbers {
    var text = ValueText.shares
    text.decimals = decimals
    return MetricNumbers(metric, text, in: edition)
  }

  /// How many cases a row was made of; nil where it does not say.
  package func cases(_ observation: Observation) -> ShownNumber? { size(observation) }

  /// How many cases a row was made of: those that a share is of, else those that were counted; nil where it does not say.
  package func size(_ observation: Observation) -> ShownNumber? {
    guard let size = observation.size(text.parts), let column = observation.sizeColumn(text.parts) else { return nil }
    let columns: [Observation.SizeColumn: NumberColumn] = [
      .denominator: .denominator, .numerator: .numerator, .count: .count,
    ]
    return columns[column].map { cases(size, $0, of: observation) }
  }

  /// How many cases of a duration are not finished.
  package func open(_ observation: Observation) -> ShownNumber? {
    observation.censored.map { cases(ExactDecimal($0), .censored, of: observation) }
  }

  /// How many of its cases an amount leaves out, because nobody recorded one for them; nil where all have one.
  package func withoutAmount(_ observation: Observation) -> ShownNumber? {
    observation.blank.map { cases(ExactDecimal($0), .blank, of: observation) }
  }

  /// How many cases a value stands for: the value of a count, the numerator of a share.
  func representedCases(_ observation: Observation) -> ShownNumber? {
    observation.cases.map { number in
      observation.unit == .count
        ? ofCases.observed(observation, ofCases.text.table(number)) : cases(number, .cases, of: observation)
    }
  }

  /// The same with so many digits after the point.
  package func withDecimals(_ decimals: Int) -> MetricNumbers {
    var text = text
    text.decimals = decimals
    return MetricNumbers(metric, text, in: edition)
  }

  private func cases(_ number: ExactDecimal, _ column: NumberColumn, of observation: Observation) -> ShownNumber {
    ofCases.derived(
      .cases, ofCases.text.table(number), exact: number, from: [observation], with: NumberInputs([column]))
  }

  /// One count as a share of another, and the two beside it where there are enough cases for a percentage; nil where the
  /// first is no part of the second.
  package func quotient(of part: Observation, by whole: Observation, counting other: String) -> (
    said: ShownNumber, counts: ShownNumber?
  )? {
    guard let number = part.value, let all = whole.value, let rate = number.divided(by: all, scale: 6), number <= all else {
      return nil
    }
    let keys = [key(of: part), MetricNumbers(other, text, in: edition).key(of: whole)]
    let words = "\(NumberText.grouped(number)) of \(NumberText.grouped(all))"
    let counts = ofCases.derived(.parts, words, exact: nil, keys: keys)
    guard all >= ExactDecimal(10) else { return (counts, nil) }
    return (ofShares(decimals: 1).derived(.share, NumberText.percent(rate), exact: rate, keys: keys), counts)
  }
}
