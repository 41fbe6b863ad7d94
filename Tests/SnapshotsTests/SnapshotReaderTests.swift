import Calendars
import Diagnostics
import Numbers
import Snapshots
import Testing

@Suite struct SnapshotReaderTests {
  static let head = "metric,period,dims,stat,as_of,value,unit,num,den,flags,version,meaning\n"

  @Test(arguments: [
    ("", "1:0 csv.header: the file has no header (start it with metric,period,value)"),
    ("metric,periode,value\n", "1:8 csv.header: 'periode' is not a column of a snapshot (did you mean 'period')"),
    ("metric,value\n", "1:0 csv.header: the column 'period' is missing"),
    ("metric,period,value,value\n", "1:21 csv.header: the column 'value' appears twice"),
    (
      "metric;period;value\nmql-count;2026-05;1,5\n",
      "1:1 csv.header: semicolons separate the columns, but a snapshot has commas (save the sheet with commas and points, or "
        + "import it with: concord snapshot --import)"
    ),
    (
      "metric,period,value,\nmql-count,2026-05,1,x\n",
      "2:21 csv.header: a value is in a column without a name (name the column in the header, or empty the field)"
    ),
  ])
  func aHeaderThatCannotBeReadIsNamed(csv: String, finding: String) throws {
    let found = try findings(csv)
    #expect(found.contains(finding), "\(found)")
  }

