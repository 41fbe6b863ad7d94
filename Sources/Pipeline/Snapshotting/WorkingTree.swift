import Definitions
import History

/// What git says of the definitions that a run computes by.
struct WorkingTree: Sendable {
  /// The commit that is checked out; nil where there is no git.
  var commit: String?
  /// Whether a definition, an agreement or site.yml is not as it was committed.
  var isDirty: Bool
}

/// Without git nothing is known to be dirty: a folder that was unpacked is as good as its definitions' hashes say.
func workingTree(root: String) async -> WorkingTree {
  let history = await readHistory(root: root, under: ["content/glossary", "content/agreements", "content/site.yml"]).history
  return WorkingTree(commit: history.head, isDirty: !history.dirtyPaths.isEmpty)
}
