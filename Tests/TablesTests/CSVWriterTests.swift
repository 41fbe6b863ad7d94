import Tables
import Testing

struct CSVWriterTests {
  @Test(arguments: [
    (["a", "b c", ""], "a,b c,\n"),
    (["x,y", "say \"x\"", "two\nlines", "cr\r"], "\"x,y\",\"say \"\"x\"\"\",\"two\nlines\",\"cr\r\"\n"),
    ([""], "\"\"\n"),
    (["", ""], ",\n"),
    (["=1+1"], "=1+1\n"),
    (["\u{FEFF}a", "\u{FEFF}b"], "\"\u{FEFF}a\",\u{FEFF}b\n"),
  ])
  func quotesOnlyWhereNeeded(_ cells: [String], _ line: String) {
    var writer = CSVWriter()
    writer.row(cells)
    #expect(writer.text == line)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+49 30", "'+49 30"), ("-x", "'-x"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
    ("-12.50", "-12.50"), ("+3", "+3"), ("-", "'-"), ("-1.", "'-1."), ("-1.2.3", "'-1.2.3"), ("-1e5", "'-1e5"),
    ("\u{FF1D}1", "'\u{FF1D}1"), ("a=1", "a=1"), ("", "\"\""), ("=a,b", "\"'=a,b\""),
  ])
  func keepsASpreadsheetFromRunningACell(_ cell: String, _ line: String) {
    var writer = CSVWriter(spreadsheetSafe: true)
    writer.row([cell])
    #expect(writer.text == line + "\n")
  }

  /// Of cells whose bytes are known already, the record is the same.
  @Test(arguments: ["L00012", "", "=1", "a,b", "say \"x\"", "-1", "+x", "Ä", "\u{FEFF}a", "two\nlines", "a b", "1.5"])
  func writesBytesAsItWritesTexts(_ cell: String) {
    for first in [["check", "m"], [cell, cell]] {
      var (texts, bytes) = (CSVWriter(spreadsheetSafe: true), CSVWriter(spreadsheetSafe: true))
      for _ in 0..<2 {
        texts.row(first + [cell, "is, blank"])
        bytes.row(["x"])
        bytes.removeAll()
        bytes.row(bytes.cells(first), Array(cell.utf8)[...], bytes.cells(["is, blank"]))
      }
      // No record but the first of a file begins it.
      #expect(texts.text.hasSuffix(bytes.text))
    }
  }

  /// Cells of the characters that matter to the format, drawn by a fixed generator.
  @Test(arguments: 1...60)
  func readsBackWhatItWrote(seed: UInt64) {
    var random = Generator(state: seed)
    let alphabet = ["\"", ",", "\n", "\r", "\r\n", " ", "a", "ä", "€", "", "\u{2028}", "'", "=", "\u{FEFF}", "\\", ";"]
    func cell() -> String {
      (0..<Int(random.next() % 6)).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }.joined()
    }
    let width = Int(seed % 5) + 1
    let header = (0..<width).map { "column \($0)" }
    let rows = (0..<20).map { _ in (0..<width).map { _ in cell() } }
    var writer = CSVWriter()
    for row in [header] + rows { writer.row(row) }
    let (table, diagnostics) = CSVTable.read(writer.bytes, file: "a.csv")
    #expect(diagnostics.isEmpty)
    #expect(table.header == header)
    // By bytes: Swift's == on strings would let CRLF and canonical equivalents pass.
    #expect(table.rows.map { $0.cells.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
  }
}

/// SplitMix64, so that every run draws the same cells.
struct Generator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
