import Calendars
import Changes
import Definitions
import TestSupport
import Testing

@Suite struct ReportTests {
  private let before = glossary(Company.before)
  private let after = glossary(Company.after)

  private func found() throws -> GlossaryChanges {
    let (files, _) = try signed(
      ["mql", "volume", "contact-time", "spend"],
      by: ["sales": "2026-07-24", "marketing": "2026-07-22", "steward": "2026-07-24"], in: before)
    let (_, book) = try signed(["mql"], by: ["marketing": "2026-07-25"], in: after, onto: files)
    return changes(
      from: before, to: after, settings: settings, agreements: book,
      pages: { ["mql-count", "contact-time"].contains($0) ? ["Dashboard"] : [] },
      flips: { _, _, _ in TargetFlips(judged: 12, toMet: 3, toMissed: 0) })
  }

  @Test(arguments: ChangesFormat.allCases)
  func everyFormatTellsEveryClass(format: ChangesFormat) throws {
    let suffix = format == .text ? "txt" : format == .markdown ? "md" : format == .github ? "github" : "json"
    expectGolden(changesReport(try found(), as: format), "company.\(suffix)")
  }

  @Test func coloursReplaceTheMarks() throws {
    let text = changesReport(try found(), as: .text, colored: true)
    #expect(text.contains("\u{1B}[9;31mtwice.\u{1B}[0m \u{1B}[4;32mthree times.\u{1B}[0m"))
    #expect(!text.contains("[-") && !text.contains("{+"))
  }

  @Test func nothingChangedIsSaidCalmly() {
    let none = changes(from: before, to: before, settings: settings)
    #expect(changesReport(none, as: .text) == "Nothing changed\n")
    #expect(changesReport(none, as: .markdown) == "### Definitions: Nothing changed\n")
    #expect(changesReport(none, as: .github) == "")
    #expect(pendingReport([]) == "Nothing is left to sign\n")
    #expect(!none.lacksApproval)
  }

  @Test func whatSignaturesAreMissingHoldsItBack() throws {
    #expect(try found().lacksApproval)
    let files = ["a": "kind: concept\nversion: 1\nsemantics: {criteria: A}"]
    let later = ["a": "kind: concept\nversion: 2\nsemantics: {criteria: B}"]
    let (_, book) = try signed(["a"], by: ["sales": "2026-07-24", "marketing": "2026-07-22"], in: glossary(later))
    let agreed = changes(from: glossary(files), to: glossary(later), settings: settings, agreements: book)
    #expect(!agreed.lacksApproval)
    let tooSoon = changes(
      from: glossary(files), to: glossary(later), settings: settings, agreements: book, asOf: CivilDate("2026-07-23"))
    #expect(tooSoon.lacksApproval)
  }

  @Test(arguments: [
    ("- no list", "\\- no list"), ("12. no list", "12\\. no list"), ("=== no head", "\\=== no head"),
    ("1.5 times", "1\\.5 times"),
  ])
  func aSentenceStartsNoBlockOfMarkdown(sentence: String, expected: String) {
    let old = ["a": "kind: concept\ndefinition: plain"]
    let new = ["a": "kind: concept\ndefinition: \"\(sentence)\""]
    let found = changes(from: glossary(old), to: glossary(new), settings: settings)
    #expect(changesReport(found, as: .markdown).contains("~~plain~~ **\(expected)**\n"))
  }

  /// Words out of the content start no markup, no workflow command and no terminal sequence.
  @Test func contentStaysContent() {
    let old = ["a": "kind: concept\ndefinition: plain"]
    let new = ["a": "kind: concept\ndefinition: \"a | b <script> **x** ::error::y @team\""]
    let found = changes(from: glossary(old), to: glossary(new), settings: settings)
    let markdown = changesReport(found, as: .markdown)
    #expect(
      markdown.contains(
        "a \\| b &lt;script> \\*\\*x\\*\\* :<!-- -->:<!-- -->error:<!-- -->:<!-- -->y \\@<!-- -->team"))
    #expect(!changesReport(found, as: .text).contains("\u{1B}"))
    #expect(changesReport(found, as: .github).split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
  }
}
