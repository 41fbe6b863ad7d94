import Definitions

/// Which conditions came, went, moved or say something else.
///
/// Conditions are matched by what they are about: the same signal with another count, the same field with other values, the
/// same reference; groups by what their conditions share. What left one group for another is told as moved.
func criteriaDifference(from old: Criterion, to new: Criterion, _ names: Names) -> [MeaningChange] {
  var comparison = CriteriaComparison(words: CriterionWords(of: [old, new], name: names.definition))
  comparison.compareGroups(old.following(names.renamings).simplified, new.simplified, isRoot: true)
  comparison.findMoves()
  return comparison.phrases
}

/// The state of one comparison of two condition trees.
private struct CriteriaComparison {
  /// What a condition counts for where it stands.
  enum Place: String { case required = "required", alternative = "an alternative", part = "part of an alternative" }

  struct Leaf {
    var criterion: Criterion
    var place: Place
    /// Other conditions in the same group that came or went with it; they are told in one phrase.
    var group: Int
    var groupText: String?
  }

  /// More pairs than these are not held against each other: such conditions are told as gone and come.
  private static let mostPairs = 250_000

  let words: CriterionWords
  var changes: [MeaningChange] = []
  var gone: [Leaf] = []
  var come: [Leaf] = []
  private var groups = 0

  init(words: CriterionWords) { self.words = words }

  mutating func note(_ action: MeaningChange.Action, _ text: String) {
    changes.append(MeaningChange(action: action, part: Fact.criteriaPart, text: text))
  }

  func text(_ criterion: Criterion) -> String { words.text(criterion) }

  /// Compares two groups that stand for each other; a lone condition is a group of one.
  mutating func compareGroups(_ old: Criterion, _ new: Criterion, isRoot: Bool) {
    let (before, after) = (old.asGroup(like: new), new.asGroup(like: old))
    if before.isAny != after.isAny {
      note(
        .changed, after.isAny ? "any of the conditions is enough (was all of them)" : "all of the conditions (was any of them)")
    }
    let place: (Bool) -> Place = { isAny in isAny ? .alternative : isRoot ? .required : .part }
    compare(before.items, after.items, place(before.isAny), place(after.isAny))
  }

  private mutating func compare(_ old: [Criterion], _ new: [Criterion], _ placeBefore: Place, _ placeNow: Place) {
    var (old, new) = (old, new)
    // Equal ones first, so that none of them is taken for the other version of something else.
    removeEqual(&old, &new)
    guard old.count * new.count <= Self.mostPairs else {
      for item in old { gone += leaves(item, placeBefore) }
      for item in new { come += leaves(item, placeNow) }
      return
    }
    for isStrict in [true, false] {
      old.removeAll { item in
        guard let partner = new.removeFirst(where: { $0.isOther(versionOf: item, isStrict: isStrict) }) else { return false }
        describe(item, partner)
        return true
      }
    }
    old.removeAll { item in
      guard item.isGroup, let partner = new.removeFirst(where: { $0.isGroup && $0.sharesSubjects(with: item) }) else {
        return false
      }
      compareGroups(item, partner, isRoot: false)
      return true
    }
    for item in old { gone += leaves(item, placeBefore) }
    for item in new { come += leaves(item, placeNow) }
  }

  /// A condition by itself, or each of a group's with the group's text.
  private mutating func leaves(_ criterion: Criterion, _ place: Place) -> [Leaf] {
    groups += 1
    guard criterion.isGroup else { return [Leaf(criterion: criterion, place: place, group: groups, groupText: nil)] }
    let inner: Place = criterion.isAny ? .alternative : .part
    let group = groups
    return criterion.items.map {
      Leaf(criterion: $0, place: inner, group: group, groupText: text(criterion))
    }
  }

  /// Conditions about one thing that left one place for another.
  mutating func findMoves() {
    guard gone.count * come.count <= Self.mostPairs else { return }
    var kept: [Leaf] = []
    for leaf in gone {
      let found = come.removeFirst {
        $0.place != leaf.place && ($0.criterion == leaf.criterion || $0.criterion.isOther(versionOf: leaf.criterion))
      }
      guard let found else {
        kept.append(leaf)
        continue
      }
      note(.moved, "\(text(found.criterion)): now \(found.place.rawValue) (was \(leaf.place.rawValue))")
      if found.criterion != leaf.criterion { describe(leaf.criterion, found.criterion) }
    }
    gone = kept
  }

  private mutating func describe(_ old: Criterion, _ new: Criterion) {
    note(.changed, criterionChange(from: old, to: new, words))
  }

  /// What changed, then what came, then what went.
  var phrases: [MeaningChange] {
    changes + whole(come, .added) + whole(gone, .removed)
  }

  /// A group of which nothing was found elsewhere is one phrase.
  private func whole(_ leaves: [Leaf], _ action: MeaningChange.Action) -> [MeaningChange] {
    var told: Set<Int> = []
    let sizes = Dictionary(leaves.map { ($0.group, 1) }, uniquingKeysWith: +)
    return leaves.compactMap { leaf in
      let mates = sizes[leaf.group] ?? 0
      let text: String
      if let group = leaf.groupText, mates > 1 {
        guard told.insert(leaf.group).inserted else { return nil }
        text = "either " + group
      } else {
        text = self.text(leaf.criterion) + (leaf.place == .required ? "" : ", as \(leaf.place.rawValue)")
      }
      return MeaningChange(action: action, part: Fact.criteriaPart, text: text)
    }
  }
}

/// Takes what both lists have out of both, each as often as both have it.
func removeEqual<Element: Hashable>(_ old: inout [Element], _ new: inout [Element]) {
  var left = Dictionary(new.map { ($0, 1) }, uniquingKeysWith: +)
  var taken: [Element: Int] = [:]
  old.removeAll { item in
    guard let count = left[item], count > 0 else { return false }
    left[item] = count - 1
    taken[item, default: 0] += 1
    return true
  }
  new.removeAll { item in
    guard let count = taken[item], count > 0 else { return false }
    taken[item] = count - 1
    return true
  }
}

extension Array {
  /// Takes out the first element that fits.
  fileprivate mutating func removeFirst(where fits: (Element) -> Bool) -> Element? {
    firstIndex(where: fits).map { remove(at: $0) }
  }
}
