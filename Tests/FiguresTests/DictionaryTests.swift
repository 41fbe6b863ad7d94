import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import HyperText
import Testing

@testable import Figures

@Suite struct DictionaryTests {
  static let mql = """
    ---
    kind: stage
    name: Marketing-qualified lead
    abbreviation: MQL
    version: 2
    effective: 2026-08-01
    why: Threshold raised
    definition: A lead with three visits.
    synonyms: [qualified lead]
    avoid: [{label: hot lead, use: mql}]
    owners: {marketing: VP Marketing, sales: VP Sales}
    review: {every: quarter, last: 2026-01-02}
    semantics:
      entity: lead
      criteria:
        all:
          - A person with an address
          - {signal: pricing_view, count: 3, within: 30 days}
    ---
    """
  static let mqlBefore = mql.replacing("version: 2", with: "version: 1").replacing("2026-08-01", with: "2025-01-01")
    .replacing("three visits", with: "two visits").replacing("count: 3", with: "count: 2")
  static let count = """
    ---
    kind: metric
    name: MQLs
    definition: How many leads became MQL.
    semantics: {type: count, of: mql}
    display: {noun: leads}
    ---
    """
  static let volume = """
    ---
    kind: commitment
    name: Volume
    definition: Marketing hands over enough.
    semantics: {debtor: marketing, creditor: sales, measure: mql-count, form: volume}
    targets: [{op: gte, value: "500", from: 2025-01-01, grain: month}]
    ---
    """
  static let present = ["mql": mql, "mql-count": count, "volume": volume]
  static let before = present.merging(["mql": mqlBefore]) { $1 }

  private func page(_ id: String, of fixture: Fixture) throws -> Document {
    let site = try fixture.made()
    return try site.page(.definition(id), in: dictionaryArtifacts(of: site))
  }

  @Test func termShowsWhatHasToBeTrueAndTheWordsToAvoid() throws {
    let html = try page("mql", of: Fixture(definitions: Self.present)).html
    #expect(html.contains("<b class=\"op\">all of</b>"))
    #expect(html.contains("pricing view, at least 3 times, within 30 days"))
    #expect(html.contains("<del>hot lead</del></dt><dd>say MQL"))
    #expect(html.contains("overdue since"))
  }

  @Test func bothSignaturesMakeItAgreed() throws {
    let signed = ["mql/marketing": "2026-07-22", "mql/sales": "2026-07-24"]
    let html = try page("mql", of: Fixture(definitions: Self.present, signatures: signed)).html
    #expect(html.contains("Signed by both"))
    #expect(html.contains("24 Jul 2026"))
  }

  @Test func oneSignatureSaysWhoIsWaitedFor() throws {
    let site = try Fixture(definitions: Self.present, signatures: ["mql/marketing": "2026-07-22"]).made()
    let artifacts = dictionaryArtifacts(of: site)
    #expect(try site.page(.definition("mql"), in: artifacts).html.contains("Signed by Marketing only"))
    let index = try site.page(.dictionary, in: artifacts).html
    #expect(index.contains("Sales has not signed; Marketing signed on 22 Jul 2026"))
    #expect(index.contains("Not agreed, 3 of 3"))
  }

  @Test func whatStandsOnAnUnsignedTermSaysSo() throws {
    let signed = ["mql-count/marketing": "2026-07-22", "mql-count/sales": "2026-07-22"]
    let html = try page("mql-count", of: Fixture(definitions: Self.present, signatures: signed)).html
    #expect(html.contains("Depends on <a href=\"mql.html\">Marketing-qualified lead</a>, which is "))
  }

  @Test func glossaryWithoutAgreementsIsNoListOfFaults() throws {
    let site = try Fixture(definitions: Self.present).made()
    let index = try site.page(.dictionary, in: dictionaryArtifacts(of: site)).html
    #expect(index.contains("Nothing is signed yet"))
    #expect(!index.contains("Not agreed"))
  }

  @Test func olderVersionKeepsItsPageAndItsWords() throws {
    let fixture = Fixture(
      definitions: Self.present, past: [("2025-01-01", Self.before)],
      signatures: ["mql/marketing": "2026-07-22", "mql/sales": "2026-07-24"])
    let site = try fixture.made()
    let artifacts = dictionaryArtifacts(of: site)
    let old = try site.page(.version(1, of: "mql"), in: artifacts).html
    #expect(old.contains("A lead with two visits."))
    #expect(old.contains("href=\"../mql.html\""))
    let now = try site.page(.definition("mql"), in: artifacts).html
    #expect(now.contains("A lead with <del>two</del> <ins>three</ins> visits."))
    #expect(now.contains("href=\"mql/v1.html\""))
    #expect(now.contains("Affects 1 metric and 1 commitment."))
  }

