import Changes
import Testing

@Suite struct WordDifferenceTests {
  private func marked(_ old: String, _ new: String) -> String {
    wordDifference(from: old, to: new).map { run in
      switch run.fate {
      case .equal: run.text
      case .deleted: "[-\(run.text)-]"
      case .inserted: "{+\(run.text)+}"
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("a b c", "a b c", "a b c"), ("a b c", "a x c", "a [-b-] {+x+} c"), ("a c", "a b c", "a {+b+} c"),
    ("a b c", "a c", "a [-b-] c"), ("", "new words", "{+new words+}"), ("old words", "", "[-old words-]"), ("", "", ""),
    ("a  b\nc", "a b c", "a b c"),
    ("within 60 days of it", "within the 30 days of it", "within [-60-] {+the 30+} days of it"),
    ("one two three", "four five", "[-one two three-] {+four five+}"), ("a a", "a a a", "a a {+a+}"),
    ("größer als 50", "größer als 60", "größer als [-50-] {+60+}"),
  ])
  func marksWhatWentAndCame(old: String, new: String, expected: String) {
    #expect(marked(old, new) == expected)
  }

  @Test func longTextsThatDifferThroughoutAreReplacedWhole() {
    let old = (0..<3000).map { "a\($0)" }.joined(separator: " ")
    let new = (0..<3000).map { "b\($0)" }.joined(separator: " ")
    #expect(wordDifference(from: old, to: new) == [WordRun(.deleted, old), WordRun(.inserted, new)])
    // What both share at the ends is found all the same.
    #expect(wordDifference(from: "x \(old) y", to: "x \(new) y").map(\.fate) == [.equal, .deleted, .inserted, .equal])
  }

  /// Both texts can be read off the runs, whatever they hold.
  @Test func keepsEveryWordOfBoth() {
    let words = ["a", "b", "c"]
    // Of up to four words.
    var texts = [""]
    var longest = words
    for _ in 1...4 {
      texts += longest
      longest = longest.flatMap { text in words.map { word in "\(text) \(word)" } }
    }
    for old in texts {
      for new in texts {
        let runs = wordDifference(from: old, to: new)
        #expect(runs.filter { $0.fate != .inserted }.map(\.text).joined(separator: " ") == old)
        #expect(runs.filter { $0.fate != .deleted }.map(\.text).joined(separator: " ") == new)
      }
    }
  }
}
