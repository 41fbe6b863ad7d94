/// Numbers as an English page prints them: `1,930`, `−0.4`, `€2.84m`, `71.0%`. The sign is U+2212.
package enum NumberText {
  package static let minus = "\u{2212}"

  /// The sign of a currency, or its code and a space.
  package static func sign(ofCurrency currency: String) -> String {
    switch currency {
    case "EUR": "\u{20AC}"
    case "USD": "$"
    case "GBP": "\u{A3}"
    case "JPY": "\u{A5}"
    default: "\(currency) "
    }
  }

  /// Grouped by thousands, with `decimals` digits after the point (half away from zero).
  package static func grouped(_ value: ExactDecimal, decimals: Int = 0) -> String {
    let rounded = value.rounded(to: decimals)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(ExactDecimal.mostBytes)
    if rounded.isNegative { bytes += minus.utf8 }
    rounded.appendMagnitude(to: &bytes, thousands: UInt8(ascii: ","))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// With a sign always: `+26`, `−3.3`, `0` for what rounds to nothing.
  package static func signed(_ value: ExactDecimal, decimals: Int = 0) -> String {
    let rounded = value.rounded(to: decimals)
    return (rounded > .zero ? "+" : "") + grouped(rounded, decimals: decimals)
  }

  /// Three significant digits with `k`, `m` or `bn`, as headlines and axes need them: 2843000 is `2.84m`, 251260 is `251k`.
  package static func compact(_ value: ExactDecimal) -> String {
    let magnitude = value.magnitude
    let sign = value.isNegative ? minus : ""
    let plainDecimals = magnitude >= ExactDecimal(100) ? 0 : min(2, magnitude.scale)
    guard magnitude.rounded(to: plainDecimals) >= ExactDecimal(1000) else {
      return sign + grouped(magnitude, decimals: plainDecimals)
    }
    // Rounded before it is judged, so that 999,999 is 1.00m and 99,960 is 100k.
    for (unit, suffix) in [(1000, "k"), (1_000_000, "m")] {
      for (decimals, limit) in [(2, 10), (1, 100), (0, 1000)] {
        guard let part = magnitude.divided(by: ExactDecimal(unit), scale: decimals), part < ExactDecimal(limit) else {
          continue
        }
        return sign + grouped(part, decimals: decimals) + suffix
      }
    }
    guard let part = magnitude.divided(by: ExactDecimal(1_000_000_000), scale: 2) else { return sign + grouped(magnitude) }
    return sign + grouped(part, decimals: part >= ExactDecimal(100) ? 0 : part >= ExactDecimal(10) ? 1 : 2) + "bn"
  }
}
