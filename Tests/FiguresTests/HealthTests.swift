import Calendars
import Diagnostics
import Editions
import HyperText
import Testing

@testable import Figures

@Suite struct HealthTests {
  static let stage = "---\nkind: stage\nname: MQL\ndefinition: A lead.\nsemantics: {entity: lead}\n---\n"
  static let lost = "---\nkind: stage\nname: Lost\ndefinition: Gone.\nsemantics: {entity: lead}\n---\n"
  static let count = """
    ---
    kind: metric
    name: MQLs
    definition: How many.
    owners: {marketing: Head of Demand}
    review: {every: quarter, last: 2026-07-01}
    semantics: {type: count, of: mql}
    ---
    """
  static let definitions = ["mql": stage, "lost": lost, "mql-count": count]

  private func page(_ fixture: Fixture, findings: [Diagnostic] = []) throws -> String {
    healthPage(of: try fixture.made(findings: findings)).html
  }

  @Test func theOpeningCountsInWords() throws {
    let html = try page(
      Fixture(
        definitions: Self.definitions,
        signatures: ["mql/sales": "2026-10-01", "mql/marketing": "2026-10-02", "lost/sales": "2026-10-01"],
        sheets: ["2026-11-06/a.csv": "metric,period,value\nmql-count,2026-10,5\n"]))
    #expect(
      html.contains("2 of 3 definitions are not agreed. 1 review is overdue. 1 of 1 number carries no meaning."))
    #expect(html.contains("signed by Sales, not yet signed by Marketing"))
    #expect(html.contains("<dd>6 Nov 2026, today</dd>"))
    #expect(html.contains(">36</td>"), "due on 1 October, 36 days ago")
    #expect(html.contains("(stage) is not measured by any metric"))
  }

  @Test func aSiteWithoutSignaturesOrNumbersSaysSoOnce() throws {
    let html = try page(Fixture(definitions: Self.definitions, asOf: "2026-08-01"))
    #expect(html.contains("No definition is signed yet. There are no numbers yet: no snapshot was added."))
    #expect(html.contains("No review is overdue."))
  }

  @Test func aClosedValueThatMovedStandsBesideTheFirst() throws {
    let head = "metric,period,value\n"
    let html = try page(
      Fixture(
        definitions: Self.definitions,
        sheets: [
          "2026-09-07/a.csv": head + "mql-count,2026-08,1446\n", "2026-11-05/a.csv": head + "mql-count,2026-08,1440\n",
          "2026-11-06/a.csv": head + "mql-count,2026-10,5\n",
        ]))
    #expect(html.contains("1 closed value moved after it was published."))
    #expect(html.contains("1,446") && html.contains("1,440") && html.contains("revision"))
  }

  @Test func aValueThatMovedBeforeItsFreezeIsNotRestated() throws {
    let head = "metric,period,value\n"
    let html = try page(
      Fixture(
        definitions: Self.definitions,
        sheets: ["2026-11-02/a.csv": head + "mql-count,2026-10,5\n", "2026-11-06/a.csv": head + "mql-count,2026-10,6\n"]))
    #expect(html.contains("No closed value moved after it was published."))
  }

  @Test func findingsHaveTheirPlaceRuleAndAdviceAndAnEnd() throws {
    let findings = (1...250).map { line in
      Diagnostic(
        .markdownBrokenLink, at: SourcePosition(file: "content/glossary/mql.md", line: line, column: 3),
        "'sla' leads <nowhere>",
        suggestion: "did you mean 'sal'")
    }
    let html = try page(Fixture(definitions: Self.definitions), findings: findings)
    #expect(html.contains("'sla' leads &lt;nowhere&gt;"))
    #expect(html.contains("did you mean 'sal'"))
    #expect(html.contains("<code>content/glossary/mql.md:7</code> <code>markdown.broken-link</code>"))
    #expect(html.split(separator: "class=\"where\"").count - 1 == 200)
    #expect(html.contains("And 50 more: see build.json."))
    #expect(html.contains("250 other findings"))
  }
}
