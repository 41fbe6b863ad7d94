/// The words of a text that hold a digit, in their order: numbers, dates, counts and versions, whatever is said with them.
package struct DigitWords: Sendable {
  fileprivate struct Word {
    let text: String
    /// The two words before it, by which a reader finds it.
    let before: String
  }

  private var words: [Word] = []
  private var before: [Substring] = []

  package init(of text: String) { add(text) }

  /// Of what a page of HTML shows: its text, and the words that stand for its pictures. Of elements of the names that are left out
  /// nothing counts.
  package init(ofPage html: [UInt8], leavingOut names: Set<String> = []) {
    var text = ""
    var place = html.startIndex
    var left: String?
    while place < html.endIndex {
      if html[place] != UInt8(ascii: "<") {
        let end = html[place...].firstIndex(of: UInt8(ascii: "<")) ?? html.endIndex
        if left == nil { text += unescaped(html[place..<end]) }
        place = end
        continue
      }
      let end = html[place...].firstIndex(of: UInt8(ascii: ">")) ?? html.endIndex
      let tag = html[place..<end].drop { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "/") }
      let name = String(decoding: tag.prefix { $0 != 0x20 }, as: UTF8.self)
      if left == nil, names.contains(name) { left = name } else if left == name { left = nil }
      // What stands within a line joins its words.
      if !["a", "b", "span", "tspan"].contains(name) { text += " " }
      if name == "img", let words = Self.alternative(tag) { text += words + " " }
      place = min(end + 1, html.endIndex)
    }
    add(text)
  }

  package var count: Int { words.count }

  var texts: [String] { words.map(\.text) }

  /// Where the first word stands that is looked for.
  func place(where isLookedFor: (String) -> Bool) -> String { words.first { isLookedFor($0.text) }?.place ?? "" }

  /// The words of another text after these.
  package mutating func append(_ text: String) { add(text) }

  private static func alternative(_ tag: ArraySlice<UInt8>) -> String? {
    let name = Array(" alt=\"".utf8)
    var place = tag.startIndex
    while place + name.count < tag.endIndex {
      if tag[place...].starts(with: name) { return unescaped(tag[(place + name.count)...].prefix { $0 != UInt8(ascii: "\"") }) }
      place += 1
    }
    return nil
  }

  private mutating func add(_ text: String) {
    for word in text.split(whereSeparator: \.isWhitespace) {
      // An address is no number, and servers write it again.
      if !word.contains("://"), word.utf8.contains(where: { (0x30...0x39).contains($0) }) {
        words.append(Word(text: String(word), before: before.suffix(2).joined(separator: " ")))
      }
      before.append(word)
      if before.count > 8 { before.removeFirst(6) }
    }
  }

  /// What these words say otherwise than those that were to be expected, a sentence each.
  package func differences(from expected: DigitWords) -> [String] {
    // Two texts that have little in common would be compared for minutes, and nobody would read the list.
    guard count < 4000, expected.count < 4000 else {
      return count == expected.count && zip(words, expected.words).allSatisfy { $0.text == $1.text }
        ? [] : ["it holds \(count) words with digits, and the project makes \(expected.count)"]
    }
    let change = words.map(\.text).difference(from: expected.words.map(\.text))
    let (missing, added) = (change.removals.map(\.place), change.insertions.map(\.place))
    var sentences: [String] = []
    var (lost, found) = (0, 0)
    while lost < missing.count || found < added.count {
      // Places count what both have before them.
      let (here, there) = (missing.dropFirst(lost).first.map { $0 - lost }, added.dropFirst(found).first.map { $0 - found })
      if let here, let there, here == there {
        let (word, wanted) = (words[added[found]], expected.words[missing[lost]])
        sentences.append("it says '\(word.text)'\(word.place), and the project makes '\(wanted.text)'")
        (lost, found) = (lost + 1, found + 1)
      } else if let there, here.map({ there < $0 }) ?? true {
        let word = words[added[found]]
        sentences.append("it says '\(word.text)'\(word.place), which the project does not make")
        found += 1
      } else {
        let wanted = expected.words[missing[lost]]
        sentences.append("it lacks '\(wanted.text)'\(wanted.place)")
        lost += 1
      }
    }
    return sentences
  }
}

extension DigitWords.Word {
  fileprivate var place: String { before.isEmpty ? "" : " after '\(before)'" }
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
