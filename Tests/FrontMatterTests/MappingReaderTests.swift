import Diagnostics
import FrontMatter
import Testing

struct MappingReaderTests {
  private enum Kind: String, CaseIterable { case concept, stage, metric }

  @Test func typesTheValuesThatItIsAskedFor() throws {
    var reader = try reader(
      "name: no\nversion: 3\nreviewed: 2026-07-02\nactive: true\nkind: stage\nsynonyms: [a, '3']\nempty:\n")
    #expect(reader.string("name", .required) == "no")
    #expect(reader.integer("version", in: 1...99) == 3)
    #expect(reader.date("reviewed") == "2026-07-02")
    #expect(reader.boolean("active") == true)
    #expect(reader.choice("kind", of: Kind.self) == .stage)
    #expect(reader.strings("synonyms") == ["a", "3"])
    #expect(reader.string("empty") == nil)
    #expect(reader.string("absent") == nil)
    #expect(reader.strings("absent").isEmpty)
    #expect(reader.finish().isEmpty)
  }

  /// Each key once held against all others would take hours.
  @Test func twentyThousandUnknownKeysAreTold() throws {
    var reader = try reader("name: x\n" + (1...20_000).map { "key\($0): 1\n" }.joined())
    #expect(reader.string("name") == "x")
    for key in 1...100 { #expect(!reader.has("other\(key)")) }
    let problems = reader.finish()
    #expect(problems.count == 20_000)
    #expect(problems.last.map(told) == "20001:1 schema.unknown-key: 'key20000' is not a known key")
  }

  @Test func knowsKeysOfAMappingWithMany() throws {
    var reader = try reader((1...40).map { "k\($0): \($0)\n" }.joined() + "k7: 8\n")
    for key in 1...40 { #expect(reader.integer("k\(key)") == key) }
    #expect(reader.position(of: "k40").line == 40)
    #expect(reader.has("k1") && !reader.has("k41"))
    #expect(reader.finish().isEmpty)
  }

  @Test(arguments: [
    ("v: x", "1:4 schema.type: 'v' is 'x', expected a whole number"),
    ("v: '3'", "1:4 schema.type: 'v' is '3', expected a whole number; write 3 without quotes"),
    ("v: 3.0", "1:4 schema.type: 'v' is '3.0', expected a whole number"),
    ("v: +3", "1:4 schema.type: 'v' is '+3', expected a whole number"),
    ("v: 99999999999999999999", "1:4 schema.type: 'v' is '99999999999999999999', expected a whole number"),
    ("v: [1]", "1:4 schema.type: 'v' is a list, expected a whole number"),
    ("v: 0", "1:4 schema.value: 'v' is 0, expected at least 1"),
    ("v: 100", "1:4 schema.value: 'v' is 100, expected at most 99"),
    ("v:", "1:1 schema.missing-key: 'v' has no value"),
    ("{}", "1:1 schema.missing-key: 'v' is missing"),
  ])
  func reportsWhatIsNoInteger(_ yaml: String, _ problem: String) throws {
    var reader = try reader(yaml)
    #expect(reader.integer("v", .required, in: 1...99) == nil)
    #expect(reader.finish().map(told) == [problem])
  }

  @Test(arguments: [
    ("v: yes", "1:4 schema.type: 'v' is 'yes', expected true or false; write true"),
    ("v: Off", "1:4 schema.type: 'v' is 'Off', expected true or false; write false"),
    ("v: maybe", "1:4 schema.type: 'v' is 'maybe', expected true or false"),
    ("v: {a: 1}", "1:4 schema.type: 'v' is a mapping, expected true or false"),
  ])
  func reportsWhatIsNoBoolean(_ yaml: String, _ problem: String) throws {
    var reader = try reader(yaml)
    #expect(reader.boolean("v") == nil)
    #expect(reader.finish().map(told) == [problem])
  }

  @Test(arguments: ["2026-8-1", "01.08.2026", "2026-08", "2026/08/01", "today", "2026-08-0é"])
  func reportsWhatHasNoDatesForm(text: String) throws {
    var reader = try reader("v: \(text)")
    #expect(reader.date("v") == nil)
    #expect(reader.finish().map(told) == ["1:4 schema.type: 'v' is '\(text)', expected a date such as 2026-08-01"])
  }

  @Test func suggestsTheWordThatWasMeant() throws {
    var reader = try reader("a: metrc\nb: other")
    #expect(reader.choice("a", of: Kind.self) == nil)
    #expect(reader.choice("b", of: Kind.self) == nil)
    #expect(
      reader.finish().map(told) == [
        "1:4 schema.value: 'a' is 'metrc', which is not an allowed value; did you mean 'metric'",
        "2:4 schema.value: 'b' is 'other', which is not an allowed value; write one of concept, stage, metric",
      ])
  }

  @Test func reportsEveryUnknownKeyAtItsPlace() throws {
    var reader = try reader("name: x\nversoin: 1\nzzzzzz: 2")
    _ = reader.string("name")
    _ = reader.integer("version")
    #expect(
      reader.finish().map(told) == [
        "2:1 schema.unknown-key: 'versoin' is not a known key; did you mean 'version'",
        "3:1 schema.unknown-key: 'zzzzzz' is not a known key",
      ])
  }

