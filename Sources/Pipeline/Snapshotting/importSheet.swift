package import Calendars
import Definitions
import Diagnostics
import Files
import Runs

/// Takes a sheet that was made by hand, or by a program that knows no meanings, into the snapshot of a day.
///
/// Its rows become manual ones, as ``importedTables(_:path:on:present:timeline:mostPeriods:)`` has them. Nothing that is there
/// is changed: a day's snapshot may get another file, never another text. `path` is relative to where the command runs.
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
  guard let bytes = read.bytes, !outcome.hasFailed else { return outcome }

  let timeline = GlossaryTimeline(
    present: resolved.glossary.definitions, agreements: content.agreements, settings: content.settings)
  let imported = importedTables(
    bytes, path: path, on: day, present: resolved.glossary, timeline: timeline,
    grain: content.settings.grain, mostPeriods: content.settings.snapshots.mostPeriods, options: options.sheet)
  understood(imported.understood)
  outcome.findings += imported.findings
  guard !outcome.hasFailed else { return outcome }
  do throws(AddedFilesFailure) {
    outcome.written = try root.add(imported.tables.map { NewFile("content/snapshots/\(day)/\($0.name)", $0.bytes) })
  } catch {
    var findings = error.findings
    if error.error.isAlreadyThere { findings[0].suggestion = "snapshots are never rewritten: import it with another --as-of" }
    outcome.findings += findings
  }
  return outcome
}
