import Changes
import Documents
import Editions
import Numbers

extension VersionDifference {
  /// What two states of a definition say differently, a line each; the sentence is told apart, for it is long.
  var lines: [Block] {
    let wording = wording.filter { $0.part != "definition" }.map { change -> Phrase in
      "\(change.part.capitalizedFirst): \(change.words.merged)"
    }
    let all = wording + changes
    return all.isEmpty ? [] : [.list(List(nil, all.map { List.Item($0) }))]
  }

  /// What they mean and promise differently.
  var changes: [Phrase] { meaning.map(\.line) + targets.map(\.line) }
}

extension VersionDifference {
  /// The definition's sentence word by word, where it moved.
  var sentence: TextChange? { wording.first { $0.part == "definition" } }
}

extension MeaningChange {
  /// "The 30-day window became 14 days, tightened"; "New: a field"; "No longer: webinar attendance".
  var line: Phrase {
    let change: Phrase =
      switch action {
      case .added: "New: \(.added(text))"
      case .removed: "No longer: \(.removed(text))"
      case .changed, .moved: Phrase(text.capitalizedFirst)
      }
    return change + (direction.map { ", \($0.rawValue)" } ?? "")
  }
}

extension TargetChange {
  /// "New target: at least 25% each month, loosened".
  var line: Phrase {
    let change: Phrase =
      switch action {
      case .added: "New target: \(.added(text))"
      case .removed: "Target withdrawn: \(.removed(text))"
      case .changed, .moved: "Target: \(text)"
      }
    return change + (comparison.map { ", \($0)" } ?? "")
  }
}
