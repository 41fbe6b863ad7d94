import Calendars
import Engines
import Testing

@Suite struct RecordTypesTests {
  @Test func typesAreInferredFromTheCells() throws {
    let records = Records([
      "leads.csv": """
      lead_id,id,code,n,amount,is_test,was_test,day,at,wall,words,nothing
      1,7,00123,12,10.5,true,TRUE,2026-08-03,2026-08-03T09:15:00Z,2026-08-03 09:15:00,a,
      2,8,00124,-3,0.25,false,FALSE,2026-08-04,2026-08-03T09:15:00+02:00,2026-08-03T09:15,7,
      """
    ])
    let columns = try records.engine().tables.flatMap(\.columns).map { "\($0.name) \($0.type)" }
    #expect(
      columns == [
        "lead_id text", "id text", "code text", "n integer", "amount decimal(2)", "is_test boolean", "was_test text",
        "day date",
        "at instant", "wall instant", "words text", "nothing text",
      ])
  }

  /// A number's digits before and after the point are 18 at most: a column in which no scale fits every cell is text.
  @Test(arguments: [
    ("999999999999999", "0.123", "decimal(3)"), ("-999999999999999.5", "0.123", "decimal(3)"),
    ("9999999999999999", "0.123", "text"), ("999999999999999999", "-0.5", "text"),
    ("999999999999999999", "-7", "integer"),
  ])
  func theInferredTypeFitsEveryCell(one: String, other: String, type: String) throws {
    let columns = try Records(["t.csv": "n\n\(one)\n\(other)\n"]).engine().tables.flatMap(\.columns)
    #expect(columns.map { "\($0.type)" } == [type])
  }

  /// The last word of the name decides, however words are parted.
  @Test(arguments: [
    ("Id", "text"), ("Record ID", "text"), ("lead-id", "text"), ("leadId", "text"), ("LeadIDs", "text"),
    ("Associated Contact IDs", "text"), ("ids", "text"), ("Customer ID ", "text"), ("paid", "integer"),
    ("VALID", "integer"), ("Paid", "integer"), ("id_count", "integer"), ("Idea", "integer"),
  ])
  func columnsOfIDsStayText(name: String, type: String) throws {
    let columns = try Records(["t.csv": "\"\(name)\"\n7\n"]).engine().tables.flatMap(\.columns)
    #expect(columns.map { "\($0.type)" } == [type])
  }

  @Test(arguments: [
    ("00123", "00123"), ("\" x \"", " x "), ("\"a\nb\"", "a\nb"), ("\"say \"\"hi\"\"\"", "say \"hi\""),
    ("Zürich 東京", "Zürich 東京"),
    ("", "-"), ("\"\"", "-"), ("  ", "-"),
  ])
  func aTextIsGivenBackAsItWas(cell: String, text: String) async {
    let rows = await answer(["t.csv": "lead_id,v\n1,\(cell)\n2,x\n"], "select v from t where lead_id = '1'")
    #expect(rows == ["v", text])
  }

  @Test(arguments: [
    ("2026-08-03T09:15:00Z", "2026-08-03T09:15:00Z"), ("2026-08-03 09:15:00+02", "2026-08-03T07:15:00Z"),
    ("2026-08-03T09:15:00.999Z", "2026-08-03T09:15:00Z"), ("2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00Z"),
    ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
  ])
  func anInstantIsKeptInUTCAndOfOneWidth(cell: String, text: String) async {
    #expect(await answer(["t.csv": "at\n\(cell)\n"], "select at from t") == ["at", text])
  }

  @Test func aTimeWithoutAZoneStaysAWallClockUnlessTheSourceHasAZone() async {
    let files: KeyValuePairs = ["t.csv": "at\n2026-08-03 09:15\n"]
    #expect(await answer(files, "select at from t") == ["at", "2026-08-03T09:15:00"])
    #expect(await answer(files, "select at from t", zone: .utc) == ["at", "2026-08-03T09:15:00Z"])
    let declared = await answer(["t.csv": "at\n2026-08-03 09:15\n", "tables.yml": "t: {at: instant}"], "select at from t")
    #expect(
      declared == [
        "records/t.csv:2:1: '2026-08-03 09:15' has no zone, but column 'at' holds times with a zone "
          + "(give the source's zone in site.yml: zone: Europe/Berlin, or the column's in records/tables.yml: "
          + "t: {at: {type: instant, zone: Europe/Berlin}}) [records.table]"
      ])
  }

  @Test func moneyIsExact() async {
    let files: KeyValuePairs = [
      "t.csv": "name,amount,yen,loss\na,0.10,100,-0.05\nb,0.20,250,-12.30\n",
      "tables.yml": "t: {amount: EUR, yen: JPY}",
    ]
    #expect(await answer(files, "select amount, yen, loss from t where name = 'b'") == ["amount|yen|loss", "0.20|250|-12.30"])
    #expect(
      await answer(files, "with s as (select name, amount from t) select * from s where name in (select 'a')")
        == ["name|amount", "a|0.10"])
  }

  @Test(arguments: [
    ("1.234,50", "EUR", "1.234,50"), ("12.345", "EUR", "12.345"), ("1e3", "integer", "1e3"), ("maybe", "boolean", "maybe"),
    ("2026-02-30", "date", "2026-02-30"), ("2026-08-03", "instant", "2026-08-03"), ("12.", "decimal(2)", "12."),
    ("9999999999999999999", "integer", "9999999999999999999"),
  ])
  func aCellThatIsNotOfItsDeclaredTypeIsReported(cell: String, type: String, shown: String) async {
    let lines = await answer(["t.csv": "a,v\nx,\"\(cell)\"\n", "tables.yml": "t: {v: \(type)}"], "select 1 as n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("records/t.csv:2:3: '\(shown)' is not ") == true, "\(lines)")
  }

  @Test func declaredBooleansAreReadGenerously() async {
    let cells = ["1", "0", "yes", "No", "TRUE", "false"].joined(separator: "\n")
    let rows = await answer(["t.csv": "v\n\(cells)\n", "tables.yml": "t: {v: boolean}"], "select v from t")
    #expect(rows == ["v", "true", "false", "true", "false", "true", "false"])
  }

  @Test func aCellThatTheFirstRowsDidNotForetellIsReported() async {
    let numbers = (1...10_000).map { "x,\($0)\n" }.joined()
    let suggestion = "correct the cell, or declare the column in records/tables.yml: t:"
    #expect(
      await answer(["t.csv": "a,v\n" + numbers + "x,00123\nx,1.5\nx,\n"], "select 1 as n") == [
        "records/t.csv:10002:3: '00123' is not a whole number, as column 'v' has above (\(suggestion) {v: text}) [records.table]",
        "records/t.csv:10003:3: '1.5' is not a whole number, as column 'v' has above "
          + "(\(suggestion) {v: decimal(1)}) [records.table]",
      ])
  }

  @Test func oneOddCellAmongManyIsNoReasonForText() async {
    let numbers = (1...9).map { "\($0)\n" }.joined()
    #expect(
      await answer(["t.csv": "v\n" + numbers + "n/a\n"], "select 1 as n") == [
        "records/t.csv:11:1: 'n/a' is not a whole number, which most cells of column 'v' are "
          + "(correct the cell, or declare the column in records/tables.yml: t: {v: text}) [records.table]"
      ])
  }
}
