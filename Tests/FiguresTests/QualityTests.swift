import Calendars
import Documents
import Editions
import HyperText
import Numbers
import Testing

@testable import Figures
@testable import Snapshots

/// What the page of data quality says of runs and of completeness.
@Suite struct QualityTests {
  static let definitions = [
    "mql": "---\nkind: stage\nname: MQL\nsemantics: {entity: lead}\n---\n",
    "mql-count": "---\nkind: metric\nname: MQLs\nsemantics: {type: count, of: mql}\n---\n",
    "products": "---\nkind: code-list\nname: Products\nsemantics: {codes: [{code: GTX Pro, label: GTX Pro}]}\n---\n",
    "complete":
      "---\nkind: metric\nname: Completeness\nsemantics: {type: completeness, of: mql, fields: [email, title], dimensions: [field]}\n---\n",
  ]

  typealias Oddity = RunRecord.Oddity

  /// The page of a site whose runs are these.
  private func page(
    _ runs: [(day: String, newest: String?, odd: [Oddity])], once: [String: CountedOnce] = [:], rows: [String] = [],
    asOf: String = "2026-11-06", records: Int? = 1204, currencies: [RunRecord.Currency] = []
  ) throws -> String {
    var fixture = Fixture(definitions: Self.definitions, asOf: asOf)
    let stamp = try Fixture.stamp("complete", in: Self.definitions)
    let count = try Fixture.stamp("mql-count", in: Self.definitions)
    let head = "metric,period,dims,value,unit,num,den,n,meaning\n"
    fixture.sheets = [
      "2026-11-06/a.csv": head + rows.map { "complete,\($0),\(stamp)\n" }.joined()
        + "mql-count,2026-10,*,487,count,,,487,\(count)\n"
    ]
    fixture.runs = Dictionary(runs.map { ($0.day, Self.definitions) }, uniquingKeysWith: { first, _ in first })
    var source = try fixture.source()
    source.snapshots.runs = source.snapshots.runs.map { run in
      var run = run
      guard let given = runs.first(where: { $0.day == run.folder }) else { return run }
      run.oddities = given.odd
      run.countedOnce = once[given.day]
      run.currencies = currencies
      run.rateFiles = currencies.isEmpty ? [] : [.init(name: "eurofxref-hist.csv", base: "EUR", hash: "00")]
      run.sources = [.init(name: "crm", rows: 1500, records: records, newest: given.newest)]
      return run
    }
    let page = qualityPage(of: Site(Edition(source)))
    #expect(page.address.path == "quality.html")
    return page.htmlWithoutIndices
  }

  @Test func whichCurrenciesCameInAndAtWhichRates() throws {
    func currency(_ code: String, _ count: Int, _ least: Int128, _ greatest: Int128, old: Int) -> RunRecord.Currency {
      RunRecord.Currency(
        metric: "mql-count", currency: code, into: "EUR", rates: "at_event", count: count,
        least: ExactDecimal(coefficient: least, scale: 4), greatest: ExactDecimal(coefficient: greatest, scale: 4), old: old)
    }
    let runs = [(day: "2026-11-06", newest: Optional("2026-11-06"), odd: [Oddity]())]
    #expect(!(try page(runs)).contains("Currencies"))
    let html = try page(runs, currencies: [currency("EUR", 1204, 1, 1, old: 0), currency("USD", 12, 9124, 9249, old: 3)])
    #expect(html.contains("the rate of the day of each event"))
    #expect(html.contains("<code>0.9124</code> to <code>0.9249</code> EUR"))
    #expect(html.contains("Rates: <code>eurofxref-hist.csv</code> (base EUR)."))
  }

