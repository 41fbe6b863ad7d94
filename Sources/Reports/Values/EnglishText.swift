import Numbers

/// `1 metric`, `1,204 values`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(NumberText.grouped(ExactDecimal(number))) \(noun)\(number == 1 ? "" : "s")"
}

/// `a`, `a and b`, `a, b and c`.
func listed(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

/// `three`, up to twelve; digits beyond.
func spelled(_ number: Int) -> String {
  let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
  return words.indices.contains(number) ? words[number] : NumberText.grouped(ExactDecimal(number))
}

extension String {
  /// The first letter as a capital.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// Beginning with a capital and ending with a full stop.
  var asSentence: String {
    let ends = hasSuffix(".") || hasSuffix("?") || hasSuffix("!")
    return isEmpty || ends ? capitalizedFirst : capitalizedFirst + "."
  }
}
