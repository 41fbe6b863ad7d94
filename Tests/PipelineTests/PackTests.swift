import Calendars
import Diagnostics
import Pipeline
import Testing

/// A small site whose review is packed, or is not, and why; and its mail held against the project.
@Suite struct PackTests {
  private static func site(_ files: KeyValuePairs<String, String> = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write([
      "content/site.yml": """
      title: Small
      parties:
        marketing: {name: Marketing, lead: VP Marketing}
        sales: {name: Sales, lead: VP Sales}
      grain: month
      url: https://intranet.example/small/
      mail: {from: RevOps <revops@example.com>}
      """,
      "content/pages/review.md": """
      ---
      title: Review
      ---
      ## MQLs

      ```concord trend
      metric: mql-count
      ```

      ```concord notes
      ```
      """,
      "content/notes/2026-10.md": "Marketing hired 2 people.",
    ])
    return try folder.write(files)
  }

  private static func packed(_ folder: TemporaryFolder, _ label: String) async throws -> [String] {
    let period = try #require(Period(label))
    let outcome = await pack(PackOptions(root: folder.path, period: period, threads: 1))
    #expect((outcome.written == nil) == outcome.hasFailed)
    return outcome.findings.filter { $0.severity == .error }.map { found in
      "\(found.position.file):\(found.position.line) \(found.rule.rawValue): \(found.message)"
        + (found.suggestion.map { "; \($0)" } ?? "")
    }
  }

  @Test(arguments: [
    (
      "2026-11",
      ":0 output.write: there is no review of November 2026: it is not over, and a review is of a closed month (as of 6 Nov 2026); the latest closed month is 2026-10"
    ),
    (
      "2026-Q3",
      ":0 output.write: there is no review of Q3 2026: a review of this site is of a month, and Q3 2026 is a quarter; write --period 2026-10, or another month from 2026-09 on; for a quarter, write a page with grain: quarter, add quarter to snapshots.grains in content/site.yml, and print the page"
    ),
    (
      "FY27-P08",
      ":0 output.write: there is no review of FY27-P08: a review of this site is of a month, and FY27-P08 is a fiscal period; write --period 2026-10, or another month from 2026-09 on; for a fiscal period, write a page with grain: fiscal-period, add fiscal-period to snapshots.grains in content/site.yml, and print the page"
    ),
    (
      "2019-03",
      ":0 output.write: there is no review of March 2019: no snapshot has a number of it; reviews reach from 2026-09 to 2026-10"
    ),
  ])
  func aPeriodThatHasNoReviewSaysWhy(period: String, finding: String) async throws {
    #expect(try await Self.packed(Self.site(), period) == [finding])
  }

  @Test func aNoteThatCannotBeReadStopsThePack() async throws {
    let folder = try Self.site(["content/notes/2026-10.md": "---\ntitle: [\n---\nHello"])
    let found = try await Self.packed(folder, "2026-10")
    #expect(found.count == 1 && found[0].hasPrefix("content/notes/2026-10.md:"), "\(found)")
    #expect(folder.files("pack").isEmpty)
  }

  @Test func aSenderIsNeeded() async throws {
    let folder = try Self.site(["content/site.yml": "title: Small\nparties: {marketing: {name: Marketing}}\n"])
    #expect(
      try await Self.packed(folder, "2026-10") == [
        "content/site.yml:0 schema.missing-key: 'mail.from' is missing, and every mail is from somebody; write mail: {from: RevOps <revops@example.com>}"
      ])
  }

  @Test func aReviewThatIsTooLargeIsRefusedWithWhatIsLarge() async throws {
    let note = (1...1500).map { "- Item \($0) was discussed at some length" }.joined(separator: "\n")
    let found = try await Self.packed(Self.site(["content/notes/2026-10.md": note]), "2026-10")
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(
      finding.wholeMatch(
        of:
          #/content/pages/review.md:0 output.write: the mail would not arrive as it is: \d+ bytes of HTML are more than the limit of 60000; Gmail cuts a mail off at 102 KB, and a quoted mail grows; most of it is Decisions and actions \(\d+ KB\) and [\w ]+ \(\d+ KB\): show less there, or move it to a page of its own and link to it/#
      ) != nil, "\(finding)")
  }

  /// A mail in its file, with what is replaced in it; the parts stay as long as they were.
  private static func verified(_ folder: TemporaryFolder, replacing old: String = "", by new: String = "") async throws
    -> [String]
  {
    let mail = try #require(folder.read("pack/2026-10/2026-10.eml"))
    try #require(mail.contains(old) || old.isEmpty, "the mail has no '\(old)'")
    try folder.write("mail.eml", Array((old.isEmpty ? mail : mail.replacing(old, with: new, maxReplacements: 1)).utf8))
    let outcome = await verify(VerifyOptions(root: folder.path, output: folder.path + "/mail.eml", threads: 1))
    #expect(outcome.reviewed == Period("2026-10"))
    return outcome.findings.filter { $0.severity == .error }.map { "\($0.rule.rawValue): \($0.message)" }
  }

  @Test func aMailIsHeldAgainstTheProject() async throws {
    let folder = try Self.site()
    #expect(try await Self.packed(folder, "2026-10") == [])
    #expect(try await Self.verified(folder) == [])
    let html = try await Self.verified(folder, replacing: ">472", by: ">473")
    #expect(html.count == 1 && html[0].hasPrefix("proof.number: the HTML: it says '473'"), "\(html)")
    // Anything that a person reads, such as what a note says.
    let note = try await Self.verified(folder, replacing: "Marketing hired 2 people", by: "Marketing hired 9 people")
    #expect(
      note == ["proof.number: the text: it says '9' after 'Marketing hired', and the project makes '2'"], "\(note)")
    try folder.write([
      "content/snapshots/2026-11-06/sheet.csv": "metric,period,value\nmql-count,2026-09,446\nmql-count,2026-10,572\n"
    ])
    let changed = try await Self.verified(folder)
    #expect(changed.contains { $0.hasPrefix("proof.number: review-2026-10.csv: it says '472,472,") }, "\(changed)")
  }

  @Test(arguments: ["", "Subject: lunch\n\nAt 12?"])
  func anotherMailIsToldApart(text: String) async throws {
    let folder = try Self.site()
    try folder.write("lunch.eml", Array(text.utf8))
    let outcome = await verify(VerifyOptions(root: folder.path, output: folder.path + "/lunch.eml", threads: 1))
    #expect(
      outcome.findings.map(\.message) == [
        "it is not a review that concord pack made: it has no plain text, no HTML or no review-<period>.csv"
      ])
  }
}
