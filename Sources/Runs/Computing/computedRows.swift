import Calendars
import Definitions
import Events
import Fingerprints
import Snapshots

/// Which rows a job computes in full, so that one that it does not have is gone: nil for past periods that are computed again
/// under another meaning, and for a run that is asked for some metrics or periods only.
///
/// A period that begins before the records of one of its sources reach back (`history`) is none of them.
func computedRows(_ job: MetricJob, _ input: RunInput) -> ComputedRows? {
  let plan = input.plan
  let part = plan.parts[job.part]
  guard plan.scope.isWhole, !part.isBackcast, let meaning = part.glossary.hashes(of: job.metric)?.fingerprint.stored,
    let metric = part.glossary.metric(job.metric)
  else { return nil }
  let systems = streamNeeds(of: [job.metric], in: part.glossary).keys.compactMap { part.questions[$0]?.system }
  let reach = systems.compactMap { input.settings.sources[$0]?.history }.compactMap { input.day.before($0) }.max()
  let periods = job.context.periods.filter { period in
    guard let start = input.start(of: period) else { return false }
    return start <= input.day && (reach.map { $0 <= start } ?? true)
  }
  var names = Set(metric.dimensions)
  if case .share(_, let by) = metric.calculation { names.insert(by) }
  return ComputedRows(meaning: meaning, periods: Set(periods), splits: Set([[]] + names.map { [$0] }))
}

extension CivilDate {
  /// The day that lies a span of days, weeks or months before; nil for shorter ones.
  fileprivate func before(_ span: TimeSpan) -> CivilDate? {
    switch span.unit {
    case .day: adding(days: -span.count)
    case .week: adding(days: -7 * span.count)
    case .month: adding(months: -span.count)
    case .second, .minute, .hour: nil
    }
  }
}
