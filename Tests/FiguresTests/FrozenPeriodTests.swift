import Calendars
import Documents
import Editions
import Snapshots
import Testing

@testable import Figures

/// A period is judged by what had been signed when it froze.
@Suite struct FrozenPeriodTests {
  static let definitions = [
    "mql": CaseTests.mql(1, views: 2), "mql-count": CaseTests.count(),
    "volume": volume("{op: gte, value: \"100\", from: 2026-01-01}"),
  ]
  static func volume(_ targets: String) -> String {
    CaseTests.promise.replacing("{op: gte, value: \"50\", from: 2026-01-01}", with: targets)
  }

  /// January came to 90 and froze on 6 February, February to 95 on 6 March; the glossary of then was signed on 2 January.
  static func fixture(_ present: [String: String] = definitions, signed day: String = "2026-01-02") -> Fixture {
    var fixture = Fixture(definitions: present)
    fixture.past = [(day, definitions)]
    fixture.sheets = [
      "2026-02-06/a.csv": "metric,period,value\nmql-count,2026-01,90\n",
      "2026-03-06/a.csv": "metric,period,value\nmql-count,2026-02,95\n",
    ]
    fixture.asOf = "2026-03-20"
    return fixture
  }

  /// The same with what runs of those days recorded.
  static func recorded(_ present: [String: String] = definitions, signed day: String = "2026-01-02") throws -> Fixture {
    var recording = fixture(signed: day)
    for day in ["2026-02-06", "2026-03-06"] {
      recording.runs[day] = definitions
      recording.asOf = day
      recording.frozen[day] = try recording.edition().periodsToFreeze(bringing: [:])
    }
    var fixture = fixture(present, signed: day)
    (fixture.runs, fixture.frozen) = (recording.runs, recording.frozen)
    return fixture
  }

  /// Signs the present glossary by both.
  static func signing(_ fixture: Fixture, on day: String) -> Fixture {
    var fixture = fixture
    for id in fixture.definitions.keys where fixture.definitions[id] != definitions[id] {
      for party in ["marketing", "sales"] { fixture.signatures["\(id)/\(party)"] = day }
    }
    return fixture
  }

  static func scorecard(_ fixture: Fixture, _ period: String = "2026-01") throws -> String {
    try CaseTests.html(fixture, at: .scorecard(#require(Period(period))))
  }

  @Test func aRunRecordsEachFrozenPeriodOnce() throws {
    let frozen = try Self.recorded().frozen
    #expect(
      frozen["2026-02-06"]?.map { "\($0.period) \($0.on) \($0.vintage) \($0.targets.keys.sorted())" } == [
        "2026-01 2026-02-06 2026-02-06 [\"volume\"]"
      ])
    #expect(frozen["2026-03-06"]?.map { "\($0.period) \($0.on) \($0.vintage)" } == ["2026-02 2026-03-06 2026-03-06"])
  }

  @Test(arguments: [true, false])
  func anEditedLevelJudgesNoFrozenPeriod(isRecorded: Bool) throws {
    let edited = ["volume": Self.volume("{op: gte, value: \"80\", from: 2026-01-01}")]
    let present = Self.definitions.merging(edited) { $1 }
    let fixture = isRecorded ? try Self.recorded(present) : Self.fixture(present)
    for fixture in [fixture, Self.signing(fixture, on: "2026-03-10")] {
      let html = try Self.scorecard(fixture)
      #expect(html.contains("<b>0 of 1 met</b>"))
      #expect(html.contains("1 of 1 commitments signed"))
      #expect(html.contains("Jan 2026 would be met; that level judges nothing in a frozen period."))
    }
    #expect(try Self.scorecard(fixture).contains("By at least 80, not signed, Jan 2026 would be met"))
    let signed = try Self.scorecard(Self.signing(fixture, on: "2026-03-10"))
    #expect(
      signed.contains("By at least 80, signed on 10 Mar 2026, Jan 2026 would be met"))
  }

