/// FNV-1a of a word and what stands before it.
package struct WordHash {
  package private(set) var value: UInt64

  package func adding(_ byte: UInt8) -> WordHash { WordHash(value: (value ^ UInt64(byte)) &* 0x100_0000_01B3) }
}

/// What stands between two words: white space counts once, an empty line is no mere space.
package struct WordSeparator {
  fileprivate var hash = WordHash(value: 0xCBF2_9CE4_8422_2325)

  /// The word after it, whatever the case of its letters.
  package func folded(_ text: Span<UInt8>, _ word: Range<Int>) -> WordHash {
    var hash = hash
    var last: UInt8 = 0
    for index in word {
      hash = hash.adding(text[index].folded(after: last))
      last = text[index]
    }
    return hash
  }

  /// The word after it as it is written; never equal to a folded one.
  package func exact(_ text: Span<UInt8>, _ word: Range<Int>) -> WordHash {
    word.reduce(hash.adding(0)) { $0.adding(text[$1]) }
  }
}

extension Span<UInt8> {
  /// The next word from an index on; the rest of a word that begins before it counts for the first.
  package func word(after start: Int, isFirst: Bool) -> Range<Int>? {
    var lower = start
    while lower < count, !self[lower].isWord { lower += 1 }
    // Two words with nothing between are one.
    guard lower < count, isFirst || lower > start else { return nil }
    var upper = lower + 1
    while upper < count, self[upper].isWord { upper += 1 }
    return lower..<upper
  }

  package func separator(_ start: Int, _ end: Int) -> WordSeparator {
    var separator = WordSeparator()
    guard start < end else { return separator }
    var lines = 0
    var isSpace = true
    for index in start..<end {
      if self[index] == UInt8(ascii: "\n") { lines += 1 }
      if !self[index].isSpace {
        isSpace = false
        separator.hash = separator.hash.adding(self[index])
      }
    }
    if isSpace { separator.hash = separator.hash.adding(lines < 2 ? UInt8(ascii: " ") : UInt8(ascii: "\n")) }
    return separator
  }

  /// Whether a hyphen joins a stretch of text to a word before or after it.
  package func isPartOfCompound(_ range: Range<Int>) -> Bool {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    let hyphen = UInt8(ascii: "-")
    return (lower > 1 && self[lower - 1] == hyphen && self[lower - 2].isWord)
      || (upper + 1 < count && self[upper] == hyphen && self[upper + 1].isWord)
  }

  /// Whether a word is an abbreviation: two capitals or more and no small letter.
  package func isInCapitals(_ word: Range<Int>) -> Bool {
    word.count { (0x41...0x5A).contains(self[$0]) } > 1
      && !word.contains { (0x61...0x7A).contains(self[$0]) || self[$0] >= 0x80 }
  }

  /// Whether a word could be an abbreviation or its plural: most are told by their first two letters.
  package func mayBeInCapitals(_ word: Range<Int>) -> Bool {
    word.count > 1 && !(0x61...0x7A).contains(self[word.lowerBound]) && !(0x61...0x7A).contains(self[word.lowerBound + 1])
  }
}

extension UInt8 {
  /// Part of a word: a letter or digit of ASCII, or any byte of another character.
  package var isWord: Bool { isLetter || (0x30...0x39).contains(self) }
  package var isLetter: Bool { self >= 0x80 || (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) }
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// With the case of ASCII and Latin-1 letters taken away.
  fileprivate func folded(after last: UInt8) -> UInt8 {
    switch self {
    case 0x41...0x5A: self | 0x20
    case 0x80...0x96 where last == 0xC3, 0x98...0x9E where last == 0xC3: self | 0x20
    default: self
    }
  }
}
