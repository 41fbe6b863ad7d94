/// Moves labels of one column apart, each as little as possible, in the order of their wanted places.
package enum Spread {
  /// The places nearest (by the sum of squares) to those wanted that keep their order, stand at least `gap` apart and
  /// inside `bounds`; nil where so many do not fit.
  ///
  /// Subtracting `gap` per rank turns the task into isotonic regression, which pooling adjacent violators solves;
  /// clamping its solution solves the bounded one.
  package static func places(wanted: [Double], gap: Double, within bounds: ClosedRange<Double>) -> [Double]? {
    guard !wanted.isEmpty else { return [] }
    let span = gap * Double(wanted.count - 1)
    guard span <= bounds.upperBound - bounds.lowerBound else { return nil }
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var pools: [(sum: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      pools.append((wanted[index] - gap * Double(rank), 1))
      while pools.count > 1, mean(pools[pools.count - 2]) > mean(pools[pools.count - 1]) {
        let last = pools.removeLast()
        pools[pools.count - 1].sum += last.sum
        pools[pools.count - 1].count += last.count
      }
    }
    var places = wanted
    var rank = 0
    for pool in pools {
      let base = min(max(mean(pool), bounds.lowerBound), bounds.upperBound - span)
      for _ in 0..<pool.count {
        places[order[rank]] = base + gap * Double(rank)
        rank += 1
      }
    }
    return places
  }

  private static func mean(_ pool: (sum: Double, count: Int)) -> Double { pool.sum / Double(pool.count) }
}
