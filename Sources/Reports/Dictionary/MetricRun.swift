import Calendars
import Definitions
import Measures
import Numbers
import Snapshots

/// The last periods of a metric as one page shows them: values, breaks, what was computed again, what was promised.
struct MetricRun: Sendable {
  let metric: Definition
  let stat: String
  let series: Series
  /// The member whose numbers these are, where the metric has no total: dimension and member.
  let member: (dimension: String, name: String)?
  /// Oldest first; a missing period has no point.
  let window: [(period: Period, point: Point?)]
  /// Between the periods of the window.
  let breaks: [SeriesBreak]
  let sources: SourceNotes
  /// The meaning of the last number, 12 digits: what earlier periods may be computed again under.
  let meaning: String?
  /// What is promised for a period, from the commitment that measures this stat.
  let targets: [Period: Target]
  let lexicon: Lexicon

  /// Nil where there are no numbers.
  init?(_ id: String, stat: String?, _ lexicon: Lexicon) {
    let edition = lexicon.edition
    guard let metric = lexicon.glossary[id] else { return nil }
    let stat = stat ?? lexicon.glossary.metric(id)?.stats.first ?? "value"
    guard let (series, member) = Self.series(of: id, stat: stat, edition) else { return nil }
    guard let last = Self.last(of: series, edition) else { return nil }
    let window = series.windowFromStart(endingAt: last, count: series.grain == .week ? 25 : 13)
    guard window.contains(where: { $0.point != nil }) else { return nil }
    self.metric = metric
    self.stat = stat
    self.series = series
    self.member = member
    self.window = window
    self.lexicon = lexicon
    let periods = Set(window.map(\.period))
    breaks = series.breaks(edition.ledger).filter { periods.contains($0.period) && $0.period != window.first?.period }
    sources = SourceNotes(series, metric: id, periods: window.map(\.period), in: edition)
    meaning = window.last { $0.point != nil }?.point?.observation.stamp?.meaning
    // A promise is about the whole: no part is held against it.
    targets = member == nil ? Self.targets(of: id, stat: stat, window.map(\.period), lexicon) : [:]
  }

  /// The total in the site's grain, else in another; where there is no total, the first member of the first dimension.
  private static func series(of id: String, stat: String, _ edition: Edition) -> (Series, (dimension: String, name: String)?)? {
    func found(_ dimensions: Dimensions, _ grain: Grain) -> Series? {
      edition.snapshots.series(
        id, dimensions, stat: stat, grain: grain, asOf: edition.asOf, presentMeaning: edition.presentMeaning(of: id))
    }
    if let series = found(.all, edition.settings.grain) { return (series, nil) }
    let keys = edition.snapshots.keys(of: id).filter { $0.stat == stat }
    // The site's grain first, then from fine to coarse.
    let grains = [edition.settings.grain] + [.week, .month, .quarter, .year, .day].filter { $0 != edition.settings.grain }
    for grain in grains {
      if keys.contains(where: { $0.dimensions.isAll && $0.grain == grain }), let series = found(.all, grain) {
        return (series, nil)
      }
    }
    for grain in grains {
      guard let key = keys.first(where: { $0.grain == grain && $0.dimensions.parts.count == 1 }),
        let part = key.dimensions.parts.first, let series = found(key.dimensions, grain)
      else { continue }
      return (series, (part.name, part.member))
    }
    return nil
  }

  /// The latest closed period that the series reaches; the last it has where none is closed.
  private static func last(of series: Series, _ edition: Edition) -> Period? {
    let over = edition.asOf.adding(days: 1)
    let closed = series.points.last { point in point.period.end.map { $0 <= over } ?? true }
    if series.grain == edition.settings.grain, let latest = edition.latest, closed != nil { return latest }
    return (closed ?? series.points.last)?.period
  }

  private static func targets(of id: String, stat: String, _ periods: [Period], _ lexicon: Lexicon) -> [Period: Target] {
    for commitment in lexicon.commitments(measuredBy: id) {
      guard let definition = lexicon.glossary[commitment], case .commitment(let promise) = definition.semantics,
        promise.stat == stat
      else { continue }
      let pairs = periods.compactMap { period in definition.targets.inForce(for: period).map { (period, $0) } }
      if !pairs.isEmpty { return Dictionary(pairs, uniquingKeysWith: { first, _ in first }) }
    }
    return [:]
  }

  // MARK: Words

  /// Every observation of the window with those computed again, oldest first.
  var observations: [Observation] {
    window.flatMap { entry in (entry.point.map { [$0.observation] } ?? []) + (backcast(at: entry.point).map { [$0] } ?? []) }
  }

  /// Every meaning that the whole series carries.
  var meanings: [String] {
    let all = series.points.flatMap { [$0.observation] + $0.others }
    return Set(all.compactMap { $0.stamp?.meaning }).sorted()
  }

  /// The period's value under the meaning of the last number, where it was first published under another.
  func backcast(at point: Point?) -> Observation? {
    let ledger = lexicon.edition.ledger
    guard let point, !ledger.isSame(point.observation.stamp?.meaning, meaning) else { return nil }
    return point.others.first { ledger.isSame($0.stamp?.meaning, meaning) }
  }

  var hasBackcast: Bool { window.contains { backcast(at: $0.point) != nil } }

  /// How a meaning is called beside others: "v2", or what moved beneath it, "MQL v2".
  func name(of meaning: String?, at next: SeriesBreak?, isEarlier: Bool) -> String {
    guard let next else { return stampName(meaning) }
    let own = next.causes.first { $0.id == metric.id }
    let cause = own ?? next.causes.first
    guard let cause, let version = isEarlier ? cause.from : cause.to else { return stampName(meaning) }
    let short = lexicon.glossary[cause.id]?.shortName ?? cause.id
    return own == nil ? "\(short) v\(version)" : "v\(version)"
  }

  private func stampName(_ meaning: String?) -> String {
    guard let meaning else { return "unstamped" }
    return lexicon.edition.ledger[meaning].map { "v\($0.version)" } ?? String(meaning.prefix(8))
  }

  /// The break in the window at which an observation's meaning ended or began, for its name.
  func definitionName(of observation: Observation) -> String {
    let meaning = observation.stamp?.meaning
    if let ended = breaks.first(where: { $0.from?.meaning == meaning }) { return name(of: meaning, at: ended, isEarlier: true) }
    if let began = breaks.last(where: { $0.to?.meaning == meaning }) { return name(of: meaning, at: began, isEarlier: false) }
    return stampName(meaning)
  }

  /// The first day of a break: of the version that caused it where that is known, else the period's.
  func start(of found: SeriesBreak) -> CivilDate? {
    let cause = found.causes.first { $0.id == metric.id } ?? found.causes.first
    if let cause, let definition = lexicon.glossary[cause.id], definition.version == cause.to, let day = definition.effective,
      let periodStart = found.period.start, let periodEnd = found.period.end, day >= periodStart, day < periodEnd
    {
      return day
    }
    return found.period.start
  }
}
