extension Span<UInt8> {
  /// The whole number whose digits stand in a range, and nothing but digits.
  func number(_ range: Range<Int>) -> Int? {
    var value = 0
    for index in range {
      let digit = self[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }
}
