import Definitions
import Numbers
package import ShownNumbers
package import Snapshots

/// What a number was made of.
extension MetricNumbers {
  /// `132 of 450`: what a share of cases was made of. Any other ratio is one number over another: `€36,900 over €40,000`. Nil
  /// where it is shown as an amount, or the row keeps no parts.
  package func counts(_ observation: Observation) -> ShownNumber? {
    guard text.format == .percent else { return nil }
    let words = text.parts.isProportion ? text.counts(observation) : over(observation)
    return words.map { derived(.parts, $0, exact: nil, from: [observation], with: Self.parts) }
  }

  /// `€251,260 over 108 opportunities`: what an amount is of each of; nil where it is no quotient.
  package func amountOver(_ observation: Observation) -> ShownNumber? {
    over(observation).map { derived(.parts, $0, exact: nil, from: [observation], with: Self.parts) }
  }

  private static let parts = NumberInputs([.numerator, .denominator])

  private func over(_ observation: Observation) -> String? {
    guard case .quotient(let top, let bottom) = text.parts, let part = observation.numerator,
      let whole = observation.denominator
    else { return nil }
    var (above, below): (ValueText, ValueText) = (ValueText(Display(), top), ValueText(Display(), bottom))
    if case .ratio(let top, let bottom) = edition.glossary.metric(metric)?.calculation {
      (above, below) = (edition.valueText(top), edition.valueText(bottom))
    }
    // Of two numbers of the same things one noun would be one too many.
    let said = top == bottom ? below.plain(whole) : below.withUnit(below.plain(whole))
    return "\(above.withTime(above.plain(part))) over \(top == bottom ? below.withTime(below.plain(whole)) : said)"
  }
}

extension ValueText {
  /// With the digits of its format, or all of them where no unit says how many.
  fileprivate func plain(_ value: ExactDecimal) -> String {
    guard unit == nil else { return table(value) }
    let value = value.withoutTrailingZeros
    return NumberText.grouped(value, decimals: value.scale)
  }
}
