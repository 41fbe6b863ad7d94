import Numbers

extension DecimalDigits {
  /// What a column keeps of a cell's number; nil for more than 18 digits, which may not fit one word.
  var stored: (coefficient: Int64, scale: UInt8)? {
    guard digits <= 18 else { return nil }
    let word = Int64(truncatingIfNeeded: coefficient)
    return (isNegative ? -word : word, UInt8(truncatingIfNeeded: scale))
  }
}

extension ExactDecimal {
  /// What to write instead of what a cell of a sheet holds.
  static func suggestion(forCell text: String) -> String {
    if ["nan", "inf", "n/a", "null", "-"].contains(text.lowercased()) { return "leave the cell empty: empty is missing" }
    return suggestion(for: text)
  }
}
