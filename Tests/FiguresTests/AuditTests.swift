import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import HyperText
import Testing

@testable import Figures

@Suite struct AuditTests {
  static let marketing = "by: VP Marketing\ndate: 2026-07-01\nterms:\n  mql: A lead with 3 views.\n  mql-count: \"\"\n"
  static let sales = "by: VP Sales\ndate: 2026-07-02\nterms:\n  mql: A lead with 3 visits.\n  mql-count: How many leads.\n"
  static let steward = "date: 2026-07-03\nverdicts:\n  mql: agree\n  mql-count: {verdict: differ, note: only one wrote it}\n"

  static func read(_ files: [String: String]) throws -> (audits: [Audit], diagnostics: [Diagnostic], site: Site) {
    var source = try CaseTests.fixture([CaseTests.row("2026-10", "90", CaseTests.now())]).source()
    let read = readAudits(
      files.sorted { $0.key < $1.key }.map { ("content/audits/\($0.key)", Array($0.value.utf8)) }, glossary: source.glossary,
      settings: source.settings)
    source.audits = read.audits
    return (read.audits, read.diagnostics, Site(Edition(source)))
  }
  static let files = ["2026-Q2/marketing.yml": marketing, "2026-Q2/sales.yml": sales, "2026-Q2/steward.yml": steward]

  static func html(_ site: Site, _ quarter: String = "2026-Q2") throws -> String {
    try site.page(.audit(#require(Period(quarter))), in: site.artifacts).content.withoutIndices
  }

  @Test func bothTeamsWordsStandBesideTheAgreedSentence() throws {
    let (_, diagnostics, site) = try Self.read(Self.files)
    #expect(diagnostics.isEmpty)
    let html = try Self.html(site)
    #expect(html.contains("Agreed, version 1"))
    #expect(html.contains("<p>A lead with 2 views.</p>"), "the sentence of then, not of now")
    #expect(html.contains("<p>A lead with <ins>3</ins> views.</p>"))
    #expect(html.contains("<p>A lead with <ins>3 visits.</ins></p>"))
    #expect(html.contains("wrote nothing"))
    #expect(html.contains("1 of 2 terms mean the same to all. The teams differ on MQLs."))
    #expect(html.contains("The steward: Only one wrote it."))
  }

  @Test func theDictionaryLeadsToTheLatestAudit() throws {
    let (_, _, site) = try Self.read(Self.files)
    let index = try site.page(.dictionary, in: site.artifacts).content.withoutIndices
    #expect(index.contains("<dd><a href=\"../audit/2026-Q2.html\">Q2 2026, 1 of 2 agree</a></dd>"))
  }

  @Test func theTrendGoesFromAuditToAudit() throws {
    var files = Self.files
    files["2026-Q3/sales.yml"] = Self.sales
    files["2026-Q3/steward.yml"] = "verdicts: {mql: agree, mql-count: agree}\n"
    let (_, _, site) = try Self.read(files)
    let html = try Self.html(site, "2026-Q3")
    #expect(html.contains("2 of 2 terms mean the same to all, after 1 of 2 in Q2 2026."))
    #expect(html.contains("<td>1 of 2</td><td>2 of 2</td>"))
    #expect(try !Self.html(site).contains("Q3 2026</th>"), "an old page does not tell of later audits")
  }

  @Test(arguments: [
    ("2026-Q2/legal.yml", "terms: {}\n", "no party of site.yml is called 'legal'"),
    ("summer/sales.yml", "terms: {}\n", "an audit belongs in a folder named after its quarter"),
    ("2026-Q2/sales.yml", "terms: {mqll: x}\n", "'mqll' is not a known definition"),
    ("2026-Q2/steward.yml", "verdicts: {mql: agreed}\n", "'mql' is 'agreed', expected 'agree', 'differ' and 'open'"),
    ("2026-Q2/sales.yml", "by: VP Sales\n", "terms"),
    ("2026-Q2/sales.yml", "terms: {mql: [a]}\n", "expected one sentence"),
  ])
  func badFilesAreReported(path: String, text: String, message: String) throws {
    let diagnostics = try Self.read([path: text]).diagnostics
    #expect(diagnostics.contains { $0.message.contains(message) }, "\(diagnostics)")
  }

  @Test func theFormShowsNeitherSentence() throws {
    let (audits, _, site) = try Self.read(Self.files)
    let quarter = try #require(Period("2026-Q4"))
    let terms = auditTerms(after: audits, in: site.edition.glossary)
    #expect(terms == ["mql", "mql-count"])
    let form = auditForm(quarter, party: "sales", terms: terms, in: site.edition.glossary)
    #expect(form.contains("  mql: \"\"  # MQL\n"))
    #expect(!form.contains("views") && !form.contains("visits"))
    let read = try Self.read(["2026-Q4/sales.yml": form, "2026-Q4/steward.yml": auditVerdictForm(quarter, terms: terms)])
    #expect(read.diagnostics.isEmpty)
    #expect(try Self.html(read.site, "2026-Q4").contains("has not written yet"))
  }
}
