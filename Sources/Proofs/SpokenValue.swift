import Numbers

/// The number in a text, as a reader takes it: `−3.3 h`, `€2.84m`, `1,204 leads`.
struct SpokenValue {
  let isNegative: Bool
  /// What the digits say, `2.84`, with how much one of them stands for, a million.
  let digits: Fraction
  let decimals: Int
  let unit: Fraction

  /// The first number of a text; nil where it has none that can be one.
  init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard let start = bytes.firstIndex(where: Self.isDigit) else { return nil }
    var end = start
    var written: [UInt8] = []
    var decimals: Int?
    while end < bytes.count {
      let byte = bytes[end]
      let isFollowed = end + 1 < bytes.count && Self.isDigit(bytes[end + 1])
      if Self.isDigit(byte) {
        written.append(byte)
        decimals = decimals.map { $0 + 1 }
      } else if byte == UInt8(ascii: "."), decimals == nil, isFollowed {
        written.append(byte)
        decimals = 0
      } else if byte != UInt8(ascii: ",") || !isFollowed || decimals != nil {
        break
      }
      end += 1
    }
    guard let value = ExactDecimal(written.span), value.scale <= 9 else { return nil }
    digits = Fraction(value)
    self.decimals = decimals ?? 0
    let letters = bytes[end...].prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
    unit =
      switch String(decoding: letters, as: UTF8.self) {
      case "k": Fraction(1000)
      case "m": Fraction(1_000_000)
      case "bn": Fraction(1_000_000_000)
      default: Fraction(1)
      }
    let before = String(decoding: bytes[..<start], as: UTF8.self)
    isNegative = before.contains("−") || before.hasSuffix("-")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}

/// Whether a text says a value: rounded to the digits that it shows, in a unit that a reader expects. A value that is said
/// without its sign has it in the words beside it.
func says(_ text: String, _ exact: Fraction, unit: String?) -> Bool {
  guard let spoken = SpokenValue(text), let shown = spoken.digits.multiplied(by: spoken.unit) else { return false }
  guard !spoken.isNegative || exact < Fraction(0) else { return false }
  let magnitude = exact < Fraction(0) ? exact.negated : exact
  let isOver = ["over ", "more than ", ">"].contains { text.hasPrefix($0) }
  let isUnder = ["under ", "less than ", "<"].contains { text.hasPrefix($0) }
  return scales(of: unit).contains { scale in
    guard let scaled = magnitude.multiplied(by: scale), let parts = scaled.divided(by: spoken.unit),
      let rounded = parts.rounded(to: spoken.decimals)
    else { return false }
    // A bound is said by the whole number that it is above or below.
    if isOver { return scaled > shown && scaled < shown.adding(Fraction(1)) ?? shown }
    if isUnder { return scaled < shown && shown < scaled.adding(Fraction(1)) ?? scaled }
    // Hours of seconds are cut to six digits before they are rounded.
    let again = scaled.rounded(to: 6).flatMap { Fraction($0).divided(by: spoken.unit) }?.rounded(to: spoken.decimals)
    return Fraction(rounded) == spoken.digits || again.map { Fraction($0) == spoken.digits } ?? false
  }
}

/// What a stored value may be multiplied by to be read: one, a hundred for percent, seconds to hours and days.
private func scales(of unit: String?) -> [Fraction] {
  var scales = [Fraction(1), Fraction(100)]
  guard let unit, let stored = secondsIn(unit) else { return scales }
  for shown in [1, 3600, 86_400] {
    if let scale = Fraction(Int128(stored), Int128(shown)) { scales.append(scale) }
  }
  return scales
}

/// How many seconds a unit of time has; nil for another unit.
func secondsIn(_ unit: String) -> Int? {
  switch unit.hasSuffix("_business") ? String(unit.dropLast(9)) : unit {
  case "s": 1
  case "h": 3600
  case "d": 86_400
  default: nil
  }
}
