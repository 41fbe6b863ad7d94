/// What a number is made of, as far as its unit goes: an amount, a time, cases, or none of these.
enum Dimension: Hashable {
  /// A number that a formula writes.
  case constant(isWhole: Bool)
  case count, ratio, number
  case amount(String)
  /// `s`, `d_business`.
  case time(String)
  /// An amount of a currency per a time.
  case rate(String, per: String)
  /// A product that no unit has a name for.
  case other

  /// Of a unit; nil for one per something that is no time.
  init?(_ unit: Unit) {
    if unit == .count {
      self = .count
    } else if unit == .ratio {
      self = .ratio
    } else if unit == .number {
      self = .number
    } else if unit.isDuration {
      self = .time(unit.description)
    } else if let currency = unit.currency {
      guard let slash = unit.description.firstIndex(of: "/") else {
        self = .amount(currency)
        return
      }
      let time = String(unit.description[unit.description.index(after: slash)...])
      guard Unit(time)?.isDuration == true else { return nil }
      self = .rate(currency, per: time)
    } else {
      return nil
    }
  }

  /// The units that fit, the one to write first.
  var units: [String] {
    switch self {
    case .constant, .number, .other: ["number"]
    case .count: ["count"]
    case .ratio: ["ratio", "number"]
    case .amount(let currency): [currency]
    case .time(let unit): [unit]
    case .rate(let currency, let time): ["\(currency)/\(time)"]
    }
  }

  /// As a message says it.
  var words: String {
    switch self {
    case .constant: "a plain number"
    case .count: "a number of cases"
    case .ratio: "a ratio"
    case .number, .other: "a number"
    case .amount(let currency): currency
    case .time(let unit): unit
    case .rate(let currency, let time): "\(currency)/\(time)"
    }
  }

  /// Whether it measures nothing: cases, shares and bare numbers.
  private var isPlain: Bool {
    switch self {
    case .constant, .count, .ratio, .number: true
    case .amount, .time, .rate, .other: false
    }
  }
}

extension Dimension {
  /// Why two parts make nothing together.
  struct Mismatch: Error { let words: String }

  static func * (left: Self, right: Self) -> Self {
    switch (left, right) {
    case (.constant(let one), .constant(let other)): .constant(isWhole: one && other)
    case (.constant(true), .count), (.count, .constant(true)): .count
    case (.ratio, .ratio), (.constant, .ratio), (.ratio, .constant): .ratio
    case (.rate(let currency, let per), .time(let time)) where per == time: .amount(currency)
    case (.time(let time), .rate(let currency, let per)) where per == time: .amount(currency)
    case (_, let other) where left.isPlain && other.isPlain: .number
    case (_, let other) where left.isPlain: other
    case (let one, _) where right.isPlain: one
    default: .other
    }
  }

  static func over(_ left: Self, _ right: Self) throws(Mismatch) -> Self {
    switch (left, right) {
    case (.amount(let one), .amount(let other)):
      guard one == other else { throw Mismatch(words: "\(one) by \(other)") }
      return .ratio
    case (.time(let one), .time(let other)):
      guard one == other else { throw Mismatch(words: "a time in \(one) by one in \(other)") }
      return .ratio
    case (.rate, .rate): return left == right ? .ratio : .other
    case (.count, .count), (.ratio, .ratio), (.ratio, .constant): return .ratio
    case (.amount(let currency), .time(let time)): return .rate(currency, per: time)
    case (.constant, .constant): return .constant(isWhole: false)
    case _ where left.isPlain && right.isPlain: return .number
    case _ where right.isPlain: return left
    default: return .other
    }
  }

  /// A sum or a difference.
  static func sum(_ left: Self, _ right: Self) throws(Mismatch) -> Self {
    if left == right { return left }
    switch (left, right) {
    case (.constant(true), .count), (.count, .constant(true)): return .count
    case (.constant, .ratio), (.ratio, .constant): return .ratio
    case (.constant(let one), .constant(let other)): return .constant(isWhole: one && other)
    case (.constant, let other), (let other, .constant): return other
    case _ where left.isPlain && right.isPlain: return .number
    default: throw Mismatch(words: "\(left.words) and \(right.words)")
    }
  }
}
