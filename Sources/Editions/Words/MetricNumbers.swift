import Calendars
package import Definitions
import Measures
package import Numbers
@_spi(Editions) package import ShownNumbers
package import Snapshots

/// The numbers of one metric's statistic as readers see them: rows in, ``ShownNumber``s out.
///
/// The one place where a value becomes text. Each text is decided with the whole row in sight and carries the state of its
/// stamp; a number made of several rows names its rule and the rows.
package struct MetricNumbers: Sendable {
  package let metric: String
  package let text: ValueText
  let edition: Edition

  package init(_ metric: String, _ text: ValueText, in edition: Edition) {
    self.metric = metric
    self.text = text
    self.edition = edition
  }

  // MARK: One row

  /// In a headline: money in three digits, `€2.84m`; `3 of 7` where there are too few cases for a percentage; nil without a
  /// value.
  package func headline(_ observation: Observation) -> ShownNumber? {
    text.shown(observation).map { observed(observation, $0) }
  }

  /// In a headline, with the unit of a time: `6.1 business hours`, `472`.
  package func headlineWithTime(_ observation: Observation) -> ShownNumber? {
    text.shownWithTime(observation).map { observed(observation, $0) }
  }

  /// In a headline with its unit in words: `6.1 business hours`; `3 of 7` where there are too few cases for a percentage.
  package func sentence(_ observation: Observation) -> ShownNumber? {
    text.sentence(observation).map { observed(observation, $0) }
  }

  /// In a table: `€251,260`, `71.0%`; few cases, an unfinished period and a missing value say so.
  package func cell(_ observation: Observation) -> ShownNumber { observed(observation, text.cell(observation)) }

  /// In a table with every digit of its format, whatever is odd about it; `none` where there is no value.
  package func table(_ observation: Observation, none: String = "none") -> ShownNumber {
    observed(observation, text.table(observation) ?? none)
  }

  /// Where a drawing without words puts a value: what ``ShownNumber/position`` says of its number. Nil without a value.
  package func position(_ observation: Observation) -> Double? { observation.value.map { text.scaled($0).approximate } }

  /// Whether there are too few cases for a percentage.
  package func isFew(_ observation: Observation) -> Bool { text.few(observation) != nil }

  // MARK: Two rows

  /// The later less the earlier: `+26`, `−3.3 h`, `+1.6 pp`.
  package func difference(_ later: Observation, from earlier: Observation) -> ShownNumber? {
    guard let value = later.difference(from: earlier) else { return nil }
    return derived(.difference, text.difference(value), exact: value, from: [later, earlier])
  }

  // MARK: Promises

  /// A promised level with as many digits as it has: `90%`.
  package func level(_ target: Target) -> ShownNumber {
    derived(.target, text.level(target.value), exact: target.value, from: [], with: target.asInput)
  }

  /// A value less its target: `+28`, `−3.3 h`.
  package func distance(_ observation: Observation, to target: Target) -> ShownNumber? {
    guard let value = observation.precise else { return nil }
    return derived(
      .distance, text.difference(value - target.value), exact: value - target.value, from: [observation], with: target.asInput)
  }

  // MARK: Making

  package func observed(_ observation: Observation, _ words: String) -> ShownNumber {
    let state = edition.stampState(of: observation, metric: metric)
    return ShownNumber(
      words, exact: observation.value?.description, unit: observation.unit?.description,
      origin: .observed(key(of: observation), state.standing), oddities: oddities(of: observation, state),
      position: (observation.value ?? observation.bound).map { text.scaled($0).approximate })
  }

  package func derived(
    _ rule: NumberRule, _ words: String, exact: ExactDecimal?, from observations: [Observation],
    with inputs: NumberInputs = NumberInputs()
  ) -> ShownNumber {
    derived(rule, words, exact: exact, keys: observations.map(key), with: inputs)
  }

  /// The same from the keys of rows, which need not all be this metric's.
  func derived(
    _ rule: NumberRule, _ words: String, exact: ExactDecimal?, keys: [NumberKey], with inputs: NumberInputs = NumberInputs()
  ) -> ShownNumber {
    ShownNumber(
      words, exact: exact?.description, unit: text.unit?.description, origin: .derived(rule, from: keys, with: inputs),
      position: exact.map { text.scaled($0).approximate })
  }

  func key(of observation: Observation) -> NumberKey { observation.key(of: metric) }

  private func oddities(of observation: Observation, _ state: StampState) -> NumberOddities {
    var found = NumberOddities()
    if text.few(observation) != nil { found.insert(.few) }
    if observation.value == nil { found.insert(observation.isNotReached ? .incomplete : .withheld) }
    if observation.isProvisional { found.insert(.provisional) }
    if observation.flags.contains(.estimated) { found.insert(.estimated) }
    if !edition.isSigned(state, metric: metric) { found.insert(.notAgreed) }
    return found
  }
}

extension StampState {
  package var standing: StampStanding {
    switch self {
    case .present: .present
    case .otherSource: .otherSource
    case .historic: .historic
    case .ahead: .ahead
    case .outdated: .outdated
    case .unknown: .unknown
    case .unstamped: .unstamped
    }
  }
}

extension Edition {
  /// How the values of a metric's statistic are shown.
  package func values(of metric: String, stat: String? = nil, unit: Unit? = nil) -> MetricNumbers {
    MetricNumbers(metric, valueText(metric, stat: stat, unit: unit), in: self)
  }

  package func valueText(_ metric: String, stat: String? = nil, unit: Unit? = nil) -> ValueText {
    var display = glossary[metric]?.display ?? Display()
    let stat = stat ?? mainStat(of: metric)
    let own = glossary.metric(metric)?.unit
    let ofStat = glossary.unit(of: metric, stat: stat)
    // A duration's share within its limit, and its numbers of cases, are not shown as times.
    if ofStat != own {
      display.format = nil
      display.decimals = nil
    }
    return ValueText(
      display, ofStat == own ? unit ?? own : ofStat, parts: glossary.parts(of: metric, stat: stat),
      promises: promises(of: metric, stat: stat))
  }
}
