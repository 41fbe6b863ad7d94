import Numbers

/// Plain decimal numbers straight from bytes: the innermost loop of reading a snapshot.
enum PlainDecimal {
  /// Reads `-12` or `0.274272`; nil for anything else, and for more than 18 digits.
  static func read(_ source: Span<UInt8>, _ range: Range<Int>) -> (coefficient: Int64, scale: UInt8)? {
    var index = range.lowerBound
    let end = range.upperBound
    guard index < end, end - index <= 20 else { return nil }
    let isNegative = source[index] == UInt8(ascii: "-")
    if isNegative || source[index] == UInt8(ascii: "+") { index += 1 }
    var coefficient: Int64 = 0
    var digits = 0
    var scale: UInt8 = 0
    var isAfterPoint = false
    while index < end {
      let byte = source[index]
      index += 1
      if byte == UInt8(ascii: ".") {
        guard !isAfterPoint, digits > 0, index < end else { return nil }
        isAfterPoint = true
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10, digits < 18 else { return nil }
      digits += 1
      coefficient = coefficient &* 10 &+ Int64(digit)
      if isAfterPoint { scale &+= 1 }
    }
    guard digits > 0 else { return nil }
    return (isNegative ? -coefficient : coefficient, scale)
  }

  /// What to write instead of what a cell of a sheet holds.
  static func suggestion(for text: String) -> String {
    if ["nan", "inf", "n/a", "null", "-"].contains(text.lowercased()) { return "leave the cell empty: empty is missing" }
    return ExactDecimal.suggestion(for: text)
  }
}
