/// Shares out an amount in whole units so that the parts add up to it.
enum CreditSplit {
  /// The parts in the order of the weights: each rounded down, and what is left over given a unit at a time to the largest
  /// remainders, of equal ones to the first. Nil where no weight is positive or the numbers are too long.
  static func parts(of amount: Int64, by weights: [Int128]) -> [Int64]? {
    var total: Int128 = 0
    for weight in weights {
      let (sum, overflow) = total.addingReportingOverflow(weight)
      guard weight >= 0, !overflow else { return nil }
      total = sum
    }
    guard total > 0 else { return nil }
    // A refund is shared out as a payment is.
    let magnitude = Int128(amount.magnitude)
    var parts: [Int128] = []
    var remainders: [Int128] = []
    for weight in weights {
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: weight)
      guard !overflow else { return nil }
      parts.append(product / total)
      remainders.append(product % total)
    }
    let left = Int(magnitude - parts.reduce(0, +))
    let order = weights.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
    for index in order.prefix(left) { parts[index] += 1 }
    return parts.map { Int64(amount < 0 ? -$0 : $0) }
  }
}
