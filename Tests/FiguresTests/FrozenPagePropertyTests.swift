import Calendars
import Documents
import Editions
import Snapshots
import Testing

@testable import Figures

/// No edit of a definition, a target, a calendar, a holiday, an agreement, and no later snapshot changes a byte of a page that a run
/// recorded as frozen, but for what it says of today.
@Suite struct FrozenPagePropertyTests {
  private static let calendar = """
    ---
    kind: calendar
    name: Office hours
    definition: Nine to five.
    semantics: {zone: Europe/Berlin, hours: {mon: ["09:00-17:00"], tue: ["09:00-17:00"], wed: ["09:00-17:00"]}}
    holidays: []
    ---
    """
  private static let rate = """
    ---
    kind: metric
    name: Acceptance
    definition: How many are accepted.
    semantics: {type: duration, from: mql, to: sal, clock: {calendar: office}, limit: 4 hours, stats: [p50, within]}
    ---
    """
  private static let contact = """
    ---
    kind: commitment
    name: First contact
    definition: Sales calls in time.
    owners: {sales: VP Sales}
    semantics: {debtor: sales, creditor: marketing, measure: acceptance, stat: within, on_miss: Sales explains}
    targets: [{op: gte, value: "0.9", from: 2026-01-01}]
    ---
    """
  private static let before = FrozenPeriodTests.definitions.merging([
    "office": calendar, "acceptance": rate, "contact": contact,
    "sal": "---\nkind: stage\nname: SAL\ndefinition: Accepted.\nsemantics: {entity: lead, after: mql}\n---\n",
  ]) { $1 }

  private static let january = """
    metric,period,stat,value,unit,num,den
    mql-count,2026-01,value,90,count,,
    acceptance,2026-01,within,0.5,ratio,20,40
    acceptance,2026-01,p50,14400,s_business,,

    """

  /// January as a run of 6 February recorded it.
  private static func company() throws -> Fixture {
    // One that only one party had signed by then, and one that nobody had.
    let definitions = before.merging([
      "half": "---\nkind: concept\nname: Half\ndefinition: Signed by one.\n---\n",
      "idea": "---\nkind: concept\nname: Idea\ndefinition: Signed by none.\n---\n",
    ]) { $1 }
    var fixture = Fixture(definitions: definitions)
    fixture.signatures["half/sales"] = "2026-02-01"
    fixture.site += "\ncalendar: office\n"
    fixture.past = [("2026-01-02", before)]
    fixture.sheets = ["2026-02-06/a.csv": january]
    fixture.runs = ["2026-02-11": definitions]
    fixture.sheets["2026-02-11/b.csv"] = "metric,period,value\nmql-count,2026-02,31\n"
    fixture.pages = ["index", "review"].map { name in
      readReportPage(Array(CaseTests.page.utf8), path: "content/pages/\(name).md", name: name).page
    }
    fixture.asOf = "2026-02-11"
    fixture.frozen["2026-02-11"] = try fixture.edition().periodsToFreeze(bringing: [:])
    return fixture
  }

  /// Things that people do afterwards.
  private static let edits: [(name: String, apply: @Sendable (inout Fixture) -> Void)] = [
    ("a sentence", { $0.replace("mql", "A lead with 2 views.", "A lead that looked twice.") }),
    ("a name", { $0.replace("volume", "name: Volume", "name: Enough leads") }),
    ("a metric's name", { $0.replace("acceptance", "name: Acceptance", "name: Answer time") }),
    ("a form of display", { $0.replace("mql-count", "{noun: leads}", "{noun: people, decimals: 2, better: down}") }),
    ("an abbreviation", { $0.replace("volume", "name: ", "abbreviation: VOL\nname: ") }),
    ("a synonym", { $0.replace("mql", "name: ", "synonyms: [leads]\nname: ") }),
    (
      "a meaning",
      {
        $0.replace("mql", "version: 1", "version: 2\nwhy: Better"); $0.replace("mql", "count: 2", "count: 5")
      }
    ),
    ("a limit", { $0.replace("acceptance", "limit: 4 hours", "limit: 8 hours") }),
    ("a level", { $0.replace("volume", "value: \"100\"", "value: \"80\"") }),
    ("a level of its own", { $0.replace("contact", "}]", "}, {op: gte, value: \"0.4\", from: 2026-01-01, grain: month}]") }),
    ("no level", { $0.replace("contact", "targets: [{op: gte, value: \"0.9\", from: 2026-01-01}]", "targets: []") }),
    ("who owes", { $0.replace("contact", "debtor: sales, creditor: marketing", "debtor: marketing, creditor: sales") }),
    ("who answers", { $0.replace("contact", "VP Sales", "Head of Inside Sales") }),
    ("a consequence", { $0.replace("contact", "Sales explains", "Nothing happens") }),
    ("a form", { $0.replace("volume", "measure: mql-count", "measure: mql-count, form: volume") }),
    ("a draft", { $0.replace("contact", "name: First", "status: draft\nname: First") }),
    ("a retirement", { $0.replace("volume", "name: ", "status: retired\nname: ") }),
    ("a dispute", { $0.replace("mql", "name: MQL", "status: disputed\ndispute: {by: sales, since: 2026-02-20}\nname: MQL") }),
    ("a deletion", { $0.definitions["volume"] = nil }),
    ("a new commitment", { $0.definitions["more"] = FrozenPeriodTests.volume("{op: gte, value: \"1\", from: 2026-01-01}") }),
    ("a calendar", { $0.replace("office", "tue: [\"09:00-17:00\"]", "fri: [\"10:00-12:00\"]") }),
    ("a holiday", { $0.replace("office", "holidays: []", "holidays: [{date: 2026-02-04}, {date: 2026-02-09}]") }),
    (
      "a signature",
      { fixture in
        for id in fixture.definitions.keys {
          for party in ["marketing", "sales"] { fixture.sign(id, party, "2026-02-25") }
        }
      }
    ),
    (
      "half a signature", { fixture in for id in fixture.definitions.keys { fixture.sign(id, "sales", "2026-02-27") } }
    ),
    ("a later value", { $0.sheets["2026-03-06/c.csv"] = "metric,period,value\nmql-count,2026-01,140\nmql-count,2026-02,95\n" }),
    ("a later period", { $0.sheets["2026-04-09/d.csv"] = "metric,period,value\nmql-count,2026-03,101\n" }),
  ]

