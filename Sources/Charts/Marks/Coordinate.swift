import HyperText

/// The one way that a coordinate becomes text: at most two decimals, no zeros at the end, no negative zero, no locale.
enum Coordinate {
  static func text(_ number: Double) -> String {
    // Half of all coordinates are whole.
    let whole = Int(exactly: number) ?? .max
    if abs(whole) < 1_000_000 { return String(whole) }
    var bytes: [UInt8] = []
    append(number, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A number that no drawing can hold (not finite, or a million and more) becomes 0: an attribute is always valid.
  static func append(_ number: Double, to bytes: inout [UInt8]) {
    guard number.isFinite, abs(number) < 1_000_000 else { return bytes.append(UInt8(ascii: "0")) }
    let hundredths = Int((number * 100).rounded())
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, part) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    appendDigits(of: whole, to: &bytes)
    guard part > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(part / 10))
    if part % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(part % 10)) }
  }

  private static func appendDigits(of number: Int, to bytes: inout [UInt8]) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }
}

extension [UInt8] {
  /// Appends a part of a path: a command, or the space between two numbers, and the number behind it.
  mutating func append(_ command: Unicode.Scalar, _ number: Double) {
    append(UInt8(ascii: command))
    Coordinate.append(number, to: &self)
  }
}

extension HTML {
  mutating func attribute(_ name: StaticString, _ number: Double) {
    attribute(name, trusted: { Coordinate.append(number, to: &$0) })
  }
}
