import Diagnostics
import FrontMatter
import Testing

struct YAMLParserTests {
  @Test(arguments: [
    ("a: no", "a=no@1:4"),
    ("a: 3.10\nb: 12:30\nc: 2026-08-01", "a=3.10@1:4 b=12:30@2:4 c=2026-08-01@3:4"),
    ("a: 'no'", "a='no'@1:4"),
    ("a:\nb: ~\nc: null\nd: ''", "a=nothing@1:3 b=nothing@2:4 c=nothing@3:4 d=''@4:4"),
    ("a: [x, {b: y}]", "a=[x@1:5, {b=y@1:12}@1:8]@1:4"),
    ("a:\n  - x\n  - b: y\n    c: z", "a=[x@2:5, {b=y@3:8 c=z@4:8}@3:5]@2:3"),
    ("a: >-\n  one\n  two\nb: x", "a='one two'@1:4 b=x@4:4"),
    ("a: |\n  one\n  two\n", "a='one\\ntwo\\n'@1:4"),
    ("a: one\n  two # comment\n# comment\n\nb: x", "a=one two@1:4 b=x@5:4"),
    ("a: x\r\nb: y\r\n", "a=x@1:4 b=y@2:4"),
    ("\u{FEFF}a: x", "a=x@1:4"),
    // Columns in bytes: é has two, the emoji four.
    ("a: é\nb: [é, 😀, x]", "a=é@1:4 b=[é@2:5, 😀@2:9, x@2:15]@2:4"),
    ("a: {}\nb: []\nc: [[], {d: {}}, x]", "a={}@1:4 b=[]@2:4 c=[[]@3:5, {d={}@3:13}@3:9, x@3:18]@3:4"),
    // U+0085 and U+2028 end a line for libyaml, for no editor. (In quotes they fold.)
    ("a: \"x\u{2028}y\" \nb: é", "a='x\u{2028}y'@1:4 b=é@2:4"),
  ])
  func keepsTextAndPlaceOfEveryScalar(_ yaml: String, _ expected: String) throws {
    let (node, diagnostics) = parseYAML(Array(yaml.utf8), file: "a.md")
    #expect(diagnostics.allSatisfy { $0.rule == .textInvisibleCharacter })
    #expect(dump(try #require(node)) == "{\(expected)}@1:1")
  }

  /// Walking the line from its start for each place would take hours.
  @Test func placesOfALongLineAreFound() throws {
    let (node, _) = parseYAML(
      Array(("é: x\nb: [" + (1...50_000).map { "é\($0)" }.joined(separator: ", ") + "]").utf8), file: "a.md")
    let items = try #require(node?["b"]?.items)
    var column = 5
    for (index, item) in items.enumerated() {
      guard item.position == SourcePosition(file: "a.md", line: 2, column: column) else {
        Issue.record("item \(index) is at \(item.position), not at column \(column)")
        break
      }
      column += "é\(index + 1), ".utf8.count
    }
    #expect(items.count == 50_000)
  }

  /// Told once a value, where the first one stands: in the text, or at the value that writes it as an escape.
  @Test(arguments: [
    (
      "a: x\nb: Lea\u{200B}d\u{200B}",
      "2:7: this text contains an invisible character: U+200B ZERO WIDTH SPACE, and 1 more"
    ),
    (
      "a: >-\n  é one\n  t\u{202E}wo\nb: t\u{202E}",
      "3:4: this text contains an invisible character: U+202E RIGHT-TO-LEFT OVERRIDE"
    ),
    ("a: \"x\\u200By\"", "1:4: this text contains an invisible character: U+200B ZERO WIDTH SPACE"),
    ("a: \"x\\u200By\"\nb: \u{200B}", "1:4: this text contains an invisible character: U+200B ZERO WIDTH SPACE"),
    ("a: \"\\e[31m\"", "1:4: this text contains an invisible character: U+001B CONTROL CHARACTER"),
    ("a: [x, \"\\u202e\"]", "1:8: this text contains an invisible character: U+202E RIGHT-TO-LEFT OVERRIDE"),
  ])
  func tellsWhatCannotBeSeen(yaml: String, expected: String) {
    let (node, diagnostics) = parseYAML(Array(yaml.utf8), file: "a.md")
    #expect(node != nil)
    let first = diagnostics.first.map { "\($0.position.line):\($0.position.column): \($0.message)" }
    #expect(first == expected)
    #expect(diagnostics.allSatisfy { $0.rule == .textInvisibleCharacter && $0.severity == .error })
  }

