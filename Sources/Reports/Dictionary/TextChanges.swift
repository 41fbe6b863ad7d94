/// A word that stayed, came or went.
struct WordChange: Hashable {
  enum Kind { case same, added, removed }
  var kind: Kind
  var text: String

  /// The shortest way from one text to another, removals before additions.
  static func all(from old: [String], to new: [String]) -> [WordChange] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var changes: [WordChange] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        changes.append(WordChange(kind: .removed, text: old[left]))
        left += 1
      } else if right < new.count {
        let isNew = added.contains(right)
        changes.append(WordChange(kind: isNew ? .added : .same, text: new[right]))
        if !isNew { left += 1 }
        right += 1
      } else {
        break
      }
    }
    return changes
  }
}

/// A condition that came, went, or says something else now. The order of conditions means nothing.
enum LineChange: Hashable {
  case added(String)
  case removed(String)
  case changed(String, String)

  /// In the new order, then what is gone. A line that begins as an old one does, up to its first comma, is the same
  /// condition with another number.
  static func all(from old: [String], to new: [String]) -> [LineChange] {
    var gone = old.filter { !new.contains($0) }
    var changes: [LineChange] = []
    for line in new where !old.contains(line) {
      if let place = gone.firstIndex(where: { head($0) == head(line) }) {
        changes.append(.changed(gone.remove(at: place), line))
      } else {
        changes.append(.added(line))
      }
    }
    return changes + gone.map { .removed($0) }
  }

  private static func head(_ line: String) -> Substring { line.prefix { $0 != "," && $0 != ":" } }
}
