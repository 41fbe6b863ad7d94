/// The word that a mistyped one was probably meant to be.
package enum NearMiss {
  /// A search looks at this many candidates, and compares this many of them letter by letter, so that many unknown words
  /// among many known ones take time as one of the two numbers and not as their product.
  private static let mostCandidates = 20_000
  private static let mostComparisons = 200

  /// The candidate closest to `word` by edit distance (insert, delete, replace, swap), if it is close enough to help.
  ///
  /// Ties go to the candidate that sorts first, so that the suggestion is the same on every run.
  /// Called only once a problem was found: it is as slow as the list is long.
  package static func closest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased().utf8)
    guard typed.count <= 200 else { return nil }
    let limit = max(1, min(3, typed.count / 3))
    let letters = Letters(typed)
    var comparisons = 0
    var best: (distance: Int, candidate: String)?
    for candidate in candidates.prefix(mostCandidates) {
      guard Letters(candidate.utf8).mayBeNear(letters, limit) else { continue }
      let known = Array(candidate.lowercased().utf8)
      guard abs(known.count - typed.count) <= limit else { continue }
      guard comparisons < mostComparisons else { break }
      comparisons += 1
      let distance = editDistance(typed, known)
      guard distance <= limit else { continue }
      if let found = best, (found.distance, found.candidate) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.candidate
  }

  /// "did you mean 'x'", or nil where nothing is near.
  package static func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
    closest(to: word, among: candidates).map { "did you mean '\($0)'" }
  }

  /// How long a word is and which letters it has: enough to tell most words apart without comparing them.
  private struct Letters {
    private var count = 0
    /// A bit per letter, whatever its case, and per digit and sign by their last five bits.
    private var bits: UInt32 = 0
    private var isASCII = true

    init(_ word: some Sequence<UInt8>) {
      for byte in word {
        count += 1
        bits |= 1 << UInt32(byte & 31)
        if byte >= 0x80 { isASCII = false }
      }
    }

    /// False only where more than `limit` edits lie between two words. One edit takes a letter away and adds another at most.
    func mayBeNear(_ other: Letters, _ limit: Int) -> Bool {
      guard isASCII, other.isASCII else { return true }
      return abs(count - other.count) <= limit && (bits ^ other.bits).nonzeroBitCount <= 2 * limit
    }
  }

  /// Optimal string alignment distance.
  private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var row = last
    for (i, a) in left.enumerated() {
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a == b ? 0 : 1))
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { cost = min(cost, beforeLast[j - 1] + 1) }
        row[j + 1] = cost
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
