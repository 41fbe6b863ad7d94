import Diagnostics
import Tables
import Testing

struct CSVReaderTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["1", "2"]]),
    ("a,b\r1,2\r", [["1", "2"]]),
    ("\u{FEFF}a,b\n1,2", [["1", "2"]]),
    ("a,b\n\n1,2\n\r\n3,4\n", [["1", "2"], ["3", "4"]]),
    ("a,b\n,\n", [["", ""]]),
    ("a,b\n1,", [["1", ""]]),
    ("a,b\n\"\",\"\"\"\"\n", [["", "\""]]),
    ("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n", [["x, \"y\"", "two\nlines"]]),
    ("a,b\n\"two\r\nlines\",1\n", [["two\r\nlines", "1"]]),
    ("\"a\",\"b\"\nä, 2 \n", [["ä", " 2 "]]),
    ("a,b\n\"\"\"\"\"\",\"\"\"a\"\"b\"\"\"\nx,y\n", [["\"\"", "\"a\"b\""], ["x", "y"]]),
    ("a,b\n", []),
    ("", []),
    ("\n\n", []),
  ])
  func readsCells(_ text: String, _ rows: [[String]]) {
    let (table, diagnostics) = CSVTable.read(Array(text.utf8), file: "a.csv")
    #expect(diagnostics.isEmpty)
    #expect(table.rows.map(\.cells) == rows)
    #expect(table.header == (text.contains("a") ? ["a", "b"] : []))
  }

  @Test func tellsEachFieldsPlaceInLinesAndBytes() {
    let text = "\u{FEFF}a,b,c\r\nä,\"x\"\"\ny\",z\nü,\"v\",w\n"
    let places = CSVTable.read(Array(text.utf8), file: "a.csv").table.rows.map { row in
      row.positions.map { "\($0.line):\($0.column)" }
    }
    #expect(places == [["2:1", "2:4", "3:4"], ["4:1", "4:4", "4:8"]])
  }

  @Test func tellsQuotedFieldsFromPlainOnes() {
    var reader = CSVReader(Array("a,b\n\"\",\n".utf8), file: "a.csv")
    var quoted: [Bool] = []
    reader.readRecords { fields, _ in for index in fields.indices { quoted.append(fields[index].isQuoted) } }
    #expect(quoted == [true, false])
  }

  @Test(arguments: [
    ("a,b\n1\n2,3\n", ["2:1 csv.columns: the row has 1 field, the header has 2"], [["2", "3"]]),
    ("a,b\n1,2,3\n4,5\n", ["2:1 csv.columns: the row has 3 fields, the header has 2"], [["4", "5"]]),
    ("a,b\n1,x\"y\n2,3\n", ["2:4 csv.quote: a quote appears in a field that is not quoted"], [["2", "3"]]),
    ("a,b\n\"1\"x,2\n2,3\n", ["2:4 csv.quote: text follows the closing quote of a field"], [["2", "3"]]),
    (
      "a,b\n\"1,2\n\"3\",4\n5,6\n", ["3:2 csv.quote: text follows the closing quote of a field that opens on line 2"],
      [["5", "6"]]
    ),
    (
      "a,b\n1,\"2\n3,4 \"\"\n5,6\n",
      [
        "2:3 csv.quote: the quote that opens here is not closed before the file ends",
        "3:5 csv.quote: a quote appears in a field that is not quoted",
      ], [["5", "6"]]
    ),
    ("a,b\n1,\"", ["2:3 csv.quote: the quote that opens here is not closed before the file ends"], []),
    ("a\"b,c\nd,e\n1,2\n", ["1:2 csv.quote: a quote appears in a field that is not quoted"], [["1", "2"]]),
  ])
  func reportsABrokenRecordAndGoesOnAfterIt(_ text: String, _ problems: [String], _ rows: [[String]]) {
    let (table, diagnostics) = CSVTable.read(Array(text.utf8), file: "a.csv")
    #expect(diagnostics.map { "\($0.position.line):\($0.position.column) \($0.rule.rawValue): \($0.message)" } == problems)
    #expect(table.rows.map(\.cells) == rows)
  }

  @Test func countsTheProblemsAfterTheHundredth() {
    let text = "a,b\n" + String(repeating: "1\n", count: 130)
    let diagnostics = CSVTable.read(Array(text.utf8), file: "a.csv").diagnostics
    #expect(diagnostics.count == 101)
    #expect(diagnostics.last?.message == "and 30 more problems with the form of this file")
    #expect(diagnostics.last?.severity == .note)
  }

  @Test func findsAColumnByName() {
    let table = CSVTable.read(Array("a,b\n1,2\n3,4\n".utf8), file: "a.csv").table
    #expect(table.column("b") == ["2", "4"])
    #expect(table.column("c") == nil)
  }
}
