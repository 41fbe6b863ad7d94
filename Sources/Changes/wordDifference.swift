/// Words in a row that two texts share, or that only one of them has.
package struct WordRun: Hashable, Sendable {
  package enum Fate: String, Hashable, Sendable { case equal, deleted, inserted }

  package var fate: Fate
  /// Words with single spaces between.
  package var text: String

  package init(_ fate: Fate, _ text: String) {
    self.fate = fate
    self.text = text
  }
}

/// How many pairs of words are compared at most; longer texts that differ throughout count as replaced.
private let comparisonLimit = 1_000_000

/// The words of two texts by their longest common subsequence; where one was replaced by another, the deleted come first.
///
/// White space only separates: another line break is no difference.
package func wordDifference(from old: String, to new: String) -> [WordRun] {
  let before = old.split(whereSeparator: \.isWhitespace)
  let after = new.split(whereSeparator: \.isWhitespace)
  var start = 0
  while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
  var end = 0
  while end < min(before.count, after.count) - start, before[before.count - 1 - end] == after[after.count - 1 - end] {
    end += 1
  }
  var words = before[..<start].map { (WordRun.Fate.equal, $0) }
  words += middle(before[start..<before.count - end], after[start..<after.count - end])
  words += before[(before.count - end)...].map { (.equal, $0) }
  return runs(words)
}

private typealias Word = Substring

private func middle(_ before: ArraySlice<Word>, _ after: ArraySlice<Word>) -> [(WordRun.Fate, Word)] {
  let (old, new) = (Array(before), Array(after))
  guard old.count * new.count <= comparisonLimit, !old.isEmpty, !new.isEmpty else {
    return old.map { (.deleted, $0) } + new.map { (.inserted, $0) }
  }
  let width = new.count + 1
  /// Length of the longest common subsequence of what follows, by row and column.
  var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
  for i in old.indices.reversed() {
    for j in new.indices.reversed() {
      let place = i * width + j
      lengths[place] =
        old[i] == new[j] ? lengths[place + width + 1] + 1 : max(lengths[place + width], lengths[place + 1])
    }
  }
  var words: [(WordRun.Fate, Word)] = []
  var (i, j) = (0, 0)
  while i < old.count || j < new.count {
    if i < old.count, j < new.count, old[i] == new[j] {
      words.append((.equal, old[i]))
      (i, j) = (i + 1, j + 1)
    } else if i < old.count, j == new.count || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
      words.append((.deleted, old[i]))
      i += 1
    } else {
      words.append((.inserted, new[j]))
      j += 1
    }
  }
  return words
}

/// Joins neighbours; between two equal stretches what was deleted stands together before what was inserted.
private func runs(_ words: [(fate: WordRun.Fate, word: Word)]) -> [WordRun] {
  var result: [WordRun] = []
  for stretch in words.stretches(by: { $0.fate == .equal }) {
    for fate in [WordRun.Fate.equal, .deleted, .inserted] {
      let text = stretch.lazy.filter { $0.fate == fate }.map(\.word).joined(separator: " ")
      if !text.isEmpty { result.append(WordRun(fate, text)) }
    }
  }
  return result
}

extension Array {
  /// Stretches of neighbours for which `property` says the same.
  fileprivate func stretches(by property: (Element) -> Bool) -> [ArraySlice<Element>] {
    var stretches: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices where index > start && property(self[index]) != property(self[index - 1]) {
      stretches.append(self[start..<index])
      start = index
    }
    if start < endIndex { stretches.append(self[start...]) }
    return stretches
  }
}
