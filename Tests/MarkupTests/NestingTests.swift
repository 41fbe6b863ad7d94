import Diagnostics
import HyperText
import Markup
import Testing

/// Inputs that make a naive reader, or libcmark 0.30, quadratic or overflow its stack, and the line to be named.
private let tooDeep: [(LongText, line: Int)] = [
  (LongText(repeating("*a **a ", 2000) + "b" + repeating(" a** a*", 2000)), 1),
  (LongText(repeating("![[]()", 20000)), 1),
  (LongText(repeating("> ", 5000) + "a"), 1),
  (LongText(repeating("- ", 5000) + "x" + repeating("\n", 5000)), 1),
  (LongText(repeating("> ", 5000) + repeating("a*", 5000)), 1),
  (LongText("text\n\n" + repeating("> - ", 2500) + "x\n"), 3),
  (LongText(repeating("1. ", 500) + "x"), 1),
  (LongText((0..<300).map { repeating(" ", 2 * $0) + "* a\n" }.joined()), 101),
  (LongText(repeating("*a ", 2000) + repeating("_a*_ ", 2000)), 1),
  (LongText(repeating("![", 200) + "a" + repeating("](b)", 200)), 1),
]

@Test(arguments: tooDeep)
func refusesWhatIsNestedTooDeep(_ text: LongText, _ line: Int) {
  let document = parseMarkup(text.source, file: "a.md")
  #expect(document.blocks.isEmpty)
  #expect(document.diagnostics.map(\.rule) == [.markdownNesting])
  #expect(document.diagnostics.first?.position.line == line)
}

private let onlyLong: [String] = [
  repeating("a_ ", 5000),
  repeating("_a ", 5000),
  repeating("a]", 5000),
  repeating("[a", 5000),
  repeating("*a_ ", 5000),
  "a**b" + repeating("c* ", 5000),
  repeating("[ a_", 5000),
  repeating("[ (](", 5000),
  "**x [a*b**c*](d)",
  repeating("[", 5000) + "a" + repeating("]", 5000),
  "abc\u{0}de\u{0}",
  repeating("`", 3000) + "e" + repeating("``e", 3000),
  repeating("[a](<b", 5000),
  repeating("[a](b", 5000),
  "</" + repeating("<!--", 3000),
  repeating("- ", 99) + "x",
  repeating("> ", 99) + "x",
  repeating("- ", 200),
  repeating("* ", 200) + "*",
  repeating("![a](b)[c](d)", 3000),
  repeating("| a ", 3000) + "\n" + repeating("| - ", 3000),
  "| a |\n| - |\n" + repeating("| b | c |\n", 2000),
]

@Test(arguments: onlyLong.map(LongText.init))
func readsWhatIsOnlyLong(_ text: LongText) {
  let document = parseMarkup(text.source, file: "a.md")
  #expect(!document.blocks.isEmpty)
  #expect(!document.diagnostics.contains { $0.rule == .markdownNesting })
  #expect(!renderMarkup(document).html.isEmpty)
}

private func repeating(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

/// A text whose name in the test report stays short.
struct LongText: Sendable, CustomTestStringConvertible {
  let source: String
  init(_ source: String) { self.source = source }
  var testDescription: String { "\(source.prefix(16).debugDescription)… of \(source.utf8.count) bytes" }
}

/// Trying each number from the first for each heading would take hours.
@Test func anchorsOfManyEqualHeadingsAreUnique() {
  let document = parseMarkup(String(repeating: "## Same\n\n", count: 20_000) + "## Same 2\n", file: "a.md")
  #expect(Set(document.headings.map(\.anchor)).count == 20_001)
  #expect(document.headings.prefix(3).map(\.anchor) == ["same", "same-2", "same-3"])
  #expect(document.headings.last?.anchor == "same-2-2")
}
