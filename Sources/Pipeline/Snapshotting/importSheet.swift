package import Calendars
import Definitions
import Diagnostics
import Fingerprints
import Snapshots
import Tables

/// Takes a sheet that was made by hand, or by a program that knows no meanings, into the snapshot of a day.
///
/// Every row is checked as a snapshot's is and then marked as manual (flag E), with the meaning in force when its period
/// began and the hash of the sheet as its source: who brings a number says that it was made as agreed. Nothing that is there
/// is changed: a day's snapshot may get another file, never another text. `path` is relative to where the command runs.
package func importSheet(_ path: String, on day: CivilDate, root: String, threads: Int) async -> ContentOutcome {
  let content = await readContent(root: root, threads: threads)
  var outcome = ContentOutcome(findings: content.diagnostics.filter { $0.severity == .error })
  let resolved = resolveGlossary(content, asOf: nil)
  outcome.findings += resolved.diagnostics.filter { $0.severity == .error }
  let read =
    path.hasPrefix("/")
    ? readText(String(path.dropFirst()), root: "", boundsLines: false) : readText(path, root: ".", boundsLines: false)
  outcome.findings += read.diagnostics
  guard let bytes = read.bytes, !outcome.hasFailed else { return outcome }

  let part = readSnapshotFile(bytes, path: path, vintage: Vintage(endOf: day), glossary: resolved.glossary)
  outcome.findings += part.diagnostics
  guard !outcome.hasFailed else { return outcome }
  let timeline = GlossaryTimeline(
    present: resolved.glossary.definitions, agreements: content.agreements, settings: content.settings)
  let store = SnapshotStore([part], runs: [])
  let digest = sha256(bytes).stored
  let folder = "content/snapshots/\(day)"
  var files: [(path: String, bytes: [UInt8])] = []
  for metric in store.metrics {
    let rows = store.observations(of: metric, where: { _ in true }).map { row in
      manual(row, of: metric, in: timeline.glossary(on: row.period.start ?? day), source: digest)
    }
    // The name says that it is no computed table, and keeps clear of one.
    files.append(("\(folder)/\(metric).manual.csv", snapshotTable(metric, rows, asOf: day.description).bytes))
  }
  guard !files.isEmpty else {
    outcome.findings.append(Diagnostic(.csvColumns, at: SourcePosition(file: path), "the sheet has no rows"))
    return outcome
  }
  do throws(FileError) {
    try FileSystem.makeFolders(root + "/" + folder)
    for file in files {
      try FileSystem.createWhole(file.bytes, at: root + "/" + file.path)
      outcome.written.append(file.path)
    }
  } catch {
    for path in outcome.written { try? FileSystem.remove(root + "/" + path) }
    outcome.written = []
    FileSystem.removeFolderIfEmpty(root + "/" + folder)
    let suggestion = error.isAlreadyThere ? "snapshots are never rewritten: import it with another --as-of" : nil
    outcome.findings.append(
      Diagnostic(
        .outputWrite, at: SourcePosition(file: folder), "\(error.path) cannot be written: \(error)", suggestion: suggestion))
  }
  return outcome
}

private func manual(_ row: Observation, of metric: String, in glossary: Glossary, source: String) -> Observation {
  var row = row
  row.flags.insert(.estimated)
  row.source = row.source ?? source
  if row.unit == nil { row.unit = glossary.metric(metric)?.unit }
  if row.stamp == nil, let hashes = glossary.hashes(of: metric) {
    row.stamp = Stamp(meaning: hashes.fingerprint.stored, version: glossary[metric]?.version)
  }
  return row
}
