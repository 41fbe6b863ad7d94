package import Numbers

/// Limits of an individuals chart (XmR): `semantics.md` B17, after Wheeler.
package struct ControlLimits: Hashable, Sendable {
  package var mean: ExactDecimal
  package var meanMovingRange: ExactDecimal
  package var lower: ExactDecimal
  package var upper: ExactDecimal
  package var upperRange: ExactDecimal

  /// Fewer values than this make no limits.
  package static let fewestValues = 8

  /// Limits of one unbroken run of one meaning; `scale` digits beyond the values' own are kept.
  ///
  /// Values are one per period, nil for a missing one: no moving range is taken across a gap. Counts and rates do not fall
  /// under a floor of zero, rates do not rise over a ceiling of one.
  package init?(_ values: [ExactDecimal?], floor: ExactDecimal? = nil, ceiling: ExactDecimal? = nil, scale: Int = 6) {
    let present = values.compactMap(\.self)
    guard present.count >= Self.fewestValues else { return nil }
    let ranges = zip(values, values.dropFirst()).compactMap { before, after -> ExactDecimal? in
      guard let before, let after else { return nil }
      return (after - before).magnitude
    }
    guard !ranges.isEmpty,
      let mean = present.reduce(.zero, +).divided(by: ExactDecimal(present.count), scale: scale),
      let meanRange = ranges.reduce(.zero, +).divided(by: ExactDecimal(ranges.count), scale: scale)
    else { return nil }
    self.mean = mean
    meanMovingRange = meanRange
    let reach = meanRange * ExactDecimal(coefficient: 266, scale: 2)
    lower = floor.map { max($0, mean - reach) } ?? mean - reach
    upper = ceiling.map { min($0, mean + reach) } ?? mean + reach
    upperRange = meanRange * ExactDecimal(coefficient: 3268, scale: 3)
  }

  /// Which values are signals: outside the limits (rule 1), or the eighth and later of a run on one side (rule 4).
  package func signals(in values: [ExactDecimal?]) -> [Bool] {
    var run = 0
    var wasAbove: Bool?
    return values.map { value in
      guard let value else {
        // A gap ends a run, as no moving range is taken across it.
        (run, wasAbove) = (0, nil)
        return false
      }
      let isAbove: Bool? = value == mean ? nil : value > mean
      run = isAbove != nil && isAbove == wasAbove ? run + 1 : isAbove == nil ? 0 : 1
      wasAbove = isAbove
      return value < lower || value > upper || run >= 8
    }
  }
}