  @Test func countsLinesFromTheFence() throws {
    let (node, _) = parseYAML(Array("a: é\nb: [x".utf8) + Array("]".utf8), file: "a.md", firstLine: 2)
    let value = try #require(node?["b"])
    #expect(value.position == SourcePosition(file: "a.md", line: 3, column: 4))
    #expect(value.items?.first?.text == "x")
  }

  @Test(arguments: [
    ("a: &x 1", ["1:4 yaml.feature: YAML anchors (&name) are not used"]),
    (
      "a: &x 1\nb: *x",
      [
        "1:4 yaml.feature: YAML anchors (&name) are not used",
        "2:4 yaml.feature: YAML aliases (*name) are not used; write the value out",
      ]
    ),
    ("a: !!str 1", ["1:4 yaml.feature: YAML tags (!type) are not used; put text that starts with ! in quotes"]),
    ("a: ! x", ["1:4 yaml.feature: YAML tags (!type) are not used; put text that starts with ! in quotes"]),
    ("a: !x [1]", ["1:4 yaml.feature: YAML tags (!type) are not used; put text that starts with ! in quotes"]),
    ("a: &x {b: 1}", ["1:4 yaml.feature: YAML anchors (&name) are not used"]),
    ("<<: {b: 1}", ["1:1 yaml.feature: YAML merge keys (<<) are not used; write the keys out"]),
    ("a: 1\nb: 2\na: 3", ["3:1 yaml.duplicate-key: 'a' is already set on line 1"]),
    ("a: {b: 1, 'b': 2}", ["1:11 yaml.duplicate-key: 'b' is already set on line 1"]),
    ("? [a]\n: 1", ["1:3 yaml.feature: a key is a list, expected text"]),
    ("{a: 1}: 2", ["1:1 yaml.feature: a key is a mapping, expected text"]),
    ("größe: 1", ["1:1 yaml.feature: the key 'größe' is not ASCII"]),
    ("\"\": 1", ["1:1 yaml.feature: a key is empty"]),
    ("%YAML 1.1\n---\na: 1", ["1:1 yaml.feature: YAML directives (%YAML, %TAG) are not used"]),
    ("a: 1\n---\nb: 1", ["2:1 yaml.syntax: a second YAML document starts here; only one is allowed"]),
  ])
  func refusesWhatIsNotWhatItLooksLike(_ yaml: String, _ problems: [String]) {
    let (node, diagnostics) = parseYAML(Array(yaml.utf8), file: "a.md")
    #expect(node != nil)
    #expect(diagnostics.map(told) == problems)
  }

  /// A key that is refused leaves nothing of itself or of its value.
  @Test(arguments: [
    ("a: {b: 1, b: {c: [2, 3]}}\nd: 4", "a={b=1@1:8}@1:4 d=4@2:4"),
    ("<<: {b: [1, 2]}\na: 3", "a=3@2:4"),
    ("{a: 1}: [2]\nb: 3", "b=3@2:4"),
    ("b: [{é: [x]}, 4]", "b=[{}@1:5, 4@1:16]@1:4"),
    ("? [a, {b: c}]\n: {d: e}\nf: g", "f=g@3:4"),
  ])
  func leavesOutWhatItRefuses(_ yaml: String, _ expected: String) throws {
    let (node, diagnostics) = parseYAML(Array(yaml.utf8), file: "a.md")
    #expect(diagnostics.count == 1)
    #expect(dump(try #require(node)) == "{\(expected)}@1:1")
  }

