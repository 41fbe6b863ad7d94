import Calendars
import Definitions
import Numbers

extension CommitFacts.Commit {
  /// The same as plain text.
  package var words: String { "commit \(id), \(date.short)" + (author.map { ", by \($0.words)" } ?? "") }
}

extension CommitFacts.Author {
  package var words: String { role.map { "\(name) (\($0))" } ?? name }
}

extension CommitFacts {
  /// What of the history a reader of the log does not see, and why; nil where all of it is there.
  package var caveat: String? {
    DependencyLog.current?.note(.uncommitted)
    var sentences: [String] = []
    switch extent {
    case .whole: break
    case .leftOut: return "Commits and their authors are left out of this build."
    case .none(let why): return "Commits and their authors are not shown: \(why)."
    case .shallow: sentences.append("This was built in a shallow clone: what came before it shows no commit.")
    }
    if uncommitted > 0 {
      sentences.append("\(counted(uncommitted, "file")) \(uncommitted == 1 ? "differs from its" : "differ from their") commit.")
    }
    if unreadable > 0 {
      let verb = unreadable == 1 ? "is" : "are"
      sentences.append("\(counted(unreadable, "older state")) of a file could not be read and \(verb) skipped.")
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
