import Calendars
import Definitions
import Measures
import Numbers
@_spi(Editions) package import ShownNumbers
import Snapshots

extension [CommitmentRow] {
  /// `5 of 7`: how many promises were met, of all that were made.
  package var metOfAll: ShownNumber {
    let met = count { $0.verdict == .met }
    let words = "\(NumberText.grouped(ExactDecimal(met))) of \(NumberText.grouped(ExactDecimal(count)))"
    return ShownNumber(
      words, exact: String(met), unit: nil,
      origin: .derived(.tally, from: compactMap(\.key), with: NumberInputs(promises: map(\.promise))))
  }
}

extension CommitmentRow {
  fileprivate var key: NumberKey? { assessment.observation?.key(of: commitment.measure) }

  fileprivate var promise: JudgedPromise {
    let target = assessment.target
    return JudgedPromise(
      commitment: definition.id, verdict: verdict.rawValue, comparison: target?.comparison.rawValue,
      target: target?.value.description, at: target?.place, minimum: target?.minimumCount, row: key)
  }
}
