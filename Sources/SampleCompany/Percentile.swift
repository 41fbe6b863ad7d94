import Numbers

/// Percentiles by type 7 of Hyndman and Fan (1996), in whole numbers.
enum Percentile {
  /// A hundred times the percentile of `finished` values, sorted, among `count` cases, of which the unfinished count as longer
  /// than any; nil where the percentile falls among those, or nothing is there.
  static func hundredfold(_ percent: Int, of finished: [Int], count: Int) -> Int? {
    guard count > 0 else { return nil }
    let position = (count - 1) * percent
    let (index, rest) = (position / 100, position % 100)
    guard index < finished.count, rest == 0 || index + 1 < finished.count else { return nil }
    let next = rest == 0 ? finished[index] : finished[index + 1]
    return finished[index] * 100 + rest * (next - finished[index])
  }
}

extension ExactDecimal {
  /// A quotient of whole numbers, half away from zero; nil where there is nothing to divide by.
  static func quotient(_ top: Int, _ bottom: Int, scale: Int) -> ExactDecimal? {
    ExactDecimal(top).divided(by: ExactDecimal(bottom), scale: scale)
  }
}
