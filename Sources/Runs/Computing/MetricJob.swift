import Calendars
import Definitions
import Events
import Fingerprints
import Snapshots

/// One metric in the periods of one part of a plan: what a core computes at a time.
package struct MetricJob: Sendable {
  package let metric: String
  /// Its place among the parts of the plan.
  let part: Int
  let context: MeasureContext
  /// Periods that are computed only because later ones look back to them.
  let helping: Set<Period>

  /// Computes it, for the input that the job was made for.
  package func result(_ input: RunInput) -> MetricResult {
    let plan = input.plan
    let part = plan.parts[part]
    guard let hashes = part.glossary.hashes(of: metric), let definition = part.glossary[metric] else { return MetricResult() }
    // Where the meaning is the same, the period was computed under it already.
    let before =
      part.isBackcast
      ? plan.parts.dropLast().filter { $0.glossary.hashes(of: metric)?.fingerprint == hashes.fingerprint } : []
    var result = MetricResult()
    let measured = measure(metric, in: context, oddCases: true) { result.cases.note($0) }
    result.findings = measured.diagnostics
    let next = plan.parts.first { $0.from != nil && $0.from == part.until }?.glossary.hashes(of: metric)?.fingerprint
    let stamp = Stamp(meaning: hashes.fingerprint.stored, version: definition.version)
    result.values = measured.values.compactMap { value in
      guard !helping.contains(value.period) else { return nil }
      let start = value.period.start ?? context.fiscal?.bounds(of: value.period).lowerBound
      let end = value.period.end ?? context.fiscal?.bounds(of: value.period).upperBound
      if let start, before.contains(where: { $0.holds(start) }) { return nil }
      let straddles = next != hashes.fingerprint && part.until.flatMap { until in end.map { until < $0 } } == true
      return StampedValue(
        value: value, stamp: stamp, source: hashes.reading?.stored, straddlesChange: straddles && !part.isBackcast,
        isBackcast: part.isBackcast)
    }
    result.unknownMembers = measured.unknownMembers
    result.cases.note(measured.spellings)
    if !part.isBackcast { result.conversions = measured.conversions }
    return result
  }
}

/// What a run computes, a job per metric and part, in the order of parts and ids.
package func metricJobs(_ input: RunInput) -> [MetricJob] {
  // Where nothing of a metric happened yet and records were kept already, its count is zero and not missing.
  let firstRecord = FirstEvent.all(input.reading, zone: input.clock.zone).map(\.date).min()
  guard let first = input.settings.snapshots.since ?? firstRecord else { return [] }
  return input.plan.parts.enumerated().flatMap { index, part in
    let periods = periods(of: part, from: first, input)
    return part.metrics.map { metric in
      let needed = streamNeeds(of: [metric], in: part.glossary).keys
      let shortest = needed.compactMap { part.glossary[$0.source]?.source?.grain }.max() ?? .day
      let grains = part.glossary[metric].map { input.plan.scope.grains(of: $0, input.settings) } ?? []
      let own = periods.filter { $0.grain >= shortest && grains.contains($0.grain) }
      let helping = earlier(own, by: part.glossary.reach(of: metric))
      return MetricJob(
        metric: metric, part: index, context: input.context(of: part, periods: helping.sorted() + own), helping: helping)
    }
  }
}

/// Those of so many months before the periods of a part, which are not among them.
private func earlier(_ periods: [Period], by months: Int) -> Set<Period> {
  guard months > 0 else { return [] }
  let before = periods.flatMap { period in (1...months).compactMap { period.advanced(months: -$0) } }
  return Set(before).subtracting(periods)
}

/// The periods of the run's grains that begin in a part's days, from the first whole one to that of the as-of.
private func periods(of part: RunPlan.Part, from first: CivilDate, _ input: RunInput) -> [Period] {
  let (clock, settings) = (input.clock, input.settings)
  let asked = Set(input.plan.scope.periods)
  return input.plan.grains(settings).flatMap { grain -> [Period] in
    // The whole period has the meaning of today: it is never over, and looked at once.
    guard grain != .all else { return part.isPresent ? [.all] : [] }
    guard var period = clock.period(grain, containing: first), let end = clock.period(grain, containing: input.day) else {
      return []
    }
    // A period that began before anything is known of it would look poor and be wrong.
    if settings.snapshots.since != nil, let start = clock.start(of: period), start < first { period = period.next }
    guard period <= end else { return [] }
    return (period.ordinal...end.ordinal).map { Period(grain: grain, ordinal: $0) }.filter { period in
      guard let start = clock.start(of: period) else { return false }
      return part.holds(start) && (asked.isEmpty || asked.contains(period))
    }
  }
}