  @Test func lowersOrSilencesUnknownKeysWhereASiteSaysSo() throws {
    #expect(try reader("x: 1").finish(unknownKeys: .warning).map(\.severity) == [.warning])
    #expect(try reader("x: 1").finish(unknownKeys: nil).isEmpty)
    var tolerant = try reader("x: 1\ny: 2")
    tolerant.allow(["x", "y"])
    #expect(tolerant.finish().isEmpty)
  }

  @Test func readsNestedMappingsAndListsOfThem() throws {
    var reader = try reader(
      "review: {every: quarter, lst: 1}\navoid:\n  - {label: hot lead}\n  - {use: mql}\n  - x\n"
        + "owners: {sales: VP, marketing: CMO}"
    )
    let every = reader.mapping("review") { review in
      _ = review.date("last")
      return review.string("every")
    }
    let labels = reader.mappings("avoid") { avoid in
      _ = avoid.string("use")
      return avoid.string("label", .required)
    }
    #expect(every == "quarter")
    #expect(labels == ["hot lead"])
    #expect(reader.entries("owners").map(\.key) == ["sales", "marketing"])
    #expect(
      reader.finish().map(told) == [
        "1:26 schema.unknown-key: 'review.lst' is not a known key; did you mean 'last'",
        "4:5 schema.missing-key: 'avoid.label' is missing",
        "5:5 schema.type: 'avoid' is 'x', expected a mapping; write {label: ...}",
      ])
  }

  @Test func suggestsAListWhereOneTextStands() throws {
    var reader = try reader("synonyms: lead")
    #expect(reader.strings("synonyms").isEmpty)
    #expect(reader.finish().map(told) == ["1:11 schema.type: 'synonyms' is 'lead', expected a list; write [lead]"])
  }

  @Test func reportsADocumentThatIsNoMapping() throws {
    #expect(try reader("- a").finish().map(told) == ["1:1 schema.type: this is a list, expected a mapping"])
  }

  @Test func knowsWhereAValueStands() throws {
    var reader = try reader("a: 1\nb:  2")
    #expect(reader.position(of: "b").column == 5)
    #expect(reader.position(of: "c") == reader.position)
    reader.report(.schemaValue, "b", "is not a prime of the wanted size")
    reader.allow(["a", "b"])
    #expect(reader.finish().map(told) == ["2:5 schema.value: 'b' is not a prime of the wanted size"])
  }

  private func reader(_ yaml: String) throws -> MappingReader {
    MappingReader(try #require(parseYAML(Array(yaml.utf8), file: "a.md").node))
  }
}

private func told(_ diagnostic: Diagnostic) -> String {
  let place = "\(diagnostic.position.line):\(diagnostic.position.column)"
  let suggestion = diagnostic.suggestion.map { "; \($0)" } ?? ""
  return "\(place) \(diagnostic.rule.rawValue): \(diagnostic.message)\(suggestion)"
}