  /// The first keys are looked through one by one, those after them are found by their names.
  @Test func tellsEveryKeyThatIsSetTwice() throws {
    let keys = (1...40).map { "k\($0)" }
    let yaml = (keys + keys).map { "\($0): {v: [\($0)]}\n" }.joined()
    let (node, diagnostics) = parseYAML(Array(yaml.utf8), file: "a.md")
    #expect(
      diagnostics.map(told) == (1...40).map { "\($0 + 40):1 yaml.duplicate-key: 'k\($0)' is already set on line \($0)" })
    #expect(try #require(node?.entries).map(\.key) == keys)
    #expect(node?["k40"]?["v"]?.items?.first?.text == "k40")
  }

  @Test(arguments: [
    ("a: [1", "2:1 yaml.syntax"), ("a: b: c", "1:5 yaml.syntax"), ("a: 'x", "1:6 yaml.syntax"),
    ("é: 1\n\té: 2", "2:1 yaml.syntax"), ("a: é\n b: 1", "2:3 yaml.syntax"), ("a: *", "1:5 yaml.syntax"),
    // The place is the line after the last, also where lines end that no editor ends.
    ("a: [é", "2:1 yaml.syntax"), ("a: 1\n\u{85}b", "3:1 yaml.syntax"),
  ])
  func saysWhereTheTextIsNotWellFormed(_ yaml: String, _ place: String) {
    let (node, diagnostics) = parseYAML(Array(yaml.utf8), file: "a.md")
    #expect(node == nil)
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first.map(told)?.hasPrefix(place) == true, "\(diagnostics.map(told))")
  }

  @Test func saysWhereTheBytesAreNotUTF8() {
    let bytes = Array("a: é\nb: ".utf8) + [0xFF, 0x0A]
    #expect(parseYAML(bytes, file: "a.md").diagnostics.map(told).first?.hasPrefix("2:4 file.not-utf8") == true)
    for text in ["a: é\nb: \u{1}\n", "a: e\r\nb: \u{1}\n", "a: e\rb: \u{1}"] {
      let problems = parseYAML(Array(text.utf8), file: "a.md").diagnostics
      #expect(problems.map(told).first?.hasPrefix("2:4 yaml.syntax") == true, "\(problems)")
    }
  }

  @Test(arguments: ["", "\n", "# only a comment\n", "---\n"])
  func findsNothingInNothing(yaml: String) {
    let (node, diagnostics) = parseYAML(Array(yaml.utf8), file: "a.md")
    #expect(node?.isNull != false)
    #expect(diagnostics.isEmpty)
  }

  @Test(arguments: [("[", "]"), ("{a: ", "}"), ("- ", "")])
  func boundsTheDepth(_ opening: String, _ closing: String) {
    func nested(_ depth: Int) -> [Diagnostic] {
      let yaml = String(repeating: opening, count: depth) + "x" + String(repeating: closing, count: depth)
      return parseYAML(Array(yaml.utf8), file: "a.md").diagnostics
    }
    #expect(nested(100).isEmpty)
    #expect(nested(101).map(\.message) == ["nested more than 100 deep"])
    #expect(nested(2_000).map(\.rule) == [.yamlSyntax])
  }
}

private func told(_ diagnostic: Diagnostic) -> String {
  "\(diagnostic.position.line):\(diagnostic.position.column) \(diagnostic.rule.rawValue): \(diagnostic.message)"
}

/// A node on one line, each value with its place.
private func dump(_ node: YAMLNode) -> String {
  let text: String =
    switch node.content {
    case .scalar(let text, let isQuoted):
      if isQuoted {
        "'\(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n"))'"
      } else {
        node.isNull ? "nothing" : text
      }
    case .sequence(let items): "[" + items.map(dump).joined(separator: ", ") + "]"
    case .mapping(let entries): "{" + entries.map { "\($0.key)=\(dump($0.value))" }.joined(separator: " ") + "}"
    }
  return "\(text)@\(node.position.line):\(node.position.column)"
}