  @Test func emptyRowsAndColumnsOfASpreadsheetAreNothing() throws {
    #expect(
      try findings("metric,period,value,,\nmql-count,2026-05,1,,\nmql-count,2026-06,2\n,,,,\n") == [
        "3:1 csv.columns: the row has 3 fields, the header has 5"
      ])
    #expect(try findings("metric,period,value,,\nmql-count,2026-05,1,,\n,,,,\n") == [])
  }

  @Test(arguments: [
    ("mql-cuont,2026-09,3", "2:1 snapshot.unknown-metric: 'mql-cuont' is not a known metric (did you mean 'mql-count')"),
    ("mql,2026-09,3", "2:1 snapshot.unknown-metric: 'mql' is a stage, not a metric"),
    (
      "mql-count,0026-09,3",
      "2:11 csv.period: '0026-09' is outside the years 1900 to 2199 (write 2026-09, 2026-W40, 2026-Q3, 2026 or FY27-P08)"
    ),
    (
      "mql-count,1926-09-01,3",
      "2:11 snapshot.too-many-periods: 1926-09-01 is 36591 days from 2026-11-06, the snapshot's day; at most 2000 are read"
        + " (correct the period, or raise snapshots.periods in site.yml)"
    ),
    (
      "mql-count,2026-13,3",
      "2:11 csv.period: '2026-13' is not a period (write 2026-09, 2026-W40, 2026-Q3, 2026 or FY27-P08)"
    ),
    (
      "mql-count,2026-09,1e3",
      "2:19 csv.number: '1e3' is not a plain decimal number (write it without an exponent)"
    ),
    (
      "mql-count,2026-09,\"1,930\"",
      "2:19 csv.number: '1,930' is not a plain decimal number (write it with a decimal point and without thousands marks)"
    ),
    ("contact-rate,2026-09,25%", "2:22 csv.number: '25%' is not a plain decimal number (write 0.25, which is 25%)"),
    (
      "mql-count,2026-09,NaN",
      "2:19 csv.number: 'NaN' is not a plain decimal number (leave the cell empty: empty is missing)"
    ),
  ])
  func aCellThatCannotBeReadIsNamedWithItsPlace(row: String, finding: String) throws {
    let found = try findings("metric,period,value\n\(row)\n")
    #expect(found.contains { $0.hasPrefix(finding) }, "\(found)")
  }

  @Test(arguments: [
    (
      "mql-count,2026-09,chanel=web,value,,3,,,,,,",
      "2:19 snapshot.unknown-dimension: mql-count declares no dimension 'chanel' (did you mean 'channel')"
    ),
    (
      "mql-count,2026-09,web,value,,3,,,,,,",
      "2:19 snapshot.unknown-dimension: 'web' is not a list of dimensions (write name=member;name=member, or * for all)"
    ),
    ("mql-count,2026-09,*,p50,,3,,,,,,", "2:21 snapshot.unknown-stat: mql-count has no stat 'p50' (it has value)"),
    ("contact-time,2026-09,*,p05,,3,,,,,,", "2:24 snapshot.unknown-stat: contact-time has no stat 'p05'"),
    ("mql-count,2026-09,*,value,yesterday,3,,,,,,", "2:27 csv.period: 'yesterday' is not an instant"),
    ("mql-count,2026-09,*,value,,3,leads,,,,,", "2:30 csv.unit: 'leads' is not a unit"),
    ("spend,2026-09,*,value,,3,USD,,,,,", "2:26 csv.unit: spend is measured in EUR, not in USD"),
    ("mql-count,2026-09,*,value,,3,,,,AX,,", "2:33 csv.flag: 'AX' contains a letter that is not a flag"),
    ("mql-count,2026-09,*,value,,3,,,,,v3,", "2:34 csv.number: 'v3' is not a version (write a whole number)"),
    (
      "mql-count,2026-09,*,value,,3,,,,,,3F9A2C814455",
      "2:35 snapshot.unknown-meaning: '3F9A2C814455' is not a fingerprint of 12 hex digits"
    ),
  ])
  func aCellThatDoesNotFitItsMetricIsNamed(row: String, finding: String) throws {
    let found = try findings(Self.head + row + "\n")
    #expect(found.contains { $0.hasPrefix(finding) }, "\(found)")
  }

  @Test func aShareHasTheDimensionThatItIsSharedOutBy() throws {
    let row = { (dimension: String) in "mql-mix,2026-09,\(dimension)=web,value,,0.5,ratio,1,2,,,\n" }
    #expect(try findings(Self.head + row("channel")).isEmpty)
    #expect(try findings(Self.head + row("region")).first?.contains("mql-mix declares no dimension 'region'") == true)
  }

  @Test func aRatioIsHeldToTheDigitsThatItIsWrittenWith() throws {
    #expect(try findings(Self.head + "contact-rate,2026-09,*,value,,0.41,ratio,195,472,,,\n").isEmpty)
    #expect(
      try findings(Self.head + "contact-rate,2026-09,*,value,,0.42,ratio,195,472,,,\n")
        == ["2:31 snapshot.ratio: 195 / 472 is 0.41, not 0.42"])
  }

  @Test func aBadQuoteAndAWrongColumnCountAreFoundAndReadingGoesOn() throws {
    let found = try findings("metric,period,value\nmql-count,2026-07,\"3\"x\nmql-count,2026-08\nmql-count,2026-09,x\n")
    #expect(found.contains { $0.hasPrefix("2:") && $0.contains("csv.quote") }, "\(found)")
    #expect(found.contains { $0.hasPrefix("3:") && $0.contains("csv.columns") }, "\(found)")
    #expect(found.contains { $0.hasPrefix("4:19 csv.number") }, "\(found)")
  }

  @Test(arguments: [
    "mql-count,2026-08,1\nmql-count,2026-09,1\nmql-count,2026-09,2\n",
    "mql-count,2026-09,1\nmql-count,2026-08,1\nmql-count,2026-09,2\n",
  ])
  func aRepeatedKeyIsFoundInSortedAndUnsortedFiles(rows: String) throws {
    #expect(
      try findings("metric,period,value\n" + rows)
        == ["4:1 snapshot.duplicate-key: the row repeats an earlier one's metric, period, dims, stat and meaning"])
  }

  @Test func oneValueUnderTwoMeaningsIsNoRepetition() throws {
    let rows = "mql-count,2026-09,*,value,,1,,,,,1,aaaaaaaaaaaa\nmql-count,2026-09,*,value,,2,,,,,2,bbbbbbbbbbbb\n"
    #expect(try findings(Self.head + rows).isEmpty)
  }

  @Test func aGrainThatTheLabelDoesNotHaveIsNamed() throws {
    #expect(
      try findings("metric,grain,period,value\nmql-count,week,2026-09,1\n")
        == ["2:11 csv.period: the grain of 2026-09 is month, not 'week'"])
  }

  @Test func aFileFullOfErrorsSaysWhereItStops() throws {
    let rows = (0..<300).map { _ in "mql-count,never,1\n" }.joined()
    let found = try findings("metric,period,value\n" + rows)
    #expect(found.count <= 102)
    #expect(found.last?.contains("findings of this file are listed") == true)
  }

  @Test func aThreeColumnSheetIsUnstampedAndMeansEachMetricsFirstStat() throws {
    let store = try store([
      ("s/2026-11-06/sheet.csv", "\u{FEFF}metric,period,value\r\nmql-count,2026-09,-1.50\r\ncontact-time,2026-09,60\r\n")
    ])
    let date = try day("2026-11-06")
    let count = store.series("mql-count", grain: .month, asOf: date, presentMeaning: nil)?.points.first?.observation
    #expect(count?.value?.description == "-1.50", "digits are kept as they were written")
    #expect(count?.stamp == nil)
    #expect(count?.position.line == 2)
    #expect(store.series("contact-time", stat: "p50", grain: .month, asOf: date, presentMeaning: nil) != nil)
    #expect(store.unstampedFiles(of: "mql-count").map(\.rows) == [1])
  }

  /// Two stretches of one file, of which one row has a fingerprint.
  @Test func unstampedRowsAreCountedByFileWithTheLineOfTheFirst() throws {
    let store = try store([
      (
        "s/2026-10-06/a.csv",
        Self.head + """
          mql-count,2026-06,*,value,,1,,,,,1,0123456789ab
          mql-count,2026-07,*,value,,1,,,,,,
          contact-time,2026-07,*,p50,,60,,,,,,
          mql-count,2026-08,*,value,,1,,,,,,

          """
      ), ("s/2026-11-06/b.csv", "metric,period,value\nmql-count,2026-09,2\n"),
    ])
    let found = store.unstampedFiles(of: "mql-count").map { "\($0.path):\($0.line) \($0.rows)" }
    #expect(found == ["s/2026-10-06/a.csv:3 2", "s/2026-11-06/b.csv:2 1"])
  }

  @Test func anEmptyValueIsMissingAndNotZero() throws {
    let store = try store([("s/2026-11-06/a.csv", "metric,period,value,flags\nmql-count,2026-09,,M\n")])
    let rows = store.observations(of: "mql-count") { _ in true }
    #expect(rows.count == 1)
    #expect(rows.first?.value == nil)
    #expect(rows.first?.flags == .missing)
  }

  @Test func aDurationWithALimitMayCarryTheCountsBehindItsCompliance() throws {
    let rows = ["within", "never", "open", "pending", "void"].map { "contact-time,2026-09,*,\($0),,1,,,,,,\n" }.joined()
    #expect(try findings(Self.head + rows).isEmpty)
  }
}
