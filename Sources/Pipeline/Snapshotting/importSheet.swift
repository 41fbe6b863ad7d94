package import Calendars
import Definitions
import Diagnostics
import Files
import Runs

/// Takes a sheet that was made by hand, or by a program that knows no meanings, into the snapshot of a day.
///
/// Its rows become manual ones, as ``importedTables(_:path:on:present:timeline:mostPeriods:)`` has them. Nothing that is there
/// is changed: a day's snapshot may get another file, never another text. `run.yml` says the meanings in force, as of any run.
/// `path` is relative to where the command runs.
/// What was understood of it is told before anything is written.
package func importSheet(
  _ path: String, on day: CivilDate, options: ImportOptions = ImportOptions(), root: String, threads: Int,
  understood: @escaping @Sendable ([String]) -> Void = { _ in }
) async -> ContentOutcome {
  let project = RootFolder(root)
  return await project.locked(for: "import") {
    await importSheet(path, on: day, options, in: project, threads: threads, understood: understood)
  } refused: {
    ContentOutcome(findings: [$0])
  }
}

private func importSheet(
  _ path: String, on day: CivilDate, _ options: ImportOptions, in root: RootFolder, threads: Int,
  understood: @Sendable ([String]) -> Void
) async -> ContentOutcome {
  let content = await readContent(root: root.path, threads: threads)
  var outcome = ContentOutcome(findings: content.diagnostics.filter { $0.severity == .error })
  let resolved = resolveGlossary(content, asOf: nil)
  outcome.findings += resolved.diagnostics.filter { $0.severity == .error }
  let read = readNamedBytes(path)
  outcome.findings += read.diagnostics
  guard let file = read.bytes, !outcome.hasFailed else { return outcome }
  let sheet = await sheetText(of: file, path: path, in: root)
  outcome.findings += sheet.findings
  guard let bytes = sheet.bytes else { return outcome }

  let timeline = GlossaryTimeline(
    present: resolved.glossary.definitions, agreements: content.agreements, settings: content.settings)
  let imported = importedTables(
    bytes, path: path, on: day, present: resolved.glossary, timeline: timeline,
    grain: content.settings.grain, mostPeriods: content.settings.snapshots.mostPeriods, options: options.sheet,
    periods: ReportingPeriods(grain: content.settings.grain, fiscal: fiscalCalendar(resolved.glossary, content.settings)))
  understood(imported.understood)
  outcome.findings += imported.findings
  guard !outcome.hasFailed else { return outcome }
  let folder = "content/snapshots/\(day)"
  let record = "\(folder)/run.yml"
  var files = imported.tables.map { NewFile("\(folder)/\($0.name)", $0.bytes) }
  // Another run of that day recorded the meanings, and what is written is never written again.
  if !root.hasName(record) {
    let clock = RunClock(timeline, settings: content.settings, findings: &outcome.findings)
    let state = await workingTree(root: root.path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var run = SnapshotRun(
      sheet: (name, file), rows: imported.rows, on: day, timeline: timeline, clock: clock, calendar: content.settings.calendar,
      commit: state.commit, isDirty: state.isDirty, tzdata: ZoneDatabase.release)
    let known = await readSnapshots(content, glossary: resolved.glossary, asOf: nil, root: root.path, threads: threads)
    run.frozen = periodsToFreeze(
      content, glossary: resolved.glossary, known: known.store, bringing: imported.periods, on: day)
    run.keptMeanings = unrecordedMeanings(content, in: timeline.glossary(on: day))
    files += run.records.map { NewFile("\(folder)/\($0.name)", $0.bytes) }
  }
  guard !outcome.hasFailed else { return outcome }
  do throws(AddedFilesFailure) {
    outcome.written = try root.add(files)
  } catch {
    var findings = error.findings
    if error.error.isAlreadyThere { findings[0].suggestion = "snapshots are never rewritten: import it with another --as-of" }
    outcome.findings += findings
  }
  return outcome
}

/// The fiscal years of the site, where it has them.
private func fiscalCalendar(_ glossary: Glossary, _ settings: SiteSettings) -> FiscalCalendar? {
  guard let id = settings.fiscal, case .calendar(let calendar) = glossary[id]?.semantics else { return nil }
  return calendar.fiscal.flatMap { FiscalCalendar($0) }
}
