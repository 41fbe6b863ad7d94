import Calendars
import Numbers
import Snapshots
import Testing

@Suite struct SeriesTests {
  static let head = "metric,period,value,flags,meaning\n"
  static let old = "aaaaaaaaaaaa"
  static let new = "bbbbbbbbbbbb"

  static func point(_ files: [(path: String, csv: String)], on asOf: String, present: String? = new) throws -> Point? {
    let september = try #require(Period("2026-09"))
    return try store(files).series("mql-count", grain: .month, asOf: day(asOf), presentMeaning: present)?[september]
  }

  static let restated = [
    ("s/2026-10-07/a.csv", head + "mql-count,2026-09,446,A,\(old)\n"),
    ("s/2026-11-06/a.csv", head + "mql-count,2026-09,440,A,\(old)\n"),
    ("s/2026-12-07/a.csv", head + "mql-count,2026-09,441,A,\(old)\n"),
  ]

  @Test(arguments: [
    ("2026-10-06", nil, nil), ("2026-10-07", "446", nil), ("2026-11-05", "446", nil), ("2026-11-06", "440", "446"),
    ("2026-12-31", "441", "446"),
  ])
  func aVintageKnowsTheNewestValueUpToItsDay(day: String, value: String?, first: String?) throws {
    let point = try Self.point(Self.restated, on: day)
    #expect(point?.observation.value?.description == value)
    #expect(point?.firstPublished?.value?.description == first)
  }

  @Test func whatIsWithdrawnStandsAsIfItHadNeverBeen() throws {
    let gone = Self.restated + [("s/2027-01-07/a.csv", Self.head + "mql-count,2026-09,,W,\(Self.old)\n")]
    #expect(try Self.point(gone, on: "2027-01-31") == nil)
    #expect(try Self.point(gone, on: "2027-01-06")?.observation.value?.description == "441")
    let other = gone + [("s/2026-10-09/a.csv", Self.head + "mql-count,2026-09,500,A,\(Self.new)\n")]
    let point = try Self.point(other, on: "2027-01-31")
    #expect(point?.observation.value?.description == "500" && point?.others.isEmpty == true)
    let again = gone + [("s/2027-02-07/a.csv", Self.head + "mql-count,2026-09,442,A,\(Self.old)\n")]
    #expect(try Self.point(again, on: "2027-02-28")?.observation.value?.description == "442")
    #expect(try Self.point(again, on: "2027-02-28")?.firstPublished?.value?.description == "446")
  }

