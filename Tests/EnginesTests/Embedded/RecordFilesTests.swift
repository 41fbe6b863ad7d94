import Engines
import Fingerprints
import Testing

@Suite struct RecordFilesTests {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEndsAndByteOrderMarksAreForms(end: String) async {
    let text = "\u{FEFF}id,v" + end + "1,a" + end + "2,b"
    #expect(await answer(["t.csv": text], "select id, v from t") == ["id|v", "1|a", "2|b"])
  }

  @Test func allMistakesOfAllFilesAreReported() async {
    let lines = await answer(
      [
        "a.csv": "id,Id,\n1,2,3\n", "b.csv": "id,v\n1\n2,x\n3,x,y\n", "c.csv": "", "d-d.csv": "id\n1\n",
        "tables.yml": "b: {v: txt}\ne: {id: text}\n",
      ], "select 1 as n")
    #expect(
      lines == [
        "records/a.csv:1:1: no column has a name of its own (rename the columns in the export) [records.table]",
        "records/b.csv:2:1: the row has 1 field, the header has 2 () [csv.columns]",
        "records/b.csv:4:1: the row has 3 fields, the header has 2 "
          + "(put quotes around a field that contains a separator) [csv.columns]",
        "records/c.csv:0:0: the file is empty, but a table needs a header () [records.table]",
        "records/d-d.csv:0:0: 'd-d' is not a name for a table (name the file with A-Z, a-z, 0-9 and _, or give it a name in "
          + "records/tables.yml: deals: {file: \"d-d.csv\"}) [records.table]",
        "records/tables.yml:1:8: 'b.v' is 'txt', which is not a column type (did you mean 'text') [schema.value]",
        "records/tables.yml:2:1: the table 'e' has no file e.csv (did you mean 'a') [records.table]",
      ])
  }

  @Test func aDeclaredColumnHasToBeThere() async {
    #expect(
      await answer(["leads.csv": "lead_id\n1\n", "tables.yml": "leads: {laed_id: text}"], "select 1 as n") == [
        "records/tables.yml:1:9: leads.csv has no column 'laed_id' (did you mean 'lead_id') [records.table]"
      ])
  }

  @Test func manyMistakesAreCounted() async {
    let rows = String(repeating: "x\n", count: 50)
    let lines = await answer(["t.csv": "n\n" + rows, "tables.yml": "t: {n: integer}"], "select 1 as n")
    #expect(lines.count == 21)
    #expect(lines.contains { $0.hasPrefix("records/t.csv:0:0: and 30 more problems in this file") })
  }

  @Test(arguments: [[0x61, 0xFF], [0xC3], [0x61, 0x00, 0x62]] as [[UInt8]])
  func aCellThatIsNoUTF8IsReported(cell: [UInt8]) {
    let records = Records([:])
    records.write("t.csv", Array("a,v\nx,".utf8) + cell + Array("\n".utf8))
    #expect {
      _ = try records.engine()
    } throws: { error in
      (error as? EngineFailure)?.diagnostics.map(findingLine) == [
        "records/t.csv:2:3: a cell of column 'v' is not UTF-8 text (export the table as UTF-8, or say what it is in "
          + "records/tables.yml: t: {encoding: windows-1252}) [file.not-utf8]"
      ]
    }
  }

  @Test func recordsAcrossThePartsOfAFileStayWhole() async {
    // Some parts of 4 MB; every 7th cell has line breaks and quotes in it.
    let row: (Int) -> String = { $0 % 7 == 0 ? "\($0),\"line\r\nbreak \"\"\($0)\"\"\"\n" : "\($0),plain text of row \($0)\n" }
    let text = "n,words\n" + (0..<400_000).map(row).joined()
    let sql = """
      select count(*) as n, sum(n) as s, count(*) filter (where words like '%break "%"') as b, min(length(words)) as l from t
      """
    let lines = await answer(["t.csv": text], sql)
    #expect(lines == ["n|s|b|l", "400000|79999800000|57143|15"])
  }

  @Test func aQuoteThatNobodyClosedIsOneMistake() async {
    let lines = await answer(["t.csv": "n,words\n1,\"open\n2,x\n3,y\n"], "select 1 as n")
    #expect(
      lines == [
        "records/t.csv:2:3: the quote that opens here is not closed before the file ends "
          + "(close the field with a quote) [csv.quote]"
      ])
  }

  @Test func tablesAreNamedWithRowsAndHash() throws {
    let tables = try Records(["b.csv": "id\n1\n", "a.csv": "id\n"]).engine().tables
    #expect(tables.map { "\($0.name) \($0.rows) \($0.sha256.short)" } == ["a 0 984a644e", "b 1 7cde7fb6"])
  }
}
