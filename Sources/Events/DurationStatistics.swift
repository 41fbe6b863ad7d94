package import Numbers

/// Times that some took and others have taken so far, and what can be said of all of them.
package struct DurationStatistics: Sendable {
  /// A percentile: where it lies, or the least that it can still become.
  package enum Percentile: Hashable, Sendable {
    case reached(Fraction)
    /// Too many are open: it lies at this or above, where it lay if all of them ended now.
    case notReached(atLeast: Fraction)
  }

  /// Ascending.
  private let ended: [Int]
  private let censored: [Int]

  /// - Parameters:
  ///   - ended: how long each took that came to its end.
  ///   - censored: how long each has taken so far that has not: it takes longer.
  package init(ended: [Int], censored: [Int] = []) {
    self.ended = ended.ascending()
    self.censored = censored.ascending()
  }

  /// The one estimator, with and without open cases; nil of no case.
  ///
  /// Of n cases the i-th that ended lies at `(1 - S) n / (n - 1)`, where S is the share that goes on before it: the product of
  /// survivals after Kaplan and Meier (1958), in which whoever is open counts as at risk as long as they have been. Between
  /// two that ended it is interpolated. Where all have ended that is type 7 of Hyndman and Fan (1996) to the last digit.
  package func percentile(_ share: Fraction) -> Percentile? {
    guard let longest = ended.last ?? censored.last else { return nil }
    if let found = place(of: share).flatMap(value) { return .reached(found) }
    // Past the last that ended nobody knows, unless everybody who is open has been for a shorter time.
    if let last = ended.last, censored.last.map({ $0 < last }) ?? true { return .reached(Fraction(last)) }
    let all = DurationStatistics(ended: ended + censored)
    return .notReached(atLeast: all.place(of: share).flatMap(all.value) ?? Fraction(longest))
  }

  /// Nil where any has not ended: a mean of the others would be a lower bound.
  package var mean: Fraction? {
    guard censored.isEmpty else { return nil }
    return Fraction(ended.reduce(Int128(0)) { $0 + Int128($1) }, Int128(ended.count))
  }

  /// On the line from one that ended to the next.
  private func value(_ place: (index: Int, rest: Fraction)) -> Fraction? {
    let low = Fraction(ended[place.index])
    guard !place.rest.isZero else { return low }
    guard place.index + 1 < ended.count else { return nil }
    return place.rest.multiplied(by: Fraction(ended[place.index + 1] - ended[place.index])).flatMap { low.adding($0) }
  }

  /// Which of those that ended a share lies at, and how far on the way to the next; nil beyond what is known.
  private func place(of share: Fraction) -> (index: Int, rest: Fraction)? {
    let count = ended.count + censored.count
    guard count > 1, !ended.isEmpty else { return nil }
    // The share that goes on where the percentile lies: 1 - share (n - 1) / n.
    guard let goal = Fraction(Int128(count - 1), Int128(count))?.multiplied(by: share).flatMap({ Fraction(1).subtracting($0) })
    else { return nil }
    var survival = Survival(goal: goal)
    var first = 0
    var open = 0
    while first < ended.count {
      // Whoever was last seen at this very time was still at risk.
      while open < censored.count, censored[open] < ended[first] { open += 1 }
      let atRisk = count - first - open
      // As many as ended before anybody was last seen.
      let limit = open < censored.count ? ended.firstIndex(after: censored[open], from: first) : ended.count
      if let (steps, rest) = survival.steps(atRisk: atRisk), steps < limit - first { return (first + steps, rest) }
      survival.fall(by: limit - first, of: atRisk)
      first = limit
    }
    return nil
  }
}

extension [Int] {
  /// Sorted by radix, eleven bits at a time; by comparison where there are few numbers or they are far apart.
  fileprivate func ascending() -> [Int] {
    guard count > 512, let least = self.min(), let most = self.max(),
      case let (span, isOver) = most.subtractingReportingOverflow(least), !isOver, span < 1 << 33
    else { return sorted() }
    let digits = 1 << 11
    var (from, to) = (self, [Int](repeating: 0, count: count))
    var shift = 0
    while span >> shift > 0 {
      var places = [Int](repeating: 0, count: digits + 1)
      for value in from { places[((value - least) >> shift) & (digits - 1) + 1] += 1 }
      for digit in 1..<digits { places[digit] += places[digit - 1] }
      for value in from {
        let digit = ((value - least) >> shift) & (digits - 1)
        to[places[digit]] = value
        places[digit] += 1
      }
      swap(&from, &to)
      shift += 11
    }
    return from
  }

  /// The first place of what is greater than a value, in what ascends.
  fileprivate func firstIndex(after value: Int, from start: Int) -> Int {
    var (low, high) = (start, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
