import Calendars
import Diagnostics
import Files
import History
import Snapshots

/// Where snapshots lie.
private let snapshotsFolder = "content/snapshots"

/// Periods that a run's record froze in another way when it was committed than it says now, or does not freeze any more.
///
/// `standing` is where the repository stands to the project; nil asks git.
func refrozenPeriods(_ content: Content, root: String, standing: RepositoryStanding?) async -> [Diagnostic] {
  let (history, _) = await readHistory(root: root, under: [snapshotsFolder], known: standing)
  var past: [(path: String, revision: Revision, blob: String)] = []
  for path in history.paths where path.hasSuffix("/run.yml") {
    for (revision, change) in history.changes(ofPath: path).reversed() {
      guard let blob = change.blob, blob != history.present[path] else { continue }
      past.append((path, revision, blob))
    }
  }
  guard !past.isEmpty, let bytes = try? await contents(root: root, ofBlobs: past.map(\.blob)) else { return [] }
  let present = Dictionary(
    content.runs.flatMap { run in run.frozen.map { (Place(run.folder, $0.period), $0) } },
    uniquingKeysWith: { first, _ in first })
  var told: Set<Place> = []
  return past.flatMap { path, revision, blob -> [Diagnostic] in
    guard let folder = path.split(separator: "/").dropLast().last, let day = CivilDate(folder), let bytes = bytes[blob],
      let run = readRunRecord(bytes, path: path, vintage: Vintage(endOf: day)).run
    else { return [] }
    return run.frozen.compactMap { frozen in
      let place = Place(run.folder, frozen.period)
      let now = present[place]
      guard told.insert(place).inserted, now.map(frozen.says(theSameAs:)) != true else { return nil }
      let what = now == nil ? "and this record does not say so any more" : "and this record says otherwise"
      return Diagnostic(
        .snapshotFrozen, at: now?.position ?? SourcePosition(file: path),
        "commit \(revision.shortCommit) of \(revision.date) recorded how \(frozen.period) was frozen, \(what)",
        suggestion: "git checkout \(revision.shortCommit) -- \(path)")
    }
  }
}

/// A period in the record of a run.
private struct Place: Hashable {
  var folder: String
  var period: Period

  init(_ folder: String, _ period: Period) {
    self.folder = folder
    self.period = period
  }
}