  @Test func countsStandByRunWithWhatTheyMean() throws {
    let html = try page([
      ("2026-10-07", "2026-10-07", [Oddity(check: "negative-duration", definition: "mql-count", count: 9)]),
      ("2026-11-06", "2026-11-06", [Oddity(check: "negative-duration", definition: "mql-count", count: 12, among: 400)]),
    ])
    #expect(html.contains("12 cases ended before they began."))
    #expect(html.contains("Such cases are left out of medians and shares"))
    #expect(html.contains("<th scope=\"col\" class=\"num\">7 Oct 2026</th><th scope=\"col\" class=\"num\">6 Nov 2026</th>"))
    #expect(
      html.contains(
        "<td class=\"num\">9</td><td class=\"num\">12</td><td class=\"num\">400</td><td class=\"num\">3.0%</td>"))
  }

  /// Four metrics met one ticket, and one misspelling is in three of them: the sentence counts each once.
  @Test func theSentenceCountsCasesAndMembersOnce() throws {
    let metrics = ["mql-count", "complete"]
    let odd =
      metrics.map { Oddity(check: "never-contacted", definition: $0, count: 1) }
      + metrics.map { Oddity(check: "unknown-member", definition: $0, detail: "product", count: 1) }
    let once = CountedOnce(
      counts: ["never-contacted": 1, "unknown-member": 1],
      members: [StrayMember("GTXPro", notIn: "products", rows: 1480)])
    let html = try page(
      [("2026-10-07", "2026-10-07", odd), ("2026-11-06", "2026-11-06", odd)], once: ["2026-11-06": once])
    #expect(
      html.contains(
        "1 case is past its limit and still waiting and \u{201C}GTXPro\u{201D} (1,480 rows) is not in the code list "
          + "<a href=\"dictionary/products.html\">Products</a>."))
    #expect(
      html.contains(
        "<tr><th scope=\"row\">Each case once</th><td class=\"num\">not counted</td><td class=\"num\">1</td></tr>"))
    #expect(
      html.contains(
        "<tr><th scope=\"row\">GTXPro</th><td><a href=\"dictionary/products.html\">Products</a></td><td class=\"num\">not counted</td><td class=\"num\">1,480</td></tr>"
      ))
  }

  /// Nobody knows which of the cases of an earlier release's run are the same: the greatest count is the least there are.
  @Test func aRunOfAnEarlierReleaseSaysAtLeast() throws {
    let odd = [
      Oddity(check: "blank", definition: "mql-count", count: 9), Oddity(check: "blank", definition: "complete", count: 4),
    ]
    let html = try page([("2026-11-06", "2026-11-06", odd)])
    #expect(html.contains("At least 9 cases have a blank value in a field that a metric is split by."))
    #expect(!html.contains("Each case once"))
  }

  @Test func rowsOfAnswersAreNotCalledRecords() throws {
    let html = try page([("2026-11-06", "2026-11-06", [])], records: nil)
    #expect(html.contains("<th scope=\"row\">CRM</th>") && html.contains("<td class=\"num\">1,500 rows answered</td>"))
  }

  @Test func theFileOfIdsIsNamedAndNoIdIsShown() throws {
    let html = try page([("2026-11-06", nil, [Oddity(check: "duplicate", definition: "mql-count", count: 1)])])
    #expect(html.contains("<code>.concord/quality/2026-11-06.csv</code>"))
    #expect(html.contains("1 case is recorded twice."))
  }

  /// What one run found and the next did not is gone, and that is a number.
  @Test func whatWasRepairedCountsZero() throws {
    let html = try page([
      ("2026-10-07", "2026-10-07", [Oddity(check: "blank", definition: "mql-count", detail: "lead_source", count: 9)]),
      ("2026-11-06", "2026-11-06", []),
    ])
    #expect(html.contains("No record is odd."))
    #expect(html.contains("<td>lead source</td><td class=\"num\">9</td><td class=\"num\">0</td>"))
  }

  @Test func aRunThatSawNoRecordsIsNoZero() throws {
    let html = try page([("2026-10-07", nil, []), ("2026-11-06", nil, [])])
    #expect(html.contains("No snapshot says anything about the records behind these numbers."))
    #expect(html.contains("No snapshot counted odd records"))
    #expect(html.contains("No run recorded how new its records were"))
    #expect(html.contains("No completeness metric has a number yet."))
  }

  @Test func aCheckOfALaterReleaseKeepsItsName() throws {
    let html = try page([("2026-11-06", nil, [Oddity(check: "time-travel", definition: "mql-count", count: 2)])])
    #expect(html.contains("Time travel"))
  }

  /// Friday's records on Monday are fresh; a week without any is not.
  @Test(arguments: [
    ("2026-11-06T16:20:11+01:00", "2026-11-06", "today", false), ("2026-11-06", "2026-11-09", "3 days", false),
    ("2026-11-06", "2026-11-11", "5 days", false), ("2026-11-06", "2026-11-12", "6 days, stale", true),
  ])
  func anExtractIsOldByBusinessDays(newest: String, asOf: String, words: String, isOld: Bool) throws {
    let html = try page([("2026-11-06", newest, [])], asOf: asOf)
    #expect(html.contains(words))
    #expect(html.contains("s-risk") == isOld)
    #expect(html.contains("<th scope=\"row\">CRM</th>") && html.contains("<td class=\"num\">1,204</td>"))
  }

  @Test func completenessIsByFieldEmptiestFirst() throws {
    let rows = [
      "2026-09,*,0.900000,ratio,405,450,450", "2026-10,*,0.960986,ratio,468,487,487",
      "2026-10,field=email,1.000000,ratio,487,487,487", "2026-10,field=title,0.981520,ratio,478,487,487",
    ]
    let html = try page([], rows: rows)
    #expect(html.contains("Title is the least complete field, 98.2% in October."))
    let names = html.matches(of: /<th scope="row">([^<]*)</).map { String($0.output.1) }
    #expect(names == ["title", "email", "All fields"])
    #expect(html.contains("<td class=\"num\">missing</td><td class=\"num\">98.2%</td><td class=\"num\">9 of 487</td>"))
    #expect(html.contains("class=\"stamp"))
  }

  @Test func healthLeadsThere() throws {
    let html = healthPage(of: try Fixture(definitions: Self.definitions).made()).html
    #expect(html.contains("href=\"quality.html\""))
  }
}
