import Calendars
import Definitions
import HyperText

extension PageContext {
  /// commit 1a2b3c4d, 14 Aug 2026, by Sales (VP Sales)
  ///
  /// Without the author where it is the party that the words before name already.
  func commit(_ commit: CommitFacts.Commit, besides party: String? = nil) -> HTML {
    var html = HTML.text("commit ")
    html.element("code", text: commit.id)
    html.text(", ")
    html.append(time(commit.date))
    if let author = commit.author, author.party != party { html.text(", by \(author.words)") }
    return html
  }

  /// The same as a sentence of its own.
  func sentence(_ commit: CommitFacts.Commit) -> HTML {
    var html = HTML.text("In git since ")
    html.append(self.commit(commit))
    html.text(".")
    return html
  }
}

extension CommitFacts.Commit {
  /// The same as plain text.
  var words: String { "commit \(id), \(date.short)" + (author.map { ", by \($0.words)" } ?? "") }
}

extension CommitFacts.Author {
  var words: String { role.map { "\(name) (\($0))" } ?? name }
}

extension CommitFacts {
  /// What of the history a reader of the log does not see, and why; nil where all of it is there.
  var caveat: String? {
    var sentences: [String] = []
    switch extent {
    case .whole: break
    case .leftOut: return "Commits and their authors are left out of this build."
    case .none(let why): return "Commits and their authors are not shown: \(why)."
    case .shallow: sentences.append("This was built in a shallow clone: what came before it shows no commit.")
    }
    if uncommitted > 0 {
      sentences.append("\(counted(uncommitted, "file")) \(uncommitted == 1 ? "is" : "are") not as committed.")
    }
    if unreadable > 0 {
      let verb = unreadable == 1 ? "is" : "are"
      sentences.append("\(counted(unreadable, "older state")) of a file could not be read and \(verb) passed over.")
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
