import Diagnostics
import Engines
import Testing

/// What programs print, made by the shell's printf.
struct OutputFormatTests {
  /// A program that prints the text; `{sql}` is there and not looked at.
  func printing(_ text: String, _ format: OutputFormat) -> ClientProgramEngine {
    ClientProgramEngine(["printf", "%s%.0s", text, "{sql}"], format: format, position: source)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a|b", "1|2"]]),
    ("a,b\r\n1,2\r\n", [["a|b", "1|2"]]),
    ("a,b\n", [["a|b"]]),
    ("a,b\n,\"\"\n\\N,x\\N\n", [["a|b", "(null)|", "(null)|x\\N"]]),
    ("a\n\nx\n", [["a", "(null)", "x"]]),
    ("\na,b\n\n1,2\n\n", [["a|b", "1|2"]]),
    ("\"a\",\"b\"\n\"x \"\"y\"\", z\",\"l1\nl2\"\n\"\"\"\",\n", [["a|b", "x \"y\", z|l1\nl2", "\"|(null)"]]),
    ("id,näme\n00123,日本\n", [["id|näme", "00123|日本"]]),
  ])
  func readsCSV(text: String, expected: [[String]]) async throws {
    #expect(try await printing(text, .csv).answer("select 1") == expected)
  }

  @Test(arguments: [
    (#"a\tb"# + "\t\\N\t\t\\\\N\tx\\qy\t\\'\n", ["a\tb", "(null)", "", "\\N", "x\\qy", "'"]),
    (#"l1\nl2\r"# + "\tNULL\t\"q\"\t,\t\\\t.\n", ["l1\nl2\r", "NULL", "\"q\"", ",", "\\", "."]),
  ])
  func readsTSV(text: String, expected: [String]) async throws {
    let answer = try await printing("a\tb\tc\td\te\tf\n" + text, .tsv).answer("select 1")
    #expect(answer == [["a|b|c|d|e|f", expected.joined(separator: "|")]])
  }

  @Test func readsPlainTSV() async throws {
    let answer = try await printing("a\tb\tc\n\\n\tNULL\t\"x\n", .plainTSV).answer("select 1")
    #expect(answer == [["a|b|c", "\\n|(null)|\"x"]])
  }

  @Test(arguments: [
    ("", "the output ends before the header of the answer -> let the program print the names of the columns first"),
    ("a,b", "the output ends in the middle of a row, in line 1"),
    ("a,b\n1,2\n3,", "the output ends in the middle of a row, in line 3"),
    ("a,b\n1,2\n3,\"x\n", "the output ends in the middle of a row, in line 3"),
    ("a,b\n1\n", "line 2 of the output has 1 cells, the header has 2"),
    ("a,b\n\"1\n\",2\n1,2,3\n", "line 4 of the output has 3 cells, the header has 2"),
    ("a,,c\n", "line 1 of the output is the header, and one of its names is empty"),
    ("a,b\nx\"y,\"z\n", "line 2 of the output has a quote inside a cell that is not in quotes: it is not CSV"),
    ("a,b\n\"x\"y,z\n", "line 2 of the output has text after a closing quote: it is not CSV"),
  ])
  func refusesWhatIsNotWhole(text: String, problem: String) async {
    #expect(await printing(text, .csv).problems("select 1") == ["mql.md:7: printf: \(problem)"])
  }

  /// A row is named by the line on which it starts, wherever the pieces of the output end.
  @Test func namesTheRowByItsFirstLine() async {
    let program = "printf 'a,b\\n1,\"x\\n'; sleep 0.2; printf 'y\\n'"
    let engine = ClientProgramEngine(["sh", "-c", program, "{sql}"], format: .csv, position: source)
    #expect(await engine.problems("select 1") == ["mql.md:7: sh: the output ends in the middle of a row, in line 2"])
  }

  @Test func refusesWhatIsNotUTF8() async {
    let engine = ClientProgramEngine(["printf", "a\\n\\344\\n%.0s", "{sql}"], format: .csv, position: source)
    #expect(await engine.problems("select 1") == ["mql.md:7: printf: line 2 of the output is not UTF-8 text"])
  }

  /// Pieces of an output end anywhere; this one is longer than a pipe.
  @Test func readsLongOutputInPieces() async throws {
    let engine = ClientProgramEngine(
      ["awk", #"BEGIN { print "id,text"; for (i = 1; i <= 100000; i++) printf "%05d,\"ä \"\"%d\"\"\n\"\n", i, i } # {sql}"#],
      format: .csv, position: source)
    let rows = try await engine.answer("select 1")[0]
    #expect(rows.count == 100_001)
    #expect(rows[1] == "00001|ä \"1\"\n")
    #expect(rows[100_000] == "100000|ä \"100000\"\n")
  }
}
