/// Phrases that are looked for in running text, all of them in one pass.
///
/// A tree whose steps are words, so that the time is linear in the text and does not depend on how many phrases there are.
/// A word in capitals (`CPO`) is found only as it is written, any other whatever its case (ASCII and Latin-1). Words that
/// hyphens join are one: "close rate" is not in "pipeline-to-close rate".
package struct PhraseIndex: Sendable {
  package struct Match: Hashable {
    /// Bytes of the text.
    package var range: Range<Int>
    /// The number under which the phrase was added.
    package var phrase: Int
  }

  private struct Step: Hashable {
    var node: Int32
    /// Hash of a word with what separates it from the one before. A text is never held against the phrase byte by byte:
    /// at worst, once in 10^19 words, a warning is wrong.
    var word: UInt64
  }

  private var steps: [Step: Int32] = [:]
  /// The phrase that ends at each node.
  private var ends: [Int?] = [nil]
  /// By the last bits of a first word's hash: whether any phrase may begin so. Spares most words the dictionary.
  private var firstWords = [Bool](repeating: false, count: 1 << 16)

  package var isEmpty: Bool { steps.isEmpty }

  /// A longer phrase is no word that anybody looks for, and would be walked along from each of its own words.
  private static let mostBytes = 256

  /// Adds a phrase and its plural; where two are spelt alike the first one stays.
  package mutating func add(_ text: String, as phrase: Int) {
    let bytes = Array(text.utf8)
    guard bytes.count <= Self.mostBytes else { return }
    let text = bytes.span
    var node: Int32 = 0
    var index = 0
    while let word = text.word(after: index, isFirst: index == 0) {
      let isLast = text.word(after: word.upperBound, isFirst: false) == nil
      let separator = text.separator(index == 0 ? word.lowerBound : index, word.lowerBound)
      let isExact = text.isInCapitals(word)
      let hash = isExact ? separator.exact(text, word) : separator.folded(text, word)
      if index == 0 { firstWords[Int(hash.value & 0xFFFF)] = true }
      if isLast, text[word.upperBound - 1].isLetter {
        let plural = hash.adding(UInt8(ascii: "s"))
        if index == 0 { firstWords[Int(plural.value & 0xFFFF)] = true }
        end(step(from: node, plural), phrase)
      }
      node = step(from: node, hash)
      index = word.upperBound
    }
    if node != 0 { end(node, phrase) }
  }

  private mutating func step(from node: Int32, _ hash: WordHash) -> Int32 {
    let step = Step(node: node, word: hash.value)
    if let next = steps[step] { return next }
    let next = Int32(ends.count)
    ends.append(nil)
    steps[step] = next
    return next
  }

  private mutating func end(_ node: Int32, _ phrase: Int) {
    if ends[Int(node)] == nil { ends[Int(node)] = phrase }
  }

  /// Mentions from left to right, the longest at each place, none within another.
  package func matches(in bytes: [UInt8]) -> [Match] {
    var matches: [Match] = []
    let text = bytes.span
    var index = 0
    while let word = text.word(after: index, isFirst: true) {
      index = word.upperBound
      if let match = longestMatch(in: text, from: word), !text.isPartOfCompound(match.range) {
        matches.append(match)
        index = match.range.upperBound
      }
    }
    return matches
  }

  /// Whether a phrase may be mentioned: wherever one is, also within another one or in words that hyphens join.
  package func mayMatch(in bytes: [UInt8]) -> Bool {
    let text = bytes.span
    var index = 0
    while let word = text.word(after: index, isFirst: true) {
      index = word.upperBound
      if longestMatch(in: text, from: word) != nil { return true }
    }
    return false
  }

  private func longestMatch(in text: Span<UInt8>, from word: Range<Int>) -> Match? {
    let separator = text.separator(word.lowerBound, word.lowerBound)
    let folded = separator.folded(text, word)
    var best = firstWords[Int(folded.value & 0xFFFF)] ? match(in: text, from: word.lowerBound, word, folded, node: 0) : nil
    guard text.mayBeInCapitals(word) else { return best }
    let exact = separator.exact(text, word)
    if firstWords[Int(exact.value & 0xFFFF)], let other = match(in: text, from: word.lowerBound, word, exact, node: 0),
      other.range.count > best?.range.count ?? 0
    {
      best = other
    }
    return best
  }

  /// The longest phrase that goes on from a node with a word.
  private func match(in text: Span<UInt8>, from start: Int, _ word: Range<Int>, _ hash: WordHash, node: Int32) -> Match? {
    guard let next = steps[Step(node: node, word: hash.value)] else { return nil }
    var best = ends[Int(next)].map { Match(range: start..<word.upperBound, phrase: $0) }
    guard let following = text.word(after: word.upperBound, isFirst: false) else { return best }
    let separator = text.separator(word.upperBound, following.lowerBound)
    var hashes = [separator.folded(text, following)]
    if text.mayBeInCapitals(following) { hashes.append(separator.exact(text, following)) }
    for hash in hashes {
      if let longer = match(in: text, from: start, following, hash, node: next), longer.range.count > best?.range.count ?? 0 {
        best = longer
      }
    }
    return best
  }
}