  @Test func aRowThatIsWithdrawnHasNoValue() throws {
    #expect(
      try findings("metric,period,value,flags\nmql-count,2026-09,3,W\n") == [
        "2:21 csv.flag: a row that is withdrawn (W) has a value (leave the value empty)"
      ])
  }

  static let splitHead = "metric,period,dims,value,meaning\n"

  @Test(arguments: [
    // Another value, an equal one in other digits, another meaning, a value that went, a total.
    ("region=emea,7,\(old)", ["region=emea"]), ("region=emea,6.0,\(old)", []), ("region=emea,7,\(new)", []),
    ("region=emea,,\(old)", ["region=emea"]), ("*,7,\(old)", []),
  ])
  func aSplitHasMovedWhereOneMeaningHasTwoValues(row: String, moved: [String]) throws {
    let first = Self.splitHead + "mql-count,2026-09,*,6,\(Self.old)\nmql-count,2026-09,region=emea,6,\(Self.old)\n"
    let files = [("s/2026-10-07/a.csv", first), ("s/2026-11-06/a.csv", Self.splitHead + "mql-count,2026-09,\(row)\n")]
    let store = try store(files)
    #expect(try store.movedSplits(of: "mql-count", asOf: day("2026-12-31")).map(\.description) == moved)
    #expect(try store.movedSplits(of: "mql-count", asOf: day("2026-11-05")).isEmpty)
  }

  /// What is looked at once is what it is today: it was never closed, so nothing of it is restated or stands beside it.
  @Test(arguments: [("2026-10-31", "446"), ("2026-11-30", "500"), ("2026-12-31", "500")])
  func theWholePeriodHasItsNewestValueAndNoOther(asOf: String, value: String) throws {
    let files = [
      ("s/2026-10-07/a.csv", Self.head + "mql-count,all,446,A,\(Self.old)\n"),
      ("s/2026-11-06/a.csv", Self.head + "mql-count,all,500,A,\(Self.new)\n"),
      ("s/2026-12-07/a.csv", Self.head + "mql-count,all,447,A,\(Self.old)\n"),
    ]
    let series = try store(files).series("mql-count", grain: .all, asOf: day(asOf), presentMeaning: Self.new)
    let point = try #require(series?[.all])
    #expect(point.observation.value?.description == value)
    #expect(point.firstPublished == nil && point.others.isEmpty)
  }

  @Test func theWholePeriodOfASheetSaysItsGrainOrNone() throws {
    #expect(try findings("metric,grain,period,value\nmql-count,all,all,3\n") == [])
    #expect(
      try findings("metric,grain,period,value\nmql-count,month,all,3\n") == [
        "2:11 csv.period: the grain of all is all, not 'month'"
      ])
  }

  @Test func theOrderOfFilesDoesNotMatter() throws {
    let point = try Self.point(Self.restated.reversed(), on: "2026-12-31")
    #expect(point?.observation.value == ExactDecimal(441))
    #expect(point?.firstPublished?.value == ExactDecimal(446))
  }

  @Test func anImmaturePeriodThatFillsUpIsNoRestatement() throws {
    let point = try Self.point(
      [
        ("s/2026-10-07/a.csv", Self.head + "mql-count,2026-09,,P,\(Self.old)\n"),
        ("s/2026-10-20/a.csv", Self.head + "mql-count,2026-09,300,P,\(Self.old)\n"),
        ("s/2026-11-06/a.csv", Self.head + "mql-count,2026-09,446,A,\(Self.old)\n"),
      ], on: "2026-11-06")
    #expect(point?.observation.value == ExactDecimal(446))
    #expect(point?.firstPublished == nil)
  }

  @Test func aBackcastStandsBesideWhatWasPublished() throws {
    let files = [
      ("s/2026-10-07/a.csv", Self.head + "mql-count,2026-09,700,A,\(Self.old)\n"),
      ("s/2026-11-06/a.csv", Self.head + "mql-count,2026-09,446,A,\(Self.new)\n"),
    ]
    let point = try #require(try Self.point(files, on: "2026-11-06"))
    #expect(point.observation.value == ExactDecimal(700))
    #expect(point.observation(under: Self.new)?.value == ExactDecimal(446))
    #expect(point.observation(under: Self.old)?.value == ExactDecimal(700))
    #expect(point.observation(under: nil) == nil)
  }

  @Test func ofTwoMeaningsInOneRunThePresentOneIsTheBackcast() throws {
    let rows = "mql-count,2026-09,446,A,\(Self.new)\nmql-count,2026-09,700,A,\(Self.old)\n"
    let point = try #require(try Self.point([("s/2026-11-06/a.csv", Self.head + rows)], on: "2026-11-06"))
    #expect(point.observation.value == ExactDecimal(700))
    #expect(point.others.map(\.value) == [ExactDecimal(446)])
  }

  @Test func rowsWithTheirOwnInstantAreKnownFromThenOn() throws {
    let csv = "metric,period,value,as_of\nmql-count,2026-09,446,2026-10-20T23:59:59+02:00\n"
    #expect(try Self.point([("s/2026-11-06/a.csv", csv)], on: "2026-10-19") == nil)
    #expect(try Self.point([("s/2026-11-06/a.csv", csv)], on: "2026-10-20") != nil)
  }

  @Test func aMissingPeriodIsAGapInTheWindow() throws {
    let store = try store([
      ("s/2026-11-06/a.csv", "metric,period,value\nmql-count,2026-07,1\nmql-count,2026-09,3\n")
    ])
    let series = try #require(
      try store.series("mql-count", grain: .month, asOf: day("2026-11-06"), presentMeaning: nil))
    let september = try #require(Period("2026-09"))
    #expect(series.window(endingAt: september, count: 4).map { $0.point != nil } == [false, true, false, true])
    #expect(
      series.windowFromStart(endingAt: september, count: 4).map(\.period.description) == ["2026-07", "2026-08", "2026-09"])
    #expect(series[september.previous] == nil)
  }

  @Test func aSplitGivesOneSeriesPerMember() throws {
    let rows =
      "mql-count,2026-09,*,5\nmql-count,2026-09,channel=web,3\nmql-count,2026-09,channel=(none),2\n"
      + "mql-count,2026-09,channel=web;region=emea,1\n"
    let store = try store([("s/2026-11-06/a.csv", "metric,period,dims,value\n" + rows)])
    let date = try day("2026-11-06")
    let split = store.split("mql-count", by: "channel", grain: .month, asOf: date, presentMeaning: nil)
    #expect(split.map(\.member) == ["(none)", "web"])
    #expect(split.map { $0.series.points[0].observation.value } == [ExactDecimal(2), ExactDecimal(3)])
    #expect(
      store.keys(of: "mql-count").map(\.dimensions.description) == [
        "*", "channel=(none)", "channel=web", "channel=web;region=emea",
      ])
  }

  @Test func theHistoryHoldsEveryVintage() throws {
    let store = try store(Self.restated.map { ($0.0, $0.1) })
    let rows = store.observations(of: "mql-count") { _ in true }
    #expect(rows.map(\.value) == [ExactDecimal(446), ExactDecimal(440), ExactDecimal(441)])
    #expect(store.rowCount(of: "mql-count") == 3)
    #expect(store.rowCount(of: "mql-count", flagged: .estimated) == 0)
  }
}
