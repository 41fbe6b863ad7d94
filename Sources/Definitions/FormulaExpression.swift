package import Numbers

/// Names, numbers, `+ - * /` and parentheses, as `FormulaCheck` of the definitions accepts them.
package struct FormulaExpression {
  indirect enum Node {
    case name(String)
    case number(Fraction)
    case minus(Node)
    case operation(UInt8, Node, Node)
  }

  let root: Node
  /// In the order in which they stand first.
  package let names: [String]

  /// What is divided by what, where it is one name by another and nothing else.
  package var quotient: (top: String, bottom: String)? {
    guard case .operation(UInt8(ascii: "/"), .name(let top), .name(let bottom)) = root else { return nil }
    return (top, bottom)
  }

  package init?(_ text: String) {
    var parser = Parser(rest: text.utf8.filter { $0 != UInt8(ascii: " ") }[...])
    guard let root = parser.sum(), parser.rest.isEmpty else { return nil }
    self.root = root
    names = parser.names
  }

  /// The exact value; nil where a name has none, for a division by zero, and where the numbers grow too long.
  package func value(_ lookUp: (String) -> Fraction?) -> (value: Fraction?, overflowed: Bool) {
    var overflowed = false
    let value = Self.value(root, lookUp, &overflowed)
    return (value, overflowed)
  }

  private static func value(_ node: Node, _ lookUp: (String) -> Fraction?, _ overflowed: inout Bool) -> Fraction? {
    switch node {
    case .name(let name): return lookUp(name)
    case .number(let number): return number
    case .minus(let inner): return value(inner, lookUp, &overflowed)?.negated
    case .operation(let sign, let left, let right):
      guard let a = value(left, lookUp, &overflowed), let b = value(right, lookUp, &overflowed) else { return nil }
      let result =
        switch sign {
        case UInt8(ascii: "+"): a.adding(b)
        case UInt8(ascii: "-"): a.subtracting(b)
        case UInt8(ascii: "*"): a.multiplied(by: b)
        default: a.divided(by: b)
        }
      let isByZero = sign == UInt8(ascii: "/") && b.isZero
      if result == nil, !isByZero { overflowed = true }
      return result
    }
  }

  private struct Parser {
    var rest: ArraySlice<UInt8>
    var names: [String] = []

    mutating func sum() -> Node? { operations([UInt8(ascii: "+"), UInt8(ascii: "-")]) { $0.product() } }
    private mutating func product() -> Node? { operations([UInt8(ascii: "*"), UInt8(ascii: "/")]) { $0.factor() } }

    private mutating func operations(_ signs: Set<UInt8>, _ operand: (inout Parser) -> Node?) -> Node? {
      guard var left = operand(&self) else { return nil }
      while let sign = rest.first, signs.contains(sign) {
        rest.removeFirst()
        guard let right = operand(&self) else { return nil }
        left = .operation(sign, left, right)
      }
      return left
    }

    private mutating func factor() -> Node? {
      guard let first = rest.first else { return nil }
      if first == UInt8(ascii: "-") {
        rest.removeFirst()
        return factor().map { .minus($0) }
      }
      if first == UInt8(ascii: "(") {
        rest.removeFirst()
        guard let inner = sum(), rest.popFirst() == UInt8(ascii: ")") else { return nil }
        return inner
      }
      let word = rest.prefix { Self.isWord($0) }
      rest = rest[word.endIndex...]
      let text = String(decoding: word, as: UTF8.self)
      guard !word.isEmpty else { return nil }
      if let number = ExactDecimal(text) { return .number(Fraction(number)) }
      if !names.contains(text) { names.append(text) }
      return .name(text)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
  }
}
