import Diagnostics
import Pipeline
import Testing

@Suite struct VocabularyTests {
  private static let words = """
    ---
    kind: stage
    name: Marketing-qualified lead
    abbreviation: MQL
    definition: A lead that asked for a demo.
    avoid:
      - {label: hot lead, use: mql}
      - {label: CPO, why: also a chief product officer}
      - {label: pipeline review}
    ---
    Never say hot lead: this file may.
    """

  private func findings(_ files: KeyValuePairs<String, String>) async throws -> [String] {
    let folder = try TemporaryFolder().write(SmallSite.files).write(["content/glossary/mql.md": Self.words]).write(files)
    let outcome = await build(BuildOptions(root: folder.path, threads: 1, writes: false))
    return outcome.findings.filter { $0.rule == .pageWordToAvoid || $0.rule == .definitionSameMeaning }.map { finding in
      let place = "\(finding.position.file):\(finding.position.line):\(finding.position.column)"
      return "\(place): \(finding.message)" + (finding.suggestion.map { "; \($0)" } ?? "")
    }
  }

  @Test(arguments: [
    ("A hot lead is here.", 1, 3), ("One\n\ntwo Hot Lead.", 3, 5),
    ("hot\nlead", 1, 1), ("hot  lead", 1, 1), ("Hot leads.", 1, 1),
    ("hot lead's", 1, 1), ("[hot lead](term:mql)", 1, 2), ("**hot lead**", 1, 3), ("| a |\n|---|\n| hot lead |", 3, 3),
    ("```concord trend\nmetric: mql-count\ntitle: The hot lead\n```", 3, 12),
    ("```concord funnel\nstages:\n  - {label: A, metric: a}\n  - {metric: b, label: \"a, hot lead\", x: y}\n```", 4, 28),
  ])
  func aWordToAvoidIsFoundInItsPlace(text: String, line: Int, column: Int) async throws {
    let found = try await findings(["content/notes/2026-10.md": text])
    #expect(found == ["content/notes/2026-10.md:\(line):\(column): 'hot lead' is a word to avoid; write 'MQL'"])
  }

  @Test(arguments: [
    "A shot lead.", "A hot leader.", "hot-lead",
    "A red-hot lead.", "A hot lead-in.", "hot\n\nlead", "`hot lead`", "``a ` hot lead``", "```\nhot lead\n```",
    "- item\n\n      hot lead\n", "[a](https://example.com/hot lead)", "cpo", "Cpo",
    "```concord trend\nmetric: mql-count\n# hot lead\n```", "```concord funnel\n- {label: A, metric: hot lead}\n```",
  ])
  func whatIsNoSuchWordPasses(text: String) async throws {
    #expect(try await findings(["content/pages/other.md": text]) == [])
  }

  /// The name is told once, where it is given, and not wherever it is used.
  @Test func aNameThatHoldsSuchAWordIsToldOnce() async throws {
    let meeting = "---\nkind: concept\nname: Weekly pipeline review\ndefinition: A meeting.\n---\nA weekly pipeline review.\n"
    let found = try await findings([
      "content/pages/other.md": "A weekly pipeline review meeting.", "content/glossary/meeting.md": meeting,
    ])
    #expect(found == ["content/glossary/meeting.md:3:7: 'pipeline review' is a word to avoid; write 'MQL'"])
  }

  @Test func anAbbreviationIsFoundAsItIsWritten() async throws {
    let found = try await findings(["content/pages/other.md": "The CPO and CPOs."])
    #expect(
      found == [
        "content/pages/other.md:1:5: 'CPO' is a word to avoid: also a chief product officer; write 'MQL'",
        "content/pages/other.md:1:13: 'CPO' is a word to avoid: also a chief product officer; write 'MQL'",
      ])
  }

  @Test func namesSentencesAndReasonsAreLookedThrough() async throws {
    let text = """
      ---
      kind: concept
      name: Hot lead rate
      version: 2
      why: Every hot lead counts
      definition: >-
        A thing made of a
        hot lead.
      ---
      A hot lead in prose.
      """
    let found = try await findings(["content/glossary/rate.md": text])
    #expect(
      found.map { $0.split(separator: ": ")[0] }
        == [3, 5, 8, 10].enumerated().map { index, line in
          "content/glossary/rate.md:\(line):\([7, 12, 3, 3][index])"
        })
  }

  @Test func aRetiredWordIsToldOutsideTheRecord() async throws {
    let retired = "---\nkind: concept\nname: Old lead\nstatus: retired\nrelated: [mql]\ndefinition: One.\n---\nThe old lead.\n"
    let found = try await findings([
      "content/glossary/old-lead.md": retired, "content/pages/other.md": "An old lead.",
      "content/notes/2026-10.md": "An old lead.",
    ])
    #expect(found == ["content/pages/other.md:1:4: 'Old lead' is a retired word; write 'MQL'"])
  }

  @Test func aLinkToARetiredTermAndABlockOfARetiredMetricAreToldOutsideTheRecord() async throws {
    let retired = "---\nkind: concept\nname: Old lead\nstatus: retired\nrelated: [mql]\ndefinition: One.\n---\n"
    let count = "---\nkind: metric\nname: Fairs\nstatus: retired\ndefinition: A.\nsemantics: {type: count, of: mql}\n---\n"
    let text =
      "[This](term:old-lead), an [old lead](term:old-lead).\n\n```concord trend\nmetric: fair-count\nnote: fair-count\n```\n"
    let found = try await findings([
      "content/glossary/old-lead.md": retired, "content/glossary/fair-count.md": count, "content/pages/other.md": text,
      "content/notes/2026-10.md": text,
    ])
    #expect(
      found.filter { !$0.hasPrefix("content/glossary") } == [
        "content/pages/other.md:1:13: 'old-lead' is retired; use 'mql'",
        "content/pages/other.md:1:28: 'Old lead' is a retired word; write 'MQL'",
        "content/pages/other.md:4:9: 'fair-count' is retired",
      ])
  }

  @Test func aMeaningThatStandsOnARetiredOneIsTold() async throws {
    let retired = Self.words.replacing("abbreviation: MQL", with: "abbreviation: MQL\nstatus: retired")
    let found = try await findings(["content/glossary/mql.md": retired])
    #expect(found.contains { $0.contains("'mql-count' refers to 'mql', which is retired") }, "\(found)")
  }

  @Test func twoDefinitionsWithOneMeaningAreTold() async throws {
    func stage(_ name: String, _ criteria: String) -> String {
      "---\nkind: stage\nname: \(name)\ndefinition: \(name).\nsemantics: {entity: lead, criteria: {all: [\(criteria)]}}\n---\n"
    }
    let one = "{signal: a, count: 1, within: 30 days}"
    let two = "{signal: b, count: 1, within: 30 days}"
    let found = try await findings([
      "content/glossary/a.md": stage("First", "\(one), \(two)"), "content/glossary/b.md": stage("Second", "\(two), \(one)"),
      "content/glossary/c.md": stage("Third", one), "content/glossary/d.md": "# Fourth\n\nNo meaning.\n",
      "content/glossary/e.md": "# Fifth\n\nNo meaning.\n",
    ])
    #expect(found.count == 1)
    #expect(found.first?.contains("'b' means the same as 'a' in content/glossary/a.md") == true, "\(found)")
  }

  @Test func theSampleUsesItsOwnWords() async throws {
    let outcome = await build(BuildOptions(root: projectRoot, threads: 1, writes: false))
    #expect(!outcome.findings.contains { $0.rule == .pageWordToAvoid || $0.rule == .definitionSameMeaning })
  }
}
