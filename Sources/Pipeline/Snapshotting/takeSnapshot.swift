import Calendars
import Definitions
import Diagnostics
import Editions
import Figures
import Files
import Runs
import Snapshots

/// Computes the numbers of a day from records and adds them as a snapshot, whole or not at all.
///
/// Every period is computed under the meaning that was in force when it began. Periods that are over are written again only
/// where a number of theirs moved. Problems come back as findings, all of them; with an error among them nothing is written.
package func takeSnapshot(
  _ options: SnapshotOptions, progress: @escaping @Sendable (SnapshotStage) -> Void = { _ in }
) async -> SnapshotOutcome {
  let root = RootFolder(options.root)
  return await root.locked(for: "snapshot") {
    await takeSnapshot(options, in: root, progress: progress)
  } refused: {
    SnapshotOutcome(findings: [$0])
  }
}

private func takeSnapshot(
  _ options: SnapshotOptions, in root: RootFolder, progress: @escaping @Sendable (SnapshotStage) -> Void
) async -> SnapshotOutcome {
  progress(.reading)
  let content = await readContent(root: options.root, threads: options.threads)
  let resolved = resolveGlossary(content, asOf: nil)
  var outcome = SnapshotOutcome(findings: (content.diagnostics + resolved.diagnostics).filter { $0.severity == .error })
  guard !outcome.hasFailed else { return outcome }
  let timeline = GlossaryTimeline(
    present: resolved.glossary.definitions, agreements: content.agreements, settings: content.settings)
  let clock = RunClock(timeline, settings: content.settings, findings: &outcome.findings)
  let asOf = options.asOf.instant(clock)
  let day = clock.zone.date(at: asOf)
  let published = "content/snapshots/\(day)"
  if root.hasName(published) { outcome.findings.append(isThereAlready(published)) }
  let folder = options.isDraft ? "\(draftFolder)/\(day)" : published
  outcome.findings += options.scope.unknownMetrics(in: resolved.glossary)
  outcome.findings += partialRunProblems(options.scope, resolved.glossary, settings: content.settings)
  outcome.findings += unreadCriteria(content, glossary: resolved.glossary)
  guard !outcome.hasFailed else { return outcome }

  async let tree = workingTree(root: options.root)
  var scope = options.scope
  // Nobody closes the whole period: it is computed of what asks for it, and blocks of pages may.
  scope.shown = grainsShown(on: content.pages, in: resolved.glossary, of: content.settings).mapValues {
    $0.intersection([.all])
  }
  let plan = RunPlan(timeline, scope: scope)
  let read = await readRecords(
    plan, clock: clock, asOf: asOf, settings: content.settings, root: options.root, progress: progress)
  let (rates, rateProblems) = readRunRates(root: options.root, settings: content.settings)
  let input = RunInput(plan: plan, reading: read, clock: clock, asOf: asOf, settings: content.settings, rates: rates)
  outcome.findings += plan.findings + read.findings + rateProblems + periodBoundProblems(input)
  if options.asOf.isOfClock { outcome.findings += oldRecords(input) }
  guard !outcome.hasFailed else { return finished(outcome, content) }

  let computed = await compute(input, threads: options.threads, progress: progress)
  outcome.findings += computed.findings
  guard !outcome.hasFailed else { return finished(outcome, content) }

  let ways = makeJourneys(input)
  outcome.findings += ways.findings
  progress(.writing)
  let state = await tree
  let known = await readSnapshots(content, glossary: resolved.glossary, asOf: nil, root: options.root, threads: options.threads)
  guard let vintage = Vintage(clock.text(asOf)) else { return outcome }
  let unsigned =
    state.isKnown
    ? []
    : unsignedMeanings(
      timeline, content.agreements, settings: content.settings.inForce(on: day, content.agreements))
  let (rows, unchanged, withdrawn) = computed.rows(vintage, isDirty: state.isDirty, unsigned: unsigned, beside: known.store)
  var run = SnapshotRun(
    input, commit: state.commit, isDirty: state.isDirty, tzdata: ZoneDatabase.release, computed: computed, rows: rows,
    journeys: ways.journeys)
  run.keptMeanings = unrecordedMeanings(content, in: timeline.glossary(on: day))
  run.frozen = periodsToFreeze(
    content, glossary: resolved.glossary, known: known.store, bringing: rows.values.joined().map(\.period), on: day)
  // The list comes first: where it cannot be written there is no snapshot without it.
  var oddities: String?
  do throws(FileError) {
    oddities = try writeOddities(computed.cases, asOf: day, in: root)
    if options.isDraft { try root.emptyOwn("draft") }
  } catch {
    outcome.findings.append(error.writingFinding)
    return finished(outcome, content)
  }
  do throws(AddedFilesFailure) {
    _ = try root.add(run.files().map { NewFile("\(folder)/\($0.name)", $0.bytes) }, newFolder: folder)
    outcome.written = SnapshotOutcome.Written(
      folder: folder, asOf: run.asOf, metrics: rows.count { !$0.value.isEmpty }, rows: rows.reduce(0) { $0 + $1.value.count },
      unchanged: unchanged, withdrawn: withdrawn, records: read.recordCount, answered: read.rowCount,
      earlierRecords: content.settings.snapshots.since.map { read.count(before: $0, in: clock.zone) }, oddities: oddities,
      newestRecord: options.asOf.isOfClock ? read.newestDay : nil, oddWords: oddSentences(computed.countedOnce.counts),
      isDraft: options.isDraft)
  } catch {
    if let oddities { root.removeOwn(oddities) }
    outcome.findings += error.error.isAlreadyThere ? [isThereAlready(folder)] : error.findings
  }
  return finished(outcome, content)
}

/// Where a draft lies: `<date>/` in it has the files of a snapshot.
let draftFolder = "\(RootFolder.ownName)/draft"

private func finished(_ outcome: SnapshotOutcome, _ content: Content) -> SnapshotOutcome {
  var outcome = outcome
  outcome.findings = weighted(outcome.findings, by: content.settings).sorted()
  return outcome
}

private func isThereAlready(_ folder: String) -> Diagnostic {
  Diagnostic(
    .outputWrite, at: SourcePosition(file: folder), "this snapshot already exists, and snapshots are never rewritten",
    suggestion: "give another day with --as-of")
}
