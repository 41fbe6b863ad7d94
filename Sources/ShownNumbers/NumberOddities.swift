/// What is odd about one number: a set of ``NumberOddity`` without memory of its own, for nearly every number has none.
public struct NumberOddities: Hashable, Sendable {
  private var bits: UInt8 = 0

  public init() {}

  public var isEmpty: Bool { bits == 0 }

  public mutating func insert(_ oddity: NumberOddity) { bits |= oddity.bit }
  public func contains(_ oddity: NumberOddity) -> Bool { bits & oddity.bit != 0 }
}

extension NumberOddity {
  fileprivate var bit: UInt8 {
    switch self {
    case .few: 1
    case .withheld: 2
    case .provisional: 4
    case .incomplete: 8
    case .estimated: 16
    case .notAgreed: 32
    }
  }
}
