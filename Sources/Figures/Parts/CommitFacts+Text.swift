import Documents
import Editions

extension CommitFacts.Commit {
  /// commit 1a2b3c4d, 14 Aug 2026, by Sales (VP Sales)
  ///
  /// Without the author where it is the party that the words before name already.
  func words(besides party: String? = nil) -> Phrase {
    let words: Phrase = "commit \(.code(id)), \(.date(date, .short))"
    guard let author, author.party != party else { return words }
    return "\(words), by \(author.words)"
  }
}
