extension ExactDecimal {
  /// Reads a number or a percentage, as people write levels and shares: `0.2`, `20%` and `20 %` are one value.
  package init?(orPercent text: String) {
    guard text.hasSuffix("%") else {
      self.init(text)
      return
    }
    let number = text.dropLast()
    guard let percent = ExactDecimal(number.hasSuffix(" ") ? number.dropLast() : number), percent.scale + 2 <= Self.maximumScale
    else { return nil }
    self.init(coefficient: percent.coefficient, scale: percent.scale + 2)
  }

  /// What to write instead of a number in a form that people and spreadsheets use: the number itself where it is certain.
  package static func suggestion(for text: String) -> String {
    if let ratio = ExactDecimal(orPercent: text) { return "write \(ratio.withoutTrailingZeros), which is \(text)" }
    let powers = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    if powers.count == 2, powers.allSatisfy({ ExactDecimal($0) != nil }) { return "write it without an exponent" }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    // Three digits after a comma are thousands as likely as thousandths.
    if parts.count == 2, parts[1].count != 3, let number = ExactDecimal(parts.joined(separator: ".")) {
      return "write \(number)"
    }
    if parts.count > 1 { return "write it with a decimal point and without thousands marks" }
    return "write digits with a point, as in 1250 or 0.25"
  }
}
