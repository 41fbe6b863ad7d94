extension FormulaExpression {
  private enum Shape {
    /// Numbers alone.
    case constant
    /// Sums, differences and constant multiples of names that are additive.
    case linear
    case other
  }

  /// Whether the expression adds, subtracts and multiplies by constants, and nothing else, what `isAdditive` names.
  package func isLinear(_ isAdditive: (String) -> Bool) -> Bool { shape(root, isAdditive) == .linear }

  private func shape(_ node: Node, _ isAdditive: (String) -> Bool) -> Shape {
    switch node {
    case .name(let name): return isAdditive(name) ? .linear : .other
    case .number: return .constant
    case .minus(let inner): return shape(inner, isAdditive)
    case .operation(let sign, let left, let right):
      let (one, two) = (shape(left, isAdditive), shape(right, isAdditive))
      switch (sign, one, two) {
      case (_, .other, _), (_, _, .other): return .other
      case (_, .constant, .constant): return .constant
      case (UInt8(ascii: "*"), .linear, .constant), (UInt8(ascii: "*"), .constant, .linear): return .linear
      case (UInt8(ascii: "/"), .linear, .constant): return .linear
      case (UInt8(ascii: "+"), .linear, .linear), (UInt8(ascii: "-"), .linear, .linear): return .linear
      // A constant that is added is added once to the whole and once to each member.
      default: return .other
      }
    }
  }
}
