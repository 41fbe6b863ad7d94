import Numbers

/// The unit of a formula's text: names, numbers, `+ - * /` and parentheses, as `formulaProblem(of:inputs:)` accepts them.
struct UnitFormula {
  private var rest: Substring.UTF8View
  private var depth = 0

  /// More parentheses than anybody reads.
  private static let deepest = 100

  init(_ text: String) { rest = text.filter { $0 != " " }[...].utf8 }

  /// Nil where the text is no formula, or a name has no known unit.
  func dimension(_ lookUp: (String) -> Dimension?) throws(Dimension.Mismatch) -> Dimension? {
    var parser = self
    let found = try parser.sum(lookUp)
    return parser.rest.isEmpty ? found : nil
  }

  private mutating func sum(_ lookUp: (String) -> Dimension?) throws(Dimension.Mismatch) -> Dimension? {
    guard var left = try product(lookUp) else { return nil }
    while let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      rest.removeFirst()
      guard let right = try product(lookUp) else { return nil }
      left = try Dimension.sum(left, right)
    }
    return left
  }

  private mutating func product(_ lookUp: (String) -> Dimension?) throws(Dimension.Mismatch) -> Dimension? {
    guard var left = try factor(lookUp) else { return nil }
    while let sign = rest.first, sign == UInt8(ascii: "*") || sign == UInt8(ascii: "/") {
      rest.removeFirst()
      guard let right = try factor(lookUp) else { return nil }
      left = sign == UInt8(ascii: "*") ? left * right : try Dimension.over(left, right)
    }
    return left
  }

  private mutating func factor(_ lookUp: (String) -> Dimension?) throws(Dimension.Mismatch) -> Dimension? {
    while rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    if rest.first == UInt8(ascii: "(") {
      rest.removeFirst()
      depth += 1
      guard depth <= Self.deepest, let inner = try sum(lookUp), rest.popFirst() == UInt8(ascii: ")") else { return nil }
      depth -= 1
      return inner
    }
    let word = String(decoding: rest.prefix { !Self.signs.contains($0) }, as: UTF8.self)
    rest.removeFirst(word.utf8.count)
    guard let number = ExactDecimal(word) else { return lookUp(word) }
    return .constant(isWhole: number.withoutTrailingZeros.scale == 0)
  }

  private static let signs = Set("+-*/()".utf8)
}
