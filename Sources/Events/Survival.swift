import Numbers

/// The share of cases that go on, as it falls from 1 towards a goal.
///
/// Exact as long as its numbers fit; from then on in binary digits, many more than the rounding of millions of factors reaches:
/// what differs by less than that is the same. So every machine has the same digits.
struct Survival: Sendable {
  private enum Number: Sendable {
    case exact(Fraction)
    case binary(Int128)
  }

  private let goal: Fraction
  private var share = Number.exact(Fraction(1))

  init(goal: Fraction) { self.goal = goal }

  /// How many of those at risk have to end, one after the other, until it comes to the goal; the last of them in part. Nil
  /// where it is at the goal's other side already.
  func steps(atRisk: Int) -> (whole: Int, rest: Fraction)? {
    switch share {
    case .exact(let share):
      guard let steps = goal.divided(by: share).flatMap({ Fraction(1).subtracting($0) })?.multiplied(by: Fraction(atRisk))
      else { return binarySteps(Self.binary(share), atRisk) }
      guard steps >= Fraction(0) else { return nil }
      let (whole, rest) = steps.numerator.quotientAndRemainder(dividingBy: steps.denominator)
      return Fraction(rest, steps.denominator).map { (Int(whole), $0) }
    case .binary(let share): return binarySteps(share, atRisk)
    }
  }

  /// So many of those at risk have ended.
  mutating func fall(by ended: Int, of atRisk: Int) {
    switch share {
    case .exact(let before):
      let left = Fraction(Int128(atRisk - ended), Int128(atRisk)).flatMap { before.multiplied(by: $0) }
      share = left.flatMap(Self.short) ?? .binary(Self.fallen(Self.binary(before), ended, atRisk))
    case .binary(let before): share = .binary(Self.fallen(before, ended, atRisk))
    }
  }

  private func binarySteps(_ share: Int128, _ atRisk: Int) -> (whole: Int, rest: Fraction)? {
    let distance = (share - Self.binary(goal)) * Int128(atRisk)
    guard share > 0, distance > -Self.rounding * Int128(atRisk) else { return nil }
    let (whole, rest) = max(0, distance).quotientAndRemainder(dividingBy: share)
    let part = (rest << Self.partDigits) / share
    if part >= Self.onePart - Self.partRounding { return (Int(whole) + 1, Fraction(0)) }
    return Fraction(part <= Self.partRounding ? 0 : part, Self.onePart).map { (Int(whole), $0) }
  }

  /// Nil where its numbers grow too long for what is computed from it.
  private static func short(_ share: Fraction) -> Number? { share.denominator < 1 << 40 ? .exact(share) : nil }

  private static func fallen(_ share: Int128, _ ended: Int, _ atRisk: Int) -> Int128 {
    share * Int128(atRisk - ended) / Int128(atRisk)
  }

  /// Of a share between 0 and 1, whose numbers are short.
  private static func binary(_ share: Fraction) -> Int128 {
    guard share.numerator < share.denominator else { return 1 << digits }
    var (binary, rest) = (Int128(0), share.numerator)
    for _ in 0..<digits {
      rest = rest * 2
      binary = binary * 2 + (rest >= share.denominator ? 1 : 0)
      if rest >= share.denominator { rest -= share.denominator }
    }
    return binary
  }

  private static let digits = 80
  /// Each division loses less than one, and there may be millions.
  private static let rounding: Int128 = 1 << 30
  private static let partDigits = 44
  private static let onePart: Int128 = 1 << 44
  private static let partRounding: Int128 = 1 << 12
}
