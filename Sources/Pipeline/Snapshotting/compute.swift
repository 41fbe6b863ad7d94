import Calendars
import Definitions
import Diagnostics
import Fingerprints
import Measures
import Snapshots

/// A number with the meaning that made it.
struct StampedValue: Sendable {
  var value: MeasuredValue
  var stamp: Stamp
  var source: String?
  /// Whether its meaning changed within the period, which keeps that of its first day.
  var straddlesChange: Bool
  /// Whether the period was computed again under the present meaning.
  var isBackcast: Bool

  /// As a row of a snapshot. Definitions that are not committed make numbers that nobody else can make again.
  func observation(_ vintage: Vintage, isDirty: Bool) -> Observation {
    var flags = value.flags
    if straddlesChange { flags.insert(.breaks) }
    if isBackcast { flags.insert(.differs) }
    if isDirty { flags.insert(.provisional) }
    return Observation(
      period: value.period, dimensions: value.dimensions, stat: value.stat, vintage: vintage, value: value.value,
      unit: value.unit, numerator: value.numerator, denominator: value.denominator, count: value.count,
      censored: value.censored, flags: flags, stamp: stamp, source: source)
  }
}

/// What the events gave.
struct Computation: Sendable {
  /// By metric, in the order of eras, periods, splits and stats.
  var values: [String: [StampedValue]] = [:]
  var oddities: [RunRecord.Oddity] = []
  /// The cases behind what is odd; they stay on this machine.
  var cases: [OddCase] = []
  var findings: [Diagnostic] = []
}

/// Computes every metric of every part of the plan, spread over cores.
func compute(
  _ plan: RunPlan, _ reading: RecordReading, clock: RunClock, asOf: Instant, options: SnapshotOptions,
  settings: SiteSettings, progress: @escaping @Sendable (SnapshotStage) -> Void
) async -> Computation {
  let days = EventDays(reading, zone: clock.zone)
  var jobs: [ComputeJob] = []
  for (index, part) in plan.parts.enumerated() {
    let streams = part.questions.compactMapValues { reading.streams[$0] }
    let context = MeasureContext(
      glossary: part.glossary, streams: streams, identifiers: reading.identifiers, periods: [], asOf: asOf, zone: clock.zone,
      calendars: clock.calendars, reportingCalendar: settings.calendar, fiscal: clock.fiscal)
    for metric in part.metrics {
      let needed = streamNeeds(of: [metric], in: part.glossary).keys
      // Where nothing of a metric happened yet and records were kept already, its count is zero and not missing.
      let first = settings.snapshots.since ?? days.first.values.min()
      guard let first else { continue }
      let shortest = needed.compactMap { part.glossary[$0.source]?.source?.grain }.max() ?? .day
      var context = context
      context.periods = periods(of: part, from: first, to: clock.zone.date(at: asOf), clock: clock, options, settings)
        .filter { $0.grain >= shortest }
      jobs.append(ComputeJob(metric: metric, part: index, context: context))
    }
  }
  let parts = plan.parts
  let results = await inChunks(jobs, threads: options.threads, chunk: 1) { job -> ComputeResult in
    progress(.computing(job.metric))
    return job.result(parts)
  }
  var computation = Computation()
  for (job, result) in zip(jobs, results) {
    computation.values[job.metric, default: []] += result.values
    computation.findings += result.findings.filter { !computation.findings.contains($0) }
  }
  let told = zip(jobs, results).map { (definition: $0.metric, result: $1) } + stageOrders(plan, jobs)
  computation.cases = told.flatMap(\.result.cases)
  computation.oddities = oddities(told)
  return computation
}

/// Who entered a stage without the one before it, or before that, under the newest meaning; in the periods of all its metrics.
private func stageOrders(_ plan: RunPlan, _ jobs: [ComputeJob]) -> [(definition: String, result: ComputeResult)] {
  guard let newest = plan.parts.lastIndex(where: { !$0.isBackcast }),
    let context = jobs.last(where: { $0.part == newest && !$0.context.periods.isEmpty })?.context
  else { return [] }
  return context.glossary.definitions.filter { $0.kind == .stage }.map { stage in
    var result = ComputeResult()
    stageOrder(of: stage.id, in: context) { result.note($0, metric: stage.id, in: context) }
    return (stage.id, result)
  }
}

