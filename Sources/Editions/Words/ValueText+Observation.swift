package import Definitions
package import Numbers
package import Snapshots

/// A row in words: the one place that sees all of it.
extension ValueText {
  /// A value that heads a tile or ends a line; `3 of 7` where there are too few cases for a percentage.
  package func shown(_ observation: Observation) -> String? {
    few(observation) ?? notReached(observation, headline) ?? observation.precise.map { fitting(observation).headline($0) }
  }

  /// Whether there is anything to show of a row.
  func shows(_ observation: Observation) -> Bool {
    observation.value != nil || observation.isNotReached || few(observation) != nil
  }

  /// The same with the unit of a time: `6.1 business hours`, `3 of 7`, `472`.
  package func shownWithTime(_ observation: Observation) -> String? {
    few(observation) ?? notReached(observation) { withTime(headline($0)) }
      ?? observation.precise.map { withTime(fitting(observation).headline($0)) }
  }

  /// The same with its unit in words: `472 leads`.
  package func sentence(_ observation: Observation) -> String? {
    few(observation) ?? notReached(observation, sentence) ?? observation.precise.map { fitting(observation).sentence($0) }
  }

  /// With every digit of its format; nil without a value.
  package func table(_ observation: Observation) -> String? {
    observation.precise.map { fitting(observation).table($0) } ?? notReached(observation, table)
  }

  /// `132 of 450`: how many of how many cases; nil where the row is no share of cases.
  package func counts(_ observation: Observation) -> String? {
    observation.proportion(parts).map { "\(Self.cases($0.part)) of \(Self.cases($0.whole))" }
  }

  /// The sign of a promise and its level with as many digits as it has: `≥ 90%`.
  package func promise(_ target: Target) -> String { "\(target.comparison.sign) \(level(target.value))" }

  /// A promised level with as many digits as it has; what follows from one needs no more than two.
  package func level(_ value: ExactDecimal, mostDigits: Int = ExactDecimal.maximumScale) -> String {
    if format == .money { return headline(value) }
    var exact = self
    let scale = scaled(value).withoutTrailingZeros.scale
    // Seconds make hours without an end.
    exact.decimals = min(format == .hours || format == .days ? 2 : mostDigits, scale)
    return exact.table(value)
  }

  /// A value as a table cell: of few cases no percentage, of an unfinished period a word that says so.
  package func cell(_ observation: Observation) -> String {
    guard let number = few(observation) ?? table(observation) else {
      if observation.isWithdrawn { return "withdrawn" }
      return observation.isWithheld ? "withheld" : observation.isProvisional ? "not mature" : "missing"
    }
    return observation.isProvisional ? "\(number), so far" : number
  }

  /// `over 30 h`: too many cases are open for the percentile to have a value. A form of the value as the text has it.
  func notReached(_ observation: Observation, _ form: (ExactDecimal) -> String) -> String? {
    observation.isNotReached ? observation.bound.map { "over \(form($0))" } : nil
  }

  /// `3 of 7`, where the share stands on fewer than ten cases.
  package func few(_ observation: Observation) -> String? {
    guard format == .percent, let (_, whole) = observation.proportion(parts), whole < ExactDecimal(10) else { return nil }
    return counts(observation)
  }

  private static func cases(_ number: ExactDecimal) -> String {
    let number = number.withoutTrailingZeros
    return NumberText.grouped(number, decimals: number.scale)
  }

  // MARK: Digits

  /// With the digits that this row needs: a fraction of a count is seen, and no value is printed on the wrong side of the level
  /// that was promised.
  private func fitting(_ observation: Observation) -> ValueText {
    guard let value = observation.precise else { return self }
    var text = self
    if format == .integer { text.decimals = max(decimals, value.withoutTrailingZeros.scale) }
    guard let level = promises?.target(for: observation.period)?.value, level != value else { return text }
    if format == .money {
      // Three digits may hide the miss, all of them do not.
      guard headline(value) == headline(level) else { return text }
      text.isCompact = false
    }
    let (shown, goal) = (text.scaled(value).withoutTrailingZeros, text.scaled(level))
    let fewest = text.decimals
    text.decimals =
      (fewest...max(fewest, shown.scale)).first { digits in
        let rounded = shown.rounded(to: digits)
        return rounded != goal && (rounded < goal) == (shown < goal)
      } ?? max(fewest, shown.scale)
    return text
  }
}
