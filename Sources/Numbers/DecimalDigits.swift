/// A decimal number as it is written: a sign, digits, and a point with more digits behind it, `-12`, `0.274272`, `+3.10`.
///
/// The one place where bytes become a number. How many digits a number may have is for those to say who keep it.
package struct DecimalDigits: Sendable {
  package private(set) var sign: Sign?
  /// The digits without their point and sign.
  package private(set) var coefficient: Int128 = 0
  /// Digits before the point, the zeros in front too; at least one.
  package private(set) var wholeDigits = 0
  /// Digits after the point.
  package private(set) var scale = 0

  package enum Sign: Sendable { case plus, minus }

  /// Without the zeros in front.
  package static let mostDigits = 36

  package var isNegative: Bool { sign == .minus }
  package var digits: Int { wholeDigits + scale }

  /// Nil for anything else, also for exponents, thousands marks, `NaN` and more than ``mostDigits``.
  package init?(_ bytes: Span<UInt8>) {
    var index = 0
    if !bytes.isEmpty, bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
      sign = bytes[0] == UInt8(ascii: "-") ? .minus : .plus
      index = 1
    }
    let start = index
    // Most numbers fit one word, whose arithmetic is a fraction of that of two. So do as many digits as one has characters.
    guard bytes.count - start <= Self.mostOfWord else {
      guard let read = Self(long: bytes, from: start, sign) else { return nil }
      self = read
      return
    }
    var word: UInt64 = 0
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      word = word * 10 + UInt64(digit)
      index += 1
    }
    wholeDigits = index - start
    if index < bytes.count {
      guard bytes[index] == UInt8(ascii: ".") else { return nil }
      index += 1
      scale = bytes.count - index
      while index < bytes.count {
        let digit = bytes[index] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        word = word * 10 + UInt64(digit)
        index += 1
      }
      guard scale > 0 else { return nil }
    }
    guard wholeDigits > 0 else { return nil }
    coefficient = Int128(word)
  }

  /// Any number of digits fits one word that has no more than so many.
  private static let mostOfWord = 19

  /// A number that may not fit one word.
  private init?(long bytes: Span<UInt8>, from start: Int, _ sign: Sign?) {
    self.sign = sign
    var index = start
    var word: UInt64 = 0
    var significant = 0
    var point: Int?
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), point == nil {
        point = index
      } else {
        let digit = byte &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        if significant < 18 {
          word = word &* 10 &+ UInt64(digit)
        } else {
          guard significant < Self.mostDigits else { return nil }
          coefficient = (significant == 18 ? Int128(word) : coefficient) * 10 + Int128(digit)
        }
        if significant > 0 || digit > 0 { significant += 1 }
      }
      index += 1
    }
    wholeDigits = (point ?? index) - start
    if let point { scale = index - point - 1 }
    guard wholeDigits > 0, point == nil || scale > 0 else { return nil }
    if significant <= 18 { coefficient = Int128(word) }
  }
}
