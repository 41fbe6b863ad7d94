import HyperText

/// The one way that a coordinate becomes text: at most two decimals, no zeros at the end, no negative zero, no locale.
enum Coordinate {
  static func text(_ number: Double) -> String {
    // Half of all coordinates are whole.
    let whole = Int(exactly: number) ?? .max
    if abs(whole) < 1_000_000 { return String(whole) }
    var bytes: [UInt8] = []
    bytes.append(addingCapacity: mostBytes) { append(number, to: &$0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Bytes of the longest number: `-999999.99`.
  static let mostBytes = 10

  /// A number that no drawing can hold (not finite, or a million and more) becomes 0: an attribute is always valid.
  static func append(_ number: Double, to bytes: inout OutputSpan<UInt8>) {
    guard number.isFinite, abs(number) < 1_000_000 else { return bytes.append(UInt8(ascii: "0")) }
    let hundredths = Int32((number * 100).rounded())
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    appendDigits(of: whole, to: &bytes)
    guard part > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(digit(part / 10))
    if part % 10 > 0 { bytes.append(digit(part % 10)) }
  }

  private static func appendDigits(of number: UInt32, to bytes: inout OutputSpan<UInt8>) {
    // Seven digits at most; the first one to write ends up in the lowest byte.
    var digits: UInt64 = 0
    var rest = number
    repeat {
      digits = digits << 8 | UInt64(digit(rest % 10))
      rest /= 10
    } while rest > 0
    while digits > 0 {
      bytes.append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }

  private static func digit(_ value: UInt32) -> UInt8 { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value) }
}

extension OutputSpan<UInt8> {
  /// Appends a part of a path: a command, or the space between two numbers, and the number behind it.
  mutating func append(_ command: Unicode.Scalar, _ number: Double) {
    append(UInt8(ascii: command))
    Coordinate.append(number, to: &self)
  }
}

extension HTML {
  mutating func attribute(_ name: StaticString, _ number: Double) {
    attribute(name, atMost: Coordinate.mostBytes) { Coordinate.append(number, to: &$0) }
  }

  /// The data of a path, of so many steps at most.
  mutating func path(steps: Int, _ write: (inout OutputSpan<UInt8>) -> Void) {
    attribute("d", atMost: steps * (Coordinate.mostBytes + 1), trusted: write)
  }
}
