import Calendars
import Definitions
import Diagnostics
import Engines
import Measures
import Snapshots

/// Computes the numbers of a day from records and adds them as a snapshot, whole or not at all.
///
/// Every period is computed under the meaning that was in force when it began. Periods that are over are written again only
/// where a number of theirs moved. Problems come back as findings, all of them; with an error among them nothing is written.
package func takeSnapshot(
  _ options: SnapshotOptions, progress: @escaping @Sendable (SnapshotStage) -> Void = { _ in }
) async -> SnapshotOutcome {
  progress(.reading)
  let content = await readContent(root: options.root, threads: options.threads)
  let resolved = resolveGlossary(content, asOf: nil)
  var outcome = SnapshotOutcome(findings: (content.diagnostics + resolved.diagnostics).filter { $0.severity == .error })
  guard !outcome.hasFailed else { return outcome }
  let timeline = GlossaryTimeline(
    present: resolved.glossary.definitions, agreements: content.agreements, settings: content.settings)
  let clock = RunClock(timeline, settings: content.settings, findings: &outcome.findings)
  let asOf = clock.instant(of: options.asOf)
  let folder = "content/snapshots/\(clock.zone.date(at: asOf))"
  if FileSystem.status(options.root + "/" + folder, following: false) != nil {
    outcome.findings.append(isThereAlready(folder))
  }
  outcome.findings += unknownMetrics(options.metrics, in: resolved.glossary)
  guard !outcome.hasFailed else { return outcome }

  async let tree = workingTree(root: options.root)
  let plan = RunPlan(timeline, options: options, settings: content.settings)
  let read = await readRecords(
    plan, clock: clock, asOf: asOf, settings: content.settings, root: options.root, progress: progress)
  outcome.findings += plan.findings + read.findings
  guard !outcome.hasFailed else { return finished(outcome, content) }

  let computed = await compute(
    plan, read, clock: clock, asOf: asOf, options: options, settings: content.settings, progress: progress)
  outcome.findings += computed.findings
  guard !outcome.hasFailed else { return finished(outcome, content) }

  let ways = makeJourneys(plan, read, clock: clock, asOf: asOf, settings: content.settings)
  outcome.findings += ways.findings
  progress(.writing)
  let state = await tree
  let known = await readSnapshots(content, glossary: resolved.glossary, asOf: nil, root: options.root, threads: options.threads)
  guard let vintage = Vintage(clock.text(asOf)) else { return outcome }
  var rows: [String: [Observation]] = [:]
  var unchanged = 0
  for (metric, values) in computed.values {
    let stamped = values.map { $0.observation(vintage, isDirty: state.isDirty) }
    rows[metric] = known.store.changed(stamped, of: metric)
    unchanged += stamped.count - (rows[metric]?.count ?? 0)
  }
  let run = SnapshotRun(
    asOf: clock.text(asOf), zone: clock.zoneName, tzdata: ZoneDatabase.release, commit: state.commit, isDirty: state.isDirty,
    sources: read.sources, oddities: computed.oddities, glossary: timeline.glossary(on: clock.zone.date(at: asOf)),
    earlier: timeline.eras.map(\.glossary), rows: rows, journeys: ways.journeys, calendar: content.settings.calendar)
  do throws(FileError) {
    try writeSnapshot(run.files(), to: options.root + "/" + folder)
    outcome.written = SnapshotOutcome.Written(
      folder: folder, asOf: run.asOf, metrics: rows.count { !$0.value.isEmpty }, rows: rows.reduce(0) { $0 + $1.value.count },
      unchanged: unchanged, records: read.rowCount,
      oddities: try writeOddities(computed.cases, asOf: clock.zone.date(at: asOf), root: options.root))
  } catch {
    let position = SourcePosition(file: folder)
    outcome.findings.append(
      error.isAlreadyThere
        ? isThereAlready(folder) : Diagnostic(.outputWrite, at: position, "\(error.path) cannot be written: \(error)"))
  }
  return finished(outcome, content)
}

private func finished(_ outcome: SnapshotOutcome, _ content: Content) -> SnapshotOutcome {
  var outcome = outcome
  outcome.findings = weighted(outcome.findings, by: content.settings).sorted()
  return outcome
}

private func isThereAlready(_ folder: String) -> Diagnostic {
  Diagnostic(
    .outputWrite, at: SourcePosition(file: folder), "the snapshot is there already, and snapshots are never rewritten",
    suggestion: "give another day with --as-of")
}

private func unknownMetrics(_ ids: [String], in glossary: Glossary) -> [Diagnostic] {
  let metrics = glossary.definitions.filter { $0.kind == .metric }.map(\.id)
  return ids.filter { !metrics.contains($0) }.map { id in
    Diagnostic(
      .definitionUnknownReference, at: SourcePosition(file: ""), "no metric has the id '\(id)'",
      suggestion: NearMiss.suggestion(for: id, among: metrics))
  }
}
