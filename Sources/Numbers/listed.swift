/// `1 metric`, `1,204 values`.
package func counted(_ number: Int, _ noun: String) -> String {
  "\(NumberText.grouped(ExactDecimal(number))) \(noun)\(number == 1 ? "" : "s")"
}

/// `a`, `a and b`, `a, b and c`; `a, b; c; and d` where a word holds a comma itself.
package func listed(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  let separators = listSeparators(of: words)
  return words.dropLast().joined(separator: separators.between) + separators.last + last
}

/// What stands between the members of a list, and before its last one.
package func listSeparators(of words: [String]) -> (between: String, last: String) {
  words.contains { $0.holdsSeparator } ? ("; ", words.count > 2 ? "; and " : " and ") : (", ", " and ")
}

extension String {
  /// Whether a comma or a semicolon stands before a space in it.
  fileprivate var holdsSeparator: Bool {
    var last: UInt8 = 0
    for byte in utf8 {
      if byte == 0x20, last == UInt8(ascii: ",") || last == UInt8(ascii: ";") { return true }
      last = byte
    }
    return false
  }
}

/// `three`, up to twelve; digits beyond.
package func spelled(_ number: Int) -> String {
  let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
  return words.indices.contains(number) ? words[number] : NumberText.grouped(ExactDecimal(number))
}

extension String {
  /// The first letter as a capital.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// Beginning with a capital and ending with a full stop.
  package var asSentence: String { capitalizedFirst.withFullStop }

  /// Ending with a full stop, or with what ends it already.
  package var withFullStop: String {
    let ends = hasSuffix(".") || hasSuffix("?") || hasSuffix("!")
    return isEmpty || ends ? self : self + "."
  }
}
