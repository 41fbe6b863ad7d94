package import Numbers

/// How far a closed value may move, under its meaning and from its source, before the move is worth a line of its own.
package enum Tolerance: Hashable, Sendable {
  /// Of the value first published, in percent: `0.5%`.
  case percent(ExactDecimal)
  /// In the unit of the metric's values, as its targets are: `2`, `0.005` of a ratio, seconds of a duration.
  case amount(ExactDecimal)

  /// Reads `0.5%` or `2`; nil for all else, for what is negative, and for more than all of a value.
  package init?(_ text: String) {
    guard text.utf8.last == UInt8(ascii: "%") else {
      guard let amount = ExactDecimal(text), !amount.isNegative else { return nil }
      self = .amount(amount)
      return
    }
    guard let percent = ExactDecimal(text.dropLast()), !percent.isNegative, percent <= ExactDecimal(100) else { return nil }
    self = .percent(percent)
  }

  /// Whether going from the first value to another is no more than this; the bound itself is.
  package func allows(from first: ExactDecimal, to other: ExactDecimal) -> Bool {
    let move = (other - first).magnitude
    return switch self {
    // Not divided, so that nothing is rounded.
    case .percent(let percent): move * ExactDecimal(100) <= percent * first.magnitude
    case .amount(let amount): move <= amount
    }
  }
}
