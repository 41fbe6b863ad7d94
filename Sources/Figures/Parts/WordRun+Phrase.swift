import Changes
import Documents

/// A text that was and is, word by word, in one line or on two sides.
extension [WordRun] {
  /// Both texts as one, what went struck out before what came.
  var merged: Phrase { phrase { _ in true } }

  /// What the text was: what went is struck out.
  var before: Phrase { phrase { $0 != .inserted } }

  /// What the text is: what came is underlined.
  var after: Phrase { phrase { $0 != .deleted } }

  private func phrase(where isShown: (WordRun.Fate) -> Bool) -> Phrase {
    filter { isShown($0.fate) }.map { run -> Phrase in
      switch run.fate {
      case .equal: Phrase(run.text)
      case .deleted: Phrase(.removed(run.text))
      case .inserted: Phrase(.added(run.text))
      }
    }
    .joined(by: " ")
  }
}
