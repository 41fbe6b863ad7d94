import Calendars
import Documents
import Editions
@testable import Figures
import Testing

/// Before there is a snapshot or a signature there is no day: nothing is dated, judged or called closed, and prose still shows.
@Suite struct FirstDayTests {
  private static let definitions = [
    "mql": "---\nkind: stage\nname: MQL\nreview: {every: quarter, last: 2020-01-01}\nsemantics: {entity: lead}\n---\n",
    "mql-count": """
    ---
    kind: metric
    name: MQLs
    effective: 2022-02-01
    semantics: {type: count, of: mql}
    targets: [{op: gte, value: "500", from: 2022-02-01}]
    ---

    """,
  ]

  private static func site() throws -> Site {
    var fixture = Fixture(definitions: definitions)
    fixture.isDated = false
    let pages = [
      ("index", "---\ntitle: Our words\n---\nRead this **first**.\n\n```concord trend\nmetric: mql-count\n```\n"),
      ("about", "---\ntitle: About\n---\nSecond page.\n"),
    ]
    fixture.pages = pages.map { name, text in
      readReportPage(Array(text.utf8), path: "content/pages/\(name).md", name: name).page
    }
    return try fixture.made()
  }

  @Test func noPageHasADateOrAJudgement() throws {
    let site = try Self.site()
    for artifact in site.artifacts {
      guard let page = artifact.document else { continue }
      let html = page.content.withoutIndices
      for word in ["1970", "As of", "overdue", "not in force yet", "No series has a gap", "Every number carries"] {
        #expect(!html.contains(word), "\(page.address.path): \(word)")
      }
    }
  }

  @Test func whatTheAuthorWroteStandsThere() throws {
    let site = try Self.site()
    let index = try #require(site.artifacts.first { $0.address == .dashboard }?.document)
    #expect(index.content.withoutIndices.contains("Read this <strong>first</strong>."))
    #expect(index.content.withoutIndices.contains("This part will appear here once a closed period has numbers."))
    let about = try #require(site.artifacts.first { $0.address == .page("about") }?.document)
    #expect(about.content.withoutIndices.contains("Second page."))
  }

  @Test func aPageOfTheAuthorIsInTheNavigationUnlessItSaysNo() throws {
    let pages = [
      ("index", ""), ("weekly", "---\ntitle: The week in numbers\nnav: Weekly\n---\n"), ("about", "# About us\n"),
      ("bare", "Words.\n"), ("hidden", "---\ntitle: Hidden\nnav: none\n---\n"),
    ]
    var fixture = Fixture(definitions: Self.definitions)
    fixture.pages = pages.map { name, text in
      readReportPage(Array(text.utf8), path: "content/pages/\(name).md", name: name).page
    }
    let shown = try fixture.made().navigation.map { "\($0.label): \($0.address.path)" }
    #expect(shown == ["Weekly: weekly.html", "About us: about.html", "bare: bare.html"])
  }
}
