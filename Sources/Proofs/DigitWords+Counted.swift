extension DigitWords {
  /// What these words say otherwise than those that were to be expected, in whatever order a program reads them from paper; a sentence
  /// each.
  ///
  /// What encloses a word does not count: a program sets a bracket or a sign apart as it likes.
  package func differences(countedAgainst expected: DigitWords) -> [String] {
    let (has, wanted) = (counts, expected.counts)
    return Set(has.keys).union(wanted.keys).sorted().compactMap { word in
      switch (has[word] ?? 0, wanted[word] ?? 0) {
      case let (found, made) where found == made: nil
      case (_, 0): "it says '\(word)'\(place(of: word)), which the project does not make"
      case (0, _): "it lacks '\(word)'\(expected.place(of: word))"
      case (let found, let made): "it says '\(word)' \(times(found)), and the project makes it \(times(made))"
      }
    }
  }

  private var counts: [String: Int] { Dictionary(texts.map { (Self.bare($0), 1) }, uniquingKeysWith: +) }

  private func place(of word: String) -> String { place { text in Self.bare(text) == word } }

  /// A word without what encloses it, and without the sign of a state before it.
  private static func bare(_ word: String) -> String {
    let start = word.drop { "(\"'·•●○~/✓✗△…".contains($0) }
    return String(start.reversed().drop { ")\"'.,:;·".contains($0) }.reversed())
  }
}

private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
