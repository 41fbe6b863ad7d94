import Numbers
package import ShownNumbers

/// Shares of what some parts of a split make together, which is added up once for all of them.
package struct SplitShares: Sendable {
  private let split: Split
  private let whole: SplitAmount
  private let numbers: MetricNumbers

  /// Nil where the metric is not additive, one of the parts has no value, or members have different signs.
  package init?(in all: [SplitPart], of split: Split) {
    guard !split.hasMixedSigns, let whole = split.amount(of: all) else { return nil }
    self.split = split
    self.whole = whole
    numbers = split.numbers.ofShares(decimals: 0)
  }

  /// Some parts as a share of all, without digits after the point; nil where one of them has no value.
  package func share(of parts: [SplitPart]) -> ShownNumber? {
    guard let part = split.amount(of: parts), let share = part.value.divided(by: whole.value, scale: 6) else { return nil }
    return numbers.derived(
      .share, numbers.text.table(share), exact: share, keys: part.keys + whole.keys,
      with: NumberInputs(split.columns, [.first: String(part.keys.count)]))
  }
}
