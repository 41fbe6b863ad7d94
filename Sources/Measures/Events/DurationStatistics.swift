package import Numbers

/// Times that some took and others have taken so far, and what can be said of all of them.
package struct DurationStatistics: Sendable {
  /// Ascending.
  private let ended: [Int]
  private let censored: [Int]

  /// - Parameters:
  ///   - ended: how long each took that came to its end.
  ///   - censored: how long each has taken so far that has not: it takes longer.
  package init(ended: [Int], censored: [Int] = []) {
    self.ended = ended.sorted()
    self.censored = censored.sorted()
  }

  /// A percentile: by type 7 where all have ended, else by Kaplan and Meier, who count those that have not as long as they
  /// were seen. Nil where there is none: of nothing, and of a share that has not ended while anyone was watched.
  package func percentile(_ share: Fraction) -> Fraction? { censored.isEmpty ? type7(share) : survivalTime(share) }

  /// Nil where any has not ended: a mean of the others is too small, by nobody knows how much.
  package var mean: Fraction? {
    guard censored.isEmpty else { return nil }
    return Fraction(ended.reduce(Int128(0)) { $0 + Int128($1) }, Int128(ended.count))
  }

  /// Hyndman and Fan (1996), type 7: on the line between the two values around `(n - 1) share`.
  private func type7(_ share: Fraction) -> Fraction? {
    guard let last = ended.indices.last, let place = share.multiplied(by: Fraction(last)) else { return nil }
    let (index, rest) = place.numerator.quotientAndRemainder(dividingBy: place.denominator)
    let low = ended[min(Int(index), last)]
    let high = ended[min(Int(index) + 1, last)]
    return Fraction(rest, place.denominator)?.multiplied(by: Fraction(high - low)).flatMap { Fraction(low).adding($0) }
  }

  /// Kaplan and Meier (1958): the first time by which the share of those still waiting has sunk to `1 - share`.
  ///
  /// The product of survivals is kept in binary digits, more of them than the rounding of millions of factors reaches; what
  /// differs by less than that rounding is the same.
  private func survivalTime(_ share: Fraction) -> Fraction? {
    let one = Int128(1) << Self.digits
    let goal = one - one / share.denominator * share.numerator
    var survival = one
    var atRisk = ended.count + censored.count
    var left = censored[...]
    var index = 0
    while index < ended.count {
      let time = ended[index]
      var next = index
      while next < ended.count, ended[next] == time { next += 1 }
      // Whoever was last seen at this very time was still at risk.
      while let first = left.first, first < time {
        left.removeFirst()
        atRisk -= 1
      }
      survival = survival * Int128(atRisk - (next - index)) / Int128(atRisk)
      if survival <= goal + Self.rounding { return Fraction(time) }
      atRisk -= next - index
      index = next
    }
    return nil
  }

  private static let digits: Int128 = 92
  /// Each division loses less than one, and there may be millions.
  private static let rounding: Int128 = Int128(1) << 32
}
