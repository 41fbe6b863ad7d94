import Definitions
import Diagnostics
import Files
import History

/// Where agreements lie.
let agreementsFolder = "content/agreements"
private let glossaryFolder = "content/glossary"

/// What git knows of the glossary and its agreements, with notes on what it does not.
struct CommittedHistory: Sendable {
  var history: DefinitionHistory
  var notes: [Diagnostic]

  /// What git is asked about.
  static let folders = [glossaryFolder, agreementsFolder]

  /// Whether git is asked about a file.
  static func covers(_ path: String) -> Bool { folders.contains { path.hasPrefix($0 + "/") } }

  /// Asks git, where a repository is around: that there is none costs no process.
  static func read(root: String) async -> Self {
    guard isInRepository(root) else {
      let failure = GitFailure.noRepository
      return Self(history: DefinitionHistory(state: .unavailable(failure)), notes: [failure.note(at: folders[0])])
    }
    let (history, notes) = await readHistory(root: root, under: folders)
    return Self(history: history, notes: notes)
  }
}

/// Whether a folder or one above it holds `.git`, or its content does: a folder, or a file in a worktree or a submodule.
/// Costs no process.
func isInRepository(_ root: String) -> Bool {
  isBelow(folderWith: ".git", root) || isBelow(folderWith: ".git", "\(root)/content")
}