  /// A level from the past in an entry of its own judges what is not frozen yet, and nothing else.
  @Test func aLevelIsDatedIntoAFrozenPeriodInVain() throws {
    let added = "{op: gte, value: \"100\", from: 2026-01-01}, {op: gte, value: \"90\", from: 2026-02-01}"
    let present = Self.definitions.merging(["volume": Self.volume(added)]) { $1 }
    var fixture = Self.signing(try Self.recorded(present), on: "2026-03-10")
    fixture.sheets["2026-04-09/a.csv"] = "metric,period,value\nmql-count,2026-03,92\n"
    fixture.asOf = "2026-04-09"
    let february = try Self.scorecard(fixture, "2026-02")
    #expect(february.contains("<b>0 of 1 met</b>") && february.contains("Feb 2026 would be met"))
    #expect(try Self.scorecard(fixture, "2026-03").contains("<b>1 of 1 met</b>"))
  }

  @Test func whatNobodyHadSignedIsJudgedByTheFirstSignedListAndSaysSo() throws {
    for fixture in [Self.fixture(signed: "2026-03-12"), try Self.recorded(signed: "2026-03-12")] {
      let html = try Self.scorecard(fixture)
      #expect(html.contains("<b>0 of 1 met</b>"))
      #expect(html.contains("; signed on 12 Mar 2026, after the period"))
    }
    #expect(try !Self.scorecard(Self.fixture()).contains("after the period"))
  }

  /// What was undecided when the period froze is decided later by the levels of then.
  @Test func whatWasUndecidedSettlesByTheSameLevels() throws {
    let edited = ["volume": Self.volume("{op: gte, value: \"80\", from: 2026-01-01}")]
    var fixture = try Self.recorded(Self.definitions.merging(edited) { $1 })
    fixture.sheets["2026-02-06/a.csv"] = "metric,period,value,flags\nmql-count,2026-01,60,P\n"
    fixture.sheets["2026-03-06/b.csv"] = "metric,period,value,flags\nmql-count,2026-01,90,A\n"
    fixture = Self.signing(fixture, on: "2026-03-10")
    #expect(try Self.scorecard(fixture).contains("Decided since: <b>90</b> for Jan 2026, missed by 10"))
  }

  /// A commitment whose file is gone keeps its place on the pages that a run recorded.
  @Test func aDeletedCommitmentKeepsItsScorecards() throws {
    var present = Self.definitions
    present["volume"] = nil
    present["other"] = Self.volume("{op: gte, value: \"1\", from: 2026-03-01}")
    #expect(try Self.scorecard(Self.recorded(present)).contains("<b>0 of 1 met</b>"))
  }

  /// No page and no commitment of today reads what it measured.
  @Test func aVerdictNeedsNoPageThatShowsItsMetric() throws {
    let elsewhere = CaseTests.promise.replacing("measure: mql-count", with: "measure: other")
    let moved = Self.definitions.merging(["other": CaseTests.count(), "volume": elsewhere]) { $1 }
    var gone = moved
    gone["volume"] = nil
    gone["another"] = elsewhere
    for present in [gone, moved] {
      var fixture = try Self.recorded(present)
      fixture.pages = [readReportPage(Array("# Small\n".utf8), path: "content/pages/index.md", name: "index").page]
      let html = try Self.scorecard(fixture)
      #expect(html.contains("<b>0 of 1 met</b>") && html.contains("missed by 10"))
    }
  }

  /// Weeks, quarters and fiscal periods freeze as months do.
  @Test(arguments: [
    ("week", "2026-W05", "2026-02-06"), ("quarter", "2025-Q4", "2026-01-07"), ("fiscal-period", "FY26-P01", "2026-02-06"),
  ])
  func everyGrainFreezes(grain: String, period: String, on: String) throws {
    var fixture = Fixture(definitions: Self.definitions)
    fixture.site += "\ngrain: \(grain)\n"
    fixture.past = [("2025-01-02", Self.definitions)]
    fixture.sheets = ["2026-02-10/a.csv": "metric,period,value\nmql-count,\(period),90\n"]
    fixture.asOf = "2026-02-10"
    let frozen = try fixture.edition().periodsToFreeze(bringing: [:])
    #expect(frozen.map { "\($0.period) \($0.on) \($0.vintage)" } == ["\(period) \(on) 2026-02-10"])
  }
}
