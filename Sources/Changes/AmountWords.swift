import Definitions
import Numbers

/// How an amount of a unit is said: in percent, in hours, in money.
struct AmountWords {
  private let unit: Unit?

  /// Nil where nobody says what is counted.
  init(_ unit: Unit?) { self.unit = unit }

  func text(_ value: ExactDecimal) -> String {
    let plain = value.withoutTrailingZeros
    guard let unit else { return NumberText.grouped(plain, decimals: plain.scale) }
    if unit == .ratio {
      let percentage = (plain * ExactDecimal(100)).withoutTrailingZeros
      return NumberText.grouped(percentage, decimals: percentage.scale) + "%"
    }
    if unit.isDuration { return time(plain, unit) }
    let number = NumberText.grouped(plain, decimals: plain.scale)
    return (unit.currency.map(NumberText.sign(ofCurrency:)) ?? "") + number
  }

  /// Seconds as hours or minutes where they are whole.
  private func time(_ value: ExactDecimal, _ unit: Unit) -> String {
    let names = ["s": "seconds", "h": "hours", "d": "days"]
    var (number, word) = (value, names[String(unit.description.prefix(1))] ?? unit.description)
    if word == "seconds" {
      for (seconds, larger) in [(3600, "hours"), (60, "minutes")] {
        guard let part = value.divided(by: ExactDecimal(seconds), scale: 2), part * ExactDecimal(seconds) == value else {
          continue
        }
        (number, word) = (part.withoutTrailingZeros, larger)
        break
      }
    }
    let isOne = number == ExactDecimal(1)
    let digits = NumberText.grouped(number, decimals: number.scale)
    return "\(digits) \(unit.isBusinessTime ? "business " : "")\(isOne ? String(word.dropLast()) : word)"
  }
}
