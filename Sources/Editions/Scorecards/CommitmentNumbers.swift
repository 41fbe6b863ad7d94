package import Definitions
package import Measures
import Numbers
package import ShownNumbers
package import Snapshots

/// A commitment's numbers as readers see them, in its metric's own format.
package struct CommitmentNumbers: Sendable {
  package let row: CommitmentRow
  package let values: MetricNumbers
  let edition: Edition

  package init(_ row: CommitmentRow, _ edition: Edition) {
    self.row = row
    self.edition = edition
    values = edition.values(
      of: row.commitment.measure, stat: row.commitment.stat, unit: row.assessment.observation?.unit)
  }

  package var isVolume: Bool { row.commitment.form == .volume }
  package var isShare: Bool { values.text.format == .percent }

  /// Whether single cases keep it or break it: those of a limit, of a conversion, of fields that are filled.
  private var isJudgedByCases: Bool {
    switch edition.glossary.metric(row.commitment.measure)?.calculation {
    case .duration: row.commitment.stat == .within
    case .conversion, .completeness: true
    default: false
    }
  }

  // MARK: Value

  /// `41.3%`, `6.1 business hours`, `472`; `6 of 7` where there are too few cases for a percentage, `74 of 472 so far` where there
  /// is no value yet.
  package func value(_ assessment: Assessment) -> ShownNumber? {
    guard let observation = assessment.observation else { return nil }
    let words = values.text.shownWithTime(observation) ?? values.text.counts(observation).map { "\($0) so far" }
    return words.map { values.observed(observation, $0) }
  }

  /// A median or another time of the cases: `6.1 business hours`.
  package func time(_ observation: Observation) -> ShownNumber? { times.sentence(observation) }

  /// The times of the cases behind a share within a limit.
  package var times: MetricNumbers { edition.values(of: row.commitment.measure, stat: "p50") }

  /// How many cases did not keep a promise that is judged by cases: `317`; nil for another promise, and where none broke it.
  package func broken(_ observation: Observation) -> ShownNumber? {
    guard isShare, isJudgedByCases, let kept = observation.numerator, let all = observation.denominator, kept < all else {
      return nil
    }
    return values.ofCases.derived(
      .cases, NumberText.grouped(all - kept), exact: all - kept, from: [observation], with: NumberInputs([.rest]))
  }

  /// A number of cases, in digits: `17`.
  package func cases(_ observation: Observation) -> ShownNumber { values.ofCases.table(observation) }

  // MARK: Target

  /// The promised level with as many digits as it has: `90%`, `500`, `4 business hours`.
  package func level(_ target: Target) -> ShownNumber { level(target, words(target.value)) }

  /// The same with what is counted, for a volume: `500 leads`.
  package func promise(_ target: Target) -> ShownNumber {
    let unit = values.text.unitWords
    return isVolume && !unit.isEmpty ? level(target, "\(words(target.value)) \(unit)") : level(target)
  }

  /// A level in words.
  private func words(_ level: ExactDecimal) -> String { values.text.withTime(values.text.level(level)) }

  private func level(_ target: Target, _ words: String) -> ShownNumber {
    values.derived(.target, words, exact: target.value, from: [], with: target.asInput)
  }

  /// Whether every case was promised.
  package func isAll(_ target: Target) -> Bool {
    isShare && target.value == ExactDecimal(1) && target.comparison == .atLeast
  }

  // MARK: Against the target

  /// `97%` of the target.
  package func attainment(_ assessment: Assessment) -> ShownNumber? {
    assessment.attained.flatMap { share($0, .attainment, of: assessment) }
  }

  /// How far a value is from its target, without its sign: `48.7 points`; nil for too few cases.
  package func distance(_ assessment: Assessment) -> ShownNumber? {
    guard let target = assessment.target, let observation = assessment.observation, !values.isFew(observation) else {
      return nil
    }
    return values.amount(of: observation, beside: target)?.number
  }

  /// How much a volume lacks: `13`; nil for a share, and where less was promised than there is.
  package func shortfall(_ assessment: Assessment) -> ShownNumber? {
    guard isVolume, let target = assessment.target, target.comparison.wantsMore, let observation = assessment.observation,
      let value = observation.precise
    else { return nil }
    return values.derived(
      .distance, values.text.amount(target.value - value), exact: value - target.value, from: [observation],
      with: target.asInput)
  }

  /// The least and the most that a share can still become.
  package func bounds(_ assessment: Assessment) -> (least: ShownNumber, most: ShownNumber)? {
    assessment.bounds.map { bounds in
      func end(_ side: String, _ value: ExactDecimal) -> ShownNumber {
        values.derived(
          .bound, values.text.table(value), exact: value, from: Array(assessment.observation),
          with: NumberInputs([], [.side: side]))
      }
      return (end("least", bounds.lowerBound), end("most", bounds.upperBound))
    }
  }

  // MARK: Pace

  /// A value as a part of what is expected by now: `82%`, or `82.3%`.
  package func progress(_ assessment: Assessment, isExact: Bool = false) -> ShownNumber? {
    assessment.pace?.progress.flatMap { share($0, .progress, of: assessment, decimals: isExact ? 1 : 0) }
  }

  /// What has to be there by now: `119`.
  package func expected(_ assessment: Assessment) -> ShownNumber? {
    assessment.pace.map { pace in
      values.derived(
        .expected, NumberText.grouped(pace.expected), exact: pace.expected, from: Array(assessment.observation),
        with: assessment.asInput)
    }
  }

  /// What the period will end with at this speed.
  package func projection(_ assessment: Assessment) -> ShownNumber? {
    assessment.pace?.projection.map {
      values.derived(.pace, words($0), exact: $0, from: Array(assessment.observation), with: assessment.asInput)
    }
  }

  /// A share with the digits that keep what is neither nothing nor all from being called so.
  private func share(
    _ ratio: Fraction, _ rule: NumberRule, of assessment: Assessment, decimals: Int = 0
  ) -> ShownNumber? {
    NumberText.percent(ratio, decimals: decimals).map {
      values.ofShares(decimals: decimals).derived(
        rule, $0, exact: ratio.rounded(to: 12)?.withoutTrailingZeros, from: Array(assessment.observation),
        with: assessment.asInput)
    }
  }

  // MARK: Where it stands

  /// Where its values stand on a drawing; nil without a target.
  package var scale: CommitmentScale? {
    row.assessment.target.map { CommitmentScale(self, $0, atRisk: edition.settings.atRisk) }
  }
}

extension Assessment {
  /// What was promised, and how much of the period is over.
  var asInput: NumberInputs {
    var arguments = target?.arguments ?? [:]
    if let pace {
      arguments[.daysDone] = String(pace.businessDaysDone)
      arguments[.daysTotal] = String(pace.businessDaysTotal)
    }
    return NumberInputs([], arguments)
  }
}

extension Array {
  /// The value, where there is one.
  fileprivate init(_ value: Element?) { self = value.map { [$0] } ?? [] }
}
