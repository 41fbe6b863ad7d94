import Definitions
import Diagnostics
import Fingerprints
import Numbers
import Testing

/// A target reads as people write it, and is the same promise however it is written.
@Suite struct WrittenTargetTests {
  @Test(arguments: [
    "{op: '>=', value: 20%}", "{op: \"≥\", value: 20 %}", "{op: gte, value: '0.200'}", "{op: '>=', value: \"0.2\"}",
  ])
  func oneLevelIsOnePromise(target: String) throws {
    let written = try hash(target)
    #expect(try written == hash("{op: gte, value: 0.2}"))
    #expect(try written != hash("{op: lte, value: 0.2}"))
  }

  @Test(arguments: [("'<='", "lte"), ("'>'", "gt"), ("<", "lt"), ("≤", "lte")])
  func aSignIsItsWord(sign: String, word: String) throws {
    #expect(try hash("{op: \(sign), value: 3}") == hash("{op: \(word), value: 3}"))
  }

  @Test(arguments: [
    (
      "[{op: is, value: 20%}]",
      "9:16 schema.value: 'targets.op' is 'is', which is not a comparison (write gte or >=, lte or <=, gt or >, lt or <)"
    ),
    ("[{op: gte, value: '0,2'}]", "9:28 schema.value: 'targets.value' is '0,2', expected a number or a percentage (write 0.2)"),
    (
      "[{op: lte, value: 4 hours}]",
      "9:28 schema.value: 'targets.value' is '4 hours', expected a number or a percentage (write 14400, the seconds of 4 hours)"
    ),
    (
      "[{op: lte, value: 2 business days}]",
      "9:28 schema.value: 'targets.value' is '2 business days', expected a number or a percentage "
        + "(write digits with a point, as in 1250 or 0.25)"
    ),
    ("20%", "9:10 schema.type: 'targets' is '20%', expected a list of mappings (write targets: [{op: ..., value: ...}])"),
    (
      "{op: gte, value: 20%}",
      "9:10 schema.type: 'targets' is a mapping, expected a list of mappings (write targets: [{op: ..., value: ...}])"
    ),
    ("[20%]", "9:11 schema.type: 'targets' is '20%', expected a mapping (write {op: ..., value: ...})"),
  ])
  func whatIsWrongIsShownRight(targets: String, finding: String) {
    #expect(problems(targets).map(told) == [finding])
  }

  /// Also where the sign is not in quotes, which YAML takes for something else.
  @Test func aSignOutsideQuotesIsTold() {
    let found = problems("\n  - op: >=\n    value: 20%")
    #expect(found.map(\.rule) == [.yamlSyntax])
    #expect(found.first?.suggestion == "put a sign in quotes, as in op: \">=\", or write gte")
  }

  @Test(arguments: [("count", "count"), ("EUR", "EUR")])
  func aPercentageIsALevelOfARatioOnly(unit: String, shown: String) throws {
    let metric = read(
      "kind: metric\nsemantics: {type: manual, how: By hand., unit: \(unit)}\nname: M\ndefinition: D.\n", id: "measure")
    let promise = read(promise("[{op: gte, value: 20%}]"), id: "promise")
    let (_, found) = resolve([metric, promise].compactMap(\.definition), settings: SiteSettings(title: ""), asOf: nil)
    #expect(
      found.map(told) == [
        "9:11 schema.value: 'targets.value' is a percentage, but 'measure' is measured in \(shown) (write the level in \(shown))"
      ])
  }

  private let head = "name: N\ndefinition: D.\n"

  private func promise(_ targets: String) -> String {
    "kind: commitment\nsemantics:\n  debtor: sales\n  creditor: marketing\n  measure: measure\n" + head.dropLast() + "\n"
      + "targets: \(targets)\n"
  }

  private func problems(_ targets: String) -> [Diagnostic] {
    let text = "kind: commitment\nname: N\ndefinition: D.\nsemantics:\n  debtor: sales\n  creditor: marketing\n"
    return read(text.replacing("semantics:\n", with: "semantics:\n  measure: m\n") + "targets: \(targets)\n", id: "p")
      .diagnostics
  }

  private func hash(_ target: String) throws -> String {
    let definition = try #require(read(promise("[\(target)]"), id: "promise").definition)
    return try #require(definition.targets.first).value.withoutTrailingZeros.description
      + promiseRecord(for: definition).compact()
  }

  private func told(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.position
    return "\(place.line):\(place.column) \(diagnostic.rule.rawValue): \(diagnostic.message)"
      + (diagnostic.suggestion.map { " (\($0))" } ?? "")
  }
}
