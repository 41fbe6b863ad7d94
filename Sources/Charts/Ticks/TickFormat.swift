/// How an axis prints its ticks. Exact: digits come from the tick's integer mantissa, never from its Double.
package struct TickFormat: Sendable, Hashable {
  package enum Notation: Sendable, Hashable {
    /// 1,930 and 0.5
    case plain
    /// 1.5k, 2m, 3bn; one unit for the whole axis
    case compact
    /// a share of one as 25%
    case percent
  }

  package let notation: Notation
  /// A currency sign, before the number.
  package let prefix: String
  /// A unit after the number with its space, such as " d"; not printed at zero.
  package let suffix: String

  package init(_ notation: Notation = .plain, prefix: String = "", suffix: String = "") {
    self.notation = notation
    self.prefix = prefix
    self.suffix = suffix
  }

  package static let plain = TickFormat(.plain)
  package static let compact = TickFormat(.compact)
  package static let percent = TickFormat(.percent)

  /// The texts of all ticks of one axis: with as many decimals and the unit that the axis as a whole needs.
  package func texts(_ ticks: [Tick]) -> [String] {
    let shift = unit(for: ticks)
    // 500 x 10^-3 is 5 x 10^-1: zeros at the end are no decimals.
    let decimals =
      ticks.map { tick in
        var (mantissa, exponent) = (tick.mantissa, tick.exponent - shift.power)
        while mantissa != 0, exponent < 0, mantissa % 10 == 0 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        return mantissa == 0 ? 0 : max(0, -exponent)
      }.max() ?? 0
    return ticks.map { tick in
      guard tick.mantissa != 0 else { return notation == .percent ? "0%" : "0" }
      var text: [UInt8] = tick.mantissa < 0 ? Array("\u{2212}".utf8) : []
      text += prefix.utf8
      Self.append(tick.mantissa.magnitude, exponent: tick.exponent - shift.power, decimals: decimals, to: &text)
      text += shift.name.utf8
      text += suffix.utf8
      return String(decoding: text, as: UTF8.self)
    }
  }

  private func unit(for ticks: [Tick]) -> (power: Int, name: String) {
    switch notation {
    case .plain: return (0, "")
    case .percent: return (-2, "%")
    case .compact:
      let greatest = ticks.map { abs($0.value) }.max() ?? 0
      if greatest >= 1_000_000_000 { return (9, "bn") }
      if greatest >= 1_000_000 { return (6, "m") }
      return greatest >= 1_000 ? (3, "k") : (0, "")
    }
  }

  /// `mantissa` x 10^`exponent` in decimal digits, groups of three parted by commas.
  private static func append(_ mantissa: UInt, exponent: Int, decimals: Int, to text: inout [UInt8]) {
    let zero = UInt8(ascii: "0")
    // Last digit first.
    var digits = [UInt8](repeating: zero, count: max(0, exponent + decimals))
    var rest = mantissa
    repeat {
      digits.append(zero + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    // More places than are printed hold zeros only: `decimals` is the greatest need of the axis.
    digits.removeFirst(min(digits.count, max(0, -exponent - decimals)))
    while digits.count <= decimals { digits.append(zero) }
    text.reserveCapacity(text.count + digits.count * 2 + 8)
    for left in stride(from: digits.count - decimals, to: -decimals, by: -1) {
      if left == 0 {
        text.append(UInt8(ascii: "."))
      } else if left > 0, left % 3 == 0, left < digits.count - decimals {
        text.append(UInt8(ascii: ","))
      }
      text.append(digits[left + decimals - 1])
    }
  }
}
