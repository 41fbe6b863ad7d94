import Calendars
import Definitions
import Diagnostics
import Editions
import ShownNumbers
import Snapshots

/// Why there is no number of an address.
struct UnknownNumber: Error {
  var message: String
  var suggestion: String?
}

/// A row that an address leads to.
struct KnownNumber: Sendable {
  let definition: Definition
  let observation: Observation
  /// Every row of the same number, in the order in which they became known.
  let history: [Observation]

  /// The number that pages show of an address as known on the edition's day.
  init(_ address: NumberAddress, in edition: Edition) throws(UnknownNumber) {
    let id = address.metric
    definition = try Self.metric(id, in: edition)
    let rows = edition.snapshots.observations(of: id, asOf: edition.asOf) { _ in true }
    guard !rows.isEmpty else {
      throw UnknownNumber(message: "'\(id)' has no numbers", suggestion: "compute them: concord snapshot")
    }
    let stat = address.stat ?? edition.mainStat(of: id)
    let ofStat = rows.filter { $0.stat == stat }
    guard !ofStat.isEmpty else {
      let stats = Set(rows.map(\.stat)).sorted()
      throw UnknownNumber(
        message: "'\(id)' has no statistic '\(stat)'",
        suggestion: NearMiss.suggestion(for: stat, among: stats) ?? "it has \(stats.joined(separator: ", "))")
    }
    let ofMember = ofStat.filter { $0.dimensions == address.dimensions }
    guard !ofMember.isEmpty else { throw Self.unknownMember(address, among: ofStat) }
    let period = try Self.period(address, among: ofMember, in: edition)
    history = ofMember.filter { $0.period == period }.sorted { ($0.vintage, $0.position) < ($1.vintage, $1.position) }
    let series = Series(
      metric: id, dimensions: address.dimensions, stat: stat, grain: period.grain, rows: history,
      presentMeaning: edition.presentMeaning(of: id))
    guard let shown = (series[period] ?? series.withdrawn.first)?.observation else {
      throw UnknownNumber(message: "'\(id)' has no number for \(period)", suggestion: nil)
    }
    observation = shown
  }

  /// The number of a key that a page lists; nil where no snapshot has it.
  init?(_ key: NumberKey, in edition: Edition) {
    guard let definition = edition.glossary[key.metric] else { return nil }
    self.definition = definition
    history = edition.snapshots.observations(of: key.metric, stats: [key.statistic]) { $0.description == key.dimensions }
      .filter { $0.period.description == key.period }.sorted { ($0.vintage, $0.position) < ($1.vintage, $1.position) }
    guard let found = history.first(where: { $0.key(of: key.metric) == key }) else { return nil }
    observation = found
  }

  func address(in edition: Edition) -> NumberAddress {
    NumberAddress(
      metric: definition.id, stat: observation.stat == edition.mainStat(of: definition.id) ? nil : observation.stat,
      period: observation.period.description, dimensions: observation.dimensions)
  }

  // MARK: What is not there

  private static func metric(_ id: String, in edition: Edition) throws(UnknownNumber) -> Definition {
    let metrics = edition.glossary.definitions.filter { $0.kind == .metric }
    guard let definition = edition.glossary[id] else {
      throw UnknownNumber(
        message: "'\(id)' is not a known metric", suggestion: NearMiss.suggestion(for: id, among: metrics.map(\.id)))
    }
    guard definition.kind == .metric else {
      let counting = edition.glossary.referrers(of: id).filter { edition.glossary[$0]?.kind == .metric }
      throw UnknownNumber(
        message: "'\(id)' is a \(definition.kind.rawValue) and has no numbers of its own",
        suggestion: counting.isEmpty ? nil : "explain a metric that refers to it: \(counting.prefix(5).joined(separator: ", "))"
      )
    }
    return definition
  }

  private static func period(
    _ address: NumberAddress, among rows: [Observation], in edition: Edition
  ) throws(UnknownNumber) -> Period {
    let known = Set(rows.map(\.period)).sorted()
    guard let written = address.period else {
      if let latest = edition.latest, known.contains(latest) { return latest }
      guard let newest = known.last else { throw UnknownNumber(message: "'\(address.metric)' has no numbers") }
      return newest
    }
    guard let period = Period(written) else {
      throw UnknownNumber(
        message: "'\(written)' \(Period.refusal(of: written))", suggestion: "write 2026-10, 2026-W44, 2026-Q3 or FY27-P02")
    }
    if known.contains(period) { return period }
    let alike = known.filter { $0.grain == period.grain }
    throw UnknownNumber(
      message: "'\(address.metric)' has no number for \(period)",
      suggestion: alike.isEmpty
        ? "its periods are like \(known.last?.description ?? "2026-10")"
        : "its periods run from \(alike[0]) to \(alike[alike.count - 1])")
  }

  private static func unknownMember(_ address: NumberAddress, among rows: [Observation]) -> UnknownNumber {
    let known = Set(rows.map(\.dimensions)).map { dimensions in
      NumberAddress(metric: address.metric, stat: address.stat, period: address.period, dimensions: dimensions).description
    }
    .sorted()
    let shown = known.prefix(6).joined(separator: ", ") + (known.count > 6 ? " and \(known.count - 6) more" : "")
    return UnknownNumber(
      message: "'\(address.metric)' has no such split: \(address.dimensions)",
      suggestion: NearMiss.suggestion(for: address.description, among: known) ?? "there are \(shown)")
  }
}