  private static func pages(_ fixture: Fixture) throws -> [String] {
    let site = try fixture.made()
    let january = try #require(Period("2026-01"))
    return try [Address.scorecard(january), .dashboard(january), .review(january)].map { address in
      try frozenPart(of: site.page(address, in: site.artifacts).htmlWithoutIndices)
    }
  }

  /// Without what a page says of today (and the box that holds it beside a figure, and who answers for a promise), without its way to the periods beside it, and
  /// without the places of its numbers in the list of the folder's, which has those of today too.
  private static func frozenPart(of html: String) -> String {
    html.replacing(/<p class="frozen">.*?<\/p>/, with: "").replacing(/<dt>Owner today<\/dt>\s*<dd>.*?<\/dd>/, with: "")
      .replacing(/(?s)<nav class="period".*?<\/nav>/, with: "").replacing(/<dt>(VP Sales|Head of Inside Sales)<\/dt>/, with: "")
      .replacing(/<\/?div>/, with: "")
      .replacing(/\ data-n="[0-9]+"/, with: "")
  }

  @Test(arguments: 0..<edits.count)
  func noEditChangesAFrozenPage(place: Int) throws {
    let company = try Self.company()
    let frozen = try Self.pages(company)
    #expect(frozen[0].contains("0 of 2 met"))
    #expect(frozen[2].contains(">Half</a> is signed by Sales, and not by Marketing."))
    #expect(frozen[2].contains(">Idea</a> is proposed, and nobody has signed it."))
    var edited = company
    edited.asOf = "2026-04-20"
    Self.edits[place].apply(&edited)
    try Self.expect(edited, toShow: frozen, after: [Self.edits[place].name])
  }

  @Test(arguments: 0..<60)
  func noHistoryOfEditsChangesAFrozenPage(seed: UInt64) throws {
    let company = try Self.company()
    let frozen = try Self.pages(company)
    var edited = company
    edited.asOf = "2026-04-20"
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    var names: [String] = []
    for _ in 0..<(2 + seed % 6) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let edit = Self.edits[Int(state >> 33) % Self.edits.count]
      edit.apply(&edited)
      names.append(edit.name)
    }
    try Self.expect(edited, toShow: frozen, after: names)
  }

  private static func expect(_ fixture: Fixture, toShow frozen: [String], after edits: [String]) throws {
    for (now, then) in zip(try pages(fixture), frozen) where now != then {
      let (left, right) = (then.split(separator: "<"), now.split(separator: "<"))
      let place = zip(left, right).prefix { $0 == $1 }.count
      func part(_ side: [Substring]) -> String { side.dropFirst(max(0, place - 3)).prefix(8).joined(separator: "<") }
      Issue.record("\(edits): was \(part(left)) and is \(part(right))")
    }
  }
}

extension Fixture {
  /// What a party signed once stays.
  fileprivate mutating func sign(_ id: String, _ party: String, _ day: String) {
    if signatures["\(id)/\(party)"] == nil { signatures["\(id)/\(party)"] = day }
  }

  /// Nothing where the text is not there any more.
  fileprivate mutating func replace(_ id: String, _ old: String, _ new: String) {
    definitions[id] = definitions[id].map { $0.replacing(old, with: new) }
  }
}
