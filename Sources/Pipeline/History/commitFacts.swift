import Calendars
import Definitions
import Diagnostics
import Editions
import History

/// The first commit of every meaning and signature, what commits removed, and notes on files that once could not be read.
///
/// Commits after `asOf` are not known yet; nil knows all. `isWhole` is false where git did not give each content that there was: it gave
/// no answer, or a clone has not fetched it, and another time it may.
func commitFacts(
  _ committed: CommittedHistory?, _ content: Content, asOf: CivilDate?, root: String, threads: Int
) async -> (facts: CommitFacts, notes: [Diagnostic], isWhole: Bool) {
  guard let committed else { return (CommitFacts(.leftOut), [], true) }
  let history = committed.history
  if case .unavailable(let failure) = history.state { return (CommitFacts(.none(why: failure.reason)), [], true) }

  let settings = content.settings
  let lives = DefinitionLife.all(in: history, content)
  let blobs = lives.flatMap(\.unread)
  let bytes = (try? await contents(root: root, ofBlobs: blobs)) ?? [:]
  let pasts = await inChunks(lives, threads: threads) { $0.read(bytes, settings: settings) }

  let known = Set(content.definitions.map(\.id)).union(content.unreadDefinitions)
  let commits = Commits(settings: settings, isShallow: history.isShallow, asOf: asOf)
  var meanings: [CommitFacts.Meaning: CommitFacts.Commit] = [:]
  var removed: [String: CommitFacts.Removed] = [:]
  for (life, past) in zip(lives, pasts) {
    for (meaning, revision) in past.firsts { meanings[meaning] = commits.commit(revision) }
    guard let last = past.last, !known.contains(last.id) else { continue }
    removed[last.id] = CommitFacts.Removed(definition: last, commit: life.removal.flatMap(commits.commit))
  }
  var files: [String: CommitFacts.Commit] = [:]
  for path in history.paths where path.hasPrefix(agreementsFolder + "/") {
    files[path] = history.changes(ofPath: path).last { $0.change.kind == .added }.flatMap { commits.commit($0.revision) }
  }
  let unreadable = pasts.flatMap(\.unreadable)
  let facts = CommitFacts(
    history.isShallow ? .shallow : .whole, uncommitted: history.dirtyPaths.count, unreadable: unreadable.count,
    meanings: meanings, files: files, removed: removed)
  return (facts, unreadable, blobs.allSatisfy { bytes[$0] != nil })
}

/// What a site tells of a revision.
private struct Commits {
  var settings: SiteSettings
  var isShallow: Bool
  var asOf: CivilDate?

  /// Nil for a revision that is not known yet, and for the oldest of a shallow clone, which seems to bring all that it holds.
  func commit(_ revision: Revision) -> CommitFacts.Commit? {
    if isShallow && revision.isRoot { return nil }
    if let asOf, revision.date > asOf { return nil }
    let author = settings.party(ofAuthor: revision.authorEmail).map(CommitFacts.Author.init)
    return CommitFacts.Commit(id: revision.shortCommit, date: revision.date, author: author)
  }
}

extension GitFailure {
  /// For a page: without git's own words, which may name folders of the machine.
  fileprivate var reason: String {
    switch self {
    case .failed, .timedOut: "git gave no answer"
    default: message
    }
  }
}