  @Test func eachVersionIsComparedWithTheOneBeforeIt() throws {
    func mql(_ version: Int) -> [String: String] {
      let visits = ["one", "two", "four"][version - 1]
      return [
        "mql": """
        ---
        kind: stage
        name: MQL
        version: \(version)
        effective: 2025-0\(version)-01
        definition: A lead with \(visits) visits.
        semantics: {entity: lead, criteria: {all: [{signal: visit, count: \(version * version)}]}}
        ---
        """
      ]
    }
    let fixture = Fixture(definitions: mql(3), past: [("2025-01-01", mql(1)), ("2025-02-01", mql(2))])
    let site = try fixture.made()
    let artifacts = dictionaryArtifacts(of: site)
    let second = try site.page(.version(2, of: "mql"), in: artifacts).html
    #expect(second.contains("From v1 to v2"))
    #expect(second.contains("A lead with <del>one</del> <ins>two</ins> visits."))
    #expect(second.contains("Visit, at least 4 times (was once)"))
    #expect(second.contains("href=\"v1.html\""))
    #expect(!second.contains("four"))
    #expect(try !site.page(.version(1, of: "mql"), in: artifacts).html.contains("What changed"))
    let now = try site.page(.definition("mql"), in: artifacts).html
    #expect(now.contains("What changed from v2 to v3"))
  }

  @Test func everyFingerprintThatARunUsedHasAnAnchor() throws {
    var fixture = Fixture(definitions: Self.present)
    fixture.runs = ["2026-07-06": Self.before, "2026-11-06": Self.present]
    let html = try page("mql-count", of: fixture).html
    for glossary in [Self.before, Self.present] {
      let digits = try Fixture.stamp("mql-count", in: glossary).prefix(8)
      #expect(html.components(id: String(digits)) == 1)
    }
    #expect(html.contains("MQL changed from v1 to v2"))
  }

  @Test func goneIDLeavesAPageThatSaysWhatItWas() throws {
    var past = Self.before
    past["old-word"] = "---\nkind: concept\nname: Old word\ndefinition: What we said once.\n---\n"
    let site = try Fixture(definitions: Self.present, past: [("2025-01-01", past)]).made()
    let html = try site.page(.definition("old-word"), in: dictionaryArtifacts(of: site)).html
    #expect(html.contains("What we said once."))
    #expect(html.contains("This term is no longer in use."))
  }

  @Test func renamedIDLeadsToItsHeir() throws {
    var present = Self.present
    present["mql"] = Self.mql.replacing("abbreviation: MQL", with: "abbreviation: MQL\nformerly: [hot-lead]")
    let html = try page("hot-lead", of: Fixture(definitions: present)).html
    #expect(html.contains("This is now called <a href=\"mql.html\">"))
  }

  @Test func proseLinksTermsFilesAndNumbers() throws {
    var fixture = Fixture(definitions: Self.present)
    fixture.definitions["mql"] = Self.mql + "\nSee [x](mql-count.md), [](term:volume) and [](metric:mql-count@2026-09).\n"
    fixture.sheets = ["2026-11-06/mql-count.csv": "metric,period,value\nmql-count,2026-09,487\n"]
    let page = try page("mql", of: fixture)
    let html = page.html
    #expect(html.contains("<a href=\"mql-count.html\""))
    #expect(html.contains(">Volume</a>"))
    #expect(html.contains("<data value=\"0\">487 leads</data> (Sep 2026, unstamped)</a>"))
    #expect(page.diagnostics.isEmpty)
  }

  @Test(arguments: ["term:mqll", "mqll.md", "metric:volume", "metric:mql-count@2026-09", "#nowhere", "picture.png"])
  func brokenLinkIsReportedWithItsLine(_ address: String) throws {
    var fixture = Fixture(definitions: Self.present)
    fixture.definitions["mql-count"] = Self.count + "\nOne\n[two](\(address))\n"
    let found = try page("mql-count", of: fixture).diagnostics
    #expect(found.map(\.rule) == [.markdownBrokenLink])
    #expect(found.first?.position.line == 9)
  }

  @Test func fileWithoutFrontMatterSaysItsNameOnce() throws {
    let fixture = Fixture(definitions: ["pod": "# Pod\n\nA set of containers.\n\nMore about it.\n"])
    let html = try page("pod", of: fixture).html
    #expect(html.components(text: "A set of containers.") == 1)
    #expect(html.contains("More about it."))
  }
}

extension String {
  /// How often a text stands in it.
  func components(text: String) -> Int { ranges(of: text).count }
  func components(id: String) -> Int { ranges(of: "id=\"\(id)\"").count }
}
