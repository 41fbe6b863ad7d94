package import Calendars
import Diagnostics
import Editions
import Files
import Snapshots

/// Starts the note of a period: which meetings look at it, what is open before them. A note that is there is never overwritten.
package func newNote(root: String, period: Period) async -> ContentOutcome {
  let project = RootFolder(root)
  return await project.locked(for: "notes") {
    await newNote(in: project, period: period)
  } refused: {
    ContentOutcome(findings: [$0])
  }
}

private func newNote(in root: RootFolder, period: Period) async -> ContentOutcome {
  let content = await readContent(root: root.path, threads: 1)
  let today = newestDate(content)
  let (glossary, _) = resolveGlossary(content, asOf: today)
  var outcome = ContentOutcome(findings: content.diagnostics.filter { $0.severity == .error })
  guard !outcome.hasFailed else { return outcome }
  // A note is about words: no number is read for it.
  let edition = Edition(
    EditionSource(content, glossary: glossary, snapshots: SnapshotStore([], runs: content.runs), asOf: today))
  let file = NewFile("content/notes/\(period).md", Array(startingNote(period, in: edition).utf8))
  guard !root.hasName(file.path) else {
    outcome.findings.append(
      Diagnostic(
        .outputWrite, at: SourcePosition(file: file.path), "the note already exists and was left as it is", severity: .note))
    return outcome
  }
  do throws(AddedFilesFailure) {
    outcome.written = try root.add([file])
  } catch {
    outcome.findings += error.findings
  }
  return outcome
}