/// On which day the events of each question begin.
private struct EventDays {
  var first: [RecordQuestionKey: CivilDate] = [:]

  init(_ reading: RecordReading, zone: TimeZoneRules) {
    for (key, stream) in reading.streams {
      guard let row = (0..<stream.count).min(by: { stream.times[$0] < stream.times[$1] }) else { continue }
      if case .date(let date) = stream.moment(row) {
        first[key] = date
      } else {
        first[key] = zone.date(at: Instant(second: stream.times[row]))
      }
    }
  }
}

/// The periods of the run's grains that begin in a part's days, from the first whole one to that of the as-of.
private func periods(
  of part: RunPlan.Part, from first: CivilDate, to last: CivilDate, clock: RunClock, _ options: SnapshotOptions,
  _ settings: SiteSettings
) -> [Period] {
  let grains = settings.snapshots.grains.isEmpty ? [settings.grain] : settings.snapshots.grains
  let wanted = options.periods.isEmpty ? grains : Set(options.periods.map(\.grain)).sorted()
  return wanted.flatMap { grain -> [Period] in
    guard var period = clock.period(grain, containing: first), let end = clock.period(grain, containing: last) else {
      return []
    }
    // A period that began before anything is known of it would look poor and be wrong.
    if settings.snapshots.since != nil, let start = clock.start(of: period), start < first { period = period.next }
    guard period <= end else { return [] }
    return (period.ordinal...end.ordinal).map { Period(grain: grain, ordinal: $0) }.filter { period in
      guard let start = clock.start(of: period) else { return false }
      let isInPart = (part.from.map { $0 <= start } ?? true) && (part.until.map { start < $0 } ?? true)
      return isInPart && (options.periods.isEmpty || options.periods.contains(period))
    }
  }
}

private struct ComputeJob: Sendable {
  var metric: String
  var part: Int
  var context: MeasureContext

  func result(_ parts: [RunPlan.Part]) -> ComputeResult {
    let part = parts[part]
    guard let hashes = part.glossary.hashes(of: metric), let definition = part.glossary[metric] else { return ComputeResult() }
    // Where the meaning is the same, the period was computed under it already.
    let before =
      part.isBackcast ? parts.dropLast().filter { $0.glossary.hashes(of: metric)?.fingerprint == hashes.fingerprint } : []
    var result = ComputeResult()
    let measured = measure(metric, in: context) { result.note($0, metric: metric, in: context) }
    result.findings = measured.diagnostics
    let next = parts.first { $0.from != nil && $0.from == part.until }?.glossary.hashes(of: metric)?.fingerprint
    let stamp = Stamp(meaning: hashes.fingerprint.stored, version: definition.version)
    result.values = measured.values.compactMap { value in
      let start = value.period.start ?? context.fiscal?.bounds(of: value.period).lowerBound
      let end = value.period.end ?? context.fiscal?.bounds(of: value.period).upperBound
      if let start, before.contains(where: { ($0.from.map { $0 <= start } ?? true) && ($0.until.map { start < $0 } ?? true) }) {
        return nil
      }
      let straddles = next != hashes.fingerprint && part.until.flatMap { until in end.map { until < $0 } } == true
      return StampedValue(
        value: value, stamp: stamp, source: hashes.reading?.stored, straddlesChange: straddles && !part.isBackcast,
        isBackcast: part.isBackcast)
    }
    result.unknownMembers = measured.unknownMembers
    return result
  }
}

extension RunClock {
  func period(_ grain: Grain, containing date: CivilDate) -> Period? {
    Period(grain, containing: date) ?? fiscal?.period(grain, containing: date)
  }

  func start(of period: Period) -> CivilDate? { period.start ?? fiscal?.bounds(of: period).lowerBound }
}
