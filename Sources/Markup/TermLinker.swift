/// Finds the words of a glossary in running text. Made once per site, shared by all pages.
///
/// Phrases are looked up word by word through hashes of their beginnings, so the time is linear in the text and does
/// not depend on how many terms there are. A class, because every page holds it.
package final class TermLinker: Sendable {
  /// A term and what people call it.
  package struct Term: Sendable, Hashable {
    package var id: String
    /// Name and synonyms: found whatever the case of their letters (ASCII and Latin-1).
    package var names: [String]
    /// Abbreviations: found only as they are written.
    package var abbreviations: [String]

    package init(id: String, names: [String], abbreviations: [String] = []) {
      self.id = id
      self.names = names
      self.abbreviations = abbreviations
    }
  }

  /// What a page means by a word that has several meanings.
  package enum Sense: Hashable, Sendable {
    case term(String)
    /// Something that the glossary does not define.
    case other
  }

  private struct Phrase {
    var id: String
    /// Whether another term has the label too: then a page has to say which one it means.
    var isShared = false
    /// As compared: folded for names, as written for abbreviations.
    var bytes: [UInt8]
    var isExact: Bool
    /// The next phrase with the same hash.
    var next: Int?
  }

  /// What is known of a phrase's beginning up to the end of one of its words.
  private struct Entry {
    /// Phrases that end here.
    var phrase: Int?
    /// Whether some phrase goes on.
    var goesOn = false
  }

  private let phrases: [Phrase]
  private let entries: [UInt64: Entry]
  /// By the last bits of a first word's hash: whether any phrase may begin so. Spares most words the dictionary.
  private let firstWords: [Bool]

  /// By its value, a byte of a word as ``FoldedHash`` takes it (one that is not ASCII as it is); 0 for a byte between words.
  private let letters = (UInt8.min...UInt8.max).map { $0.isWord ? FoldedHash.fold($0, after: 0) : 0 }

  /// A label that two terms share is linked to neither, unless a page says which it means.
  package init(_ terms: [Term]) {
    var table = Table()
    for term in terms {
      for name in term.abbreviations { table.add(name, isExact: true, id: term.id) }
      for name in term.names { table.add(name, isExact: false, id: term.id) }
    }
    (phrases, entries, firstWords) = (table.phrases, table.entries, table.firstWords)
  }

  package var isEmpty: Bool { phrases.isEmpty }

  /// A longer label is no word that anybody looks for, and would be walked along from each of its own words.
  private static let mostBytes = 256

  /// The linker while it is made.
  private struct Table {
    var phrases: [Phrase] = []
    var entries: [UInt64: Entry] = [:]
    var firstWords = [Bool](repeating: false, count: 1 << 16)

    mutating func add(_ label: String, isExact: Bool, id: String) {
      let bytes = Array(label.utf8)[...].trimmed
      guard let first = bytes.first, first.isWord, bytes.last?.isWord == true, bytes.count <= TermLinker.mostBytes else {
        return
      }
      var hash = FoldedHash()
      var compared: [UInt8] = []
      compared.reserveCapacity(bytes.count)
      var index = bytes.startIndex
      var isFirstWord = true
      while index < bytes.endIndex {
        let isWord = bytes[index].isWord
        if isWord {
          while index < bytes.endIndex, bytes[index].isWord {
            compared.append(isExact ? bytes[index] : FoldedHash.fold(bytes[index], after: hash.last))
            hash.add(bytes[index])
            index += 1
          }
          if isFirstWord { firstWords[Int(hash.value & 0xFFFF)] = true }
          isFirstWord = false
        } else {
          // Between words: this hash is a beginning of a phrase.
          entries[hash.value, default: Entry()].goesOn = true
          while index < bytes.endIndex, !bytes[index].isWord {
            let isSpace = bytes[index].isSpace
            if !(isSpace && compared.last == 0x20) {
              compared.append(isSpace ? 0x20 : bytes[index])
              hash.add(isSpace ? 0x20 : bytes[index])
            }
            index += 1
          }
        }
      }
      let known = entries[hash.value]?.phrase
      var chain = known
      while let other = chain {
        if phrases[other].bytes == compared, phrases[other].isExact == isExact {
          if phrases[other].id != id { phrases[other].isShared = true }
          return
        }
        chain = phrases[other].next
      }
      entries[hash.value, default: Entry()].phrase = phrases.count
      phrases.append(Phrase(id: id, bytes: compared, isExact: isExact, next: known))
    }
  }

  /// A mention of a term.
  private struct Match {
    var range: Range<Int>
    /// Nil where two terms share the label.
    var id: String?

    func id(_ senses: [String: Sense], in text: [UInt8]) -> String? {
      guard !senses.isEmpty else { return id }
      switch senses[String(decoding: text[range], as: UTF8.self).lowercased()] {
      case .term(let id): return id
      case .other: return nil
      case nil: return id
      }
    }
  }

  /// The first mention of each term that is not in `linked`, from left to right, longest first; `linked` grows by them.
  ///
  /// `senses` says by labels in lower case what the page means by them, whatever the glossary says.
  func matches(
    in text: [UInt8], _ run: Range<Int>, linked: inout Set<String>, senses: [String: Sense] = [:]
  ) -> [(range: Range<Int>, id: String)] {
    var matches: [(range: Range<Int>, id: String)] = []
    let bytes = text.span
    var index = run.lowerBound
    while index < run.upperBound {
      // Most words begin no phrase.
      let start = skip(to: run.upperBound, in: bytes, from: index)
      guard start < run.upperBound else { break }
      index = start
      let (match, wordEnd) = longestMatch(in: text, run, at: index)
      if let match, let id = match.id(senses, in: text), linked.insert(id).inserted {
        matches.append((match.range, id))
        index = match.range.upperBound
      } else {
        index = wordEnd
      }
    }
    return matches
  }

  /// Where the next word begins that a phrase may begin with; `end` where none does.
  private func skip(to end: Int, in text: Span<UInt8>, from first: Int) -> Int {
    precondition(first >= 0 && end <= text.count)
    // Spans of what the function holds itself.
    let (firstWords, letters) = (firstWords, letters)
    let known = firstWords.span
    let folded = letters.span
    var index = first
    while index < end {
      // Memory safety: `index` is below `end`, and there is a letter for every byte.
      var byte = unsafe text[unchecked: index]
      var letter = unsafe folded[unchecked: Int(byte)]
      index += 1
      guard letter != 0 else { continue }
      let start = index - 1
      var hash = FoldedHash()
      while true {
        if letter < 0x80 { hash.add(folded: letter, of: byte) } else { hash.add(byte) }
        guard index < end else { break }
        byte = unsafe text[unchecked: index]
        letter = unsafe folded[unchecked: Int(byte)]
        guard letter != 0 else { break }
        index += 1
      }
      if known[Int(hash.value & 0xFFFF)] { return start }
    }
    return end
  }

  /// The longest mention that begins at a word, and where that word ends.
  private func longestMatch(in text: [UInt8], _ run: Range<Int>, at start: Int) -> (match: Match?, wordEnd: Int) {
    var best: Match?
    var hash = FoldedHash()
    var index = start
    Self.pass(wordIn: text, run, at: &index, &hash)
    let wordEnd = index
    while let entry = entries[hash.value] {
      if let first = entry.phrase, let phrase = phrase(from: first, equalTo: text[start..<index]) {
        best = Match(range: start..<index, id: phrase.isShared ? nil : phrase.id)
      }
      guard entry.goesOn else { break }
      var isAfterSpace = false
      while index < run.upperBound, !text[index].isWord {
        let isSpace = text[index].isSpace
        if !(isSpace && isAfterSpace) { hash.add(isSpace ? 0x20 : text[index]) }
        isAfterSpace = isSpace
        index += 1
      }
      guard index < run.upperBound else { break }
      Self.pass(wordIn: text, run, at: &index, &hash)
    }
    return (best, wordEnd)
  }

  private static func pass(wordIn text: [UInt8], _ run: Range<Int>, at index: inout Int, _ hash: inout FoldedHash) {
    let text = text.span
    while index < run.upperBound, text[index].isWord {
      hash.add(text[index])
      index += 1
    }
  }

  /// The phrase of a chain that a piece of text is; one of exact case before any other.
  private func phrase(from first: Int, equalTo text: ArraySlice<UInt8>) -> Phrase? {
    var found: Phrase?
    var chain: Int? = first
    while let index = chain {
      let phrase = phrases[index]
      if Self.equals(phrase, text), phrase.isExact || found == nil { found = phrase }
      if found?.isExact == true { break }
      chain = phrase.next
    }
    return found
  }

  private static func equals(_ phrase: Phrase, _ text: ArraySlice<UInt8>) -> Bool {
    var position = 0
    var last: UInt8 = 0
    var lastCompared: UInt8 = 0
    for byte in text {
      let compared = byte.isSpace ? 0x20 : phrase.isExact ? byte : FoldedHash.fold(byte, after: last)
      last = byte
      if compared == 0x20, lastCompared == 0x20 { continue }
      lastCompared = compared
      guard position < phrase.bytes.count, phrase.bytes[position] == compared else { return false }
      position += 1
    }
    return position == phrase.bytes.count
  }
}

/// FNV-1a over letters of one case. Equal hashes are compared byte by byte before anything is linked.
private struct FoldedHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
  private(set) var last: UInt8 = 0

  mutating func add(_ byte: UInt8) { add(folded: Self.fold(byte, after: last), of: byte) }

  /// The same of a byte that is folded already.
  mutating func add(folded: UInt8, of byte: UInt8) {
    value = (value ^ UInt64(folded)) &* 0x100_0000_01B3
    last = byte
  }

  /// A byte with the case of ASCII and Latin-1 letters taken away.
  static func fold(_ byte: UInt8, after last: UInt8) -> UInt8 {
    switch byte {
    case 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    case 0x80...0x96 where last == 0xC3, 0x98...0x9E where last == 0xC3: byte | 0x20
    default: byte
    }
  }
}

extension UInt8 {
  /// Part of a word: a letter or digit of ASCII, or any byte of another character.
  fileprivate var isWord: Bool {
    // Letters of either case in one comparison.
    (self | 0x20) &- 0x61 < 26 || self >= 0x80 || self &- 0x30 < 10
  }
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmed: ArraySlice<UInt8> {
    var slice = drop { $0.isSpace }
    while let last = slice.last, last.isSpace { slice.removeLast() }
    return slice
  }
}
