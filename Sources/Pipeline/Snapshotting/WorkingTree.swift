import Definitions
import History

/// What git says of the definitions that a run computes by.
struct WorkingTree: Sendable {
  /// The commit that is checked out; nil where there is none.
  var commit: String?
  /// Whether a definition, an agreement or site.yml is not as it was committed, or nothing ever was.
  var isDirty: Bool
  /// Whether git says anything: where it does not, signatures alone tell which meanings others can compute by.
  var isKnown: Bool
}

func workingTree(root: String) async -> WorkingTree {
  let history = await readHistory(root: root, under: ["content/glossary", "content/agreements", "content/site.yml"]).history
  switch history.state {
  case .available: return WorkingTree(commit: history.head, isDirty: !history.dirtyPaths.isEmpty, isKnown: true)
  case .unavailable(let failure): return WorkingTree(commit: nil, isDirty: failure == .noCommit, isKnown: failure == .noCommit)
  }
}
