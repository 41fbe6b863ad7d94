import Engines
import Testing

/// Programs that take all queries in one call, as spark-sql does.
struct ManyStatementsTests {
  func shell(_ script: String) -> ClientProgramEngine {
    ClientProgramEngine(
      ["sh", "-c", script, "client", "{sql}"], format: .plainTSV, statements: .many, position: source)
  }

  @Test func givesEachAnswerToItsQuery() async throws {
    let engine = shell(
      #"""
      case "$1" in *"select 'concord query 1' as concord_marker"*) ;; *) exit 9 ;; esac
      printf 'Welcome\nconcord_marker\nconcord query 0\nentity\tn\na\t1\nb\tNULL\n'
      printf 'concord_marker\nconcord query 1\nentity\nconcord_marker\nconcord query 2\nx\ty\tz\n1\t2\t3\n'
      """#)
    #expect(
      try await engine.answer("select 1 -- why", "select 2;", "select 3")
        == [["entity|n", "a|1", "b|(null)"], ["entity"], ["x|y|z", "1|2|3"]])
  }

  @Test(arguments: [
    (
      "printf 'concord_marker\nconcord query 0\na\n1\nconcord_marker\nconcord query 1\n'; echo 'no such table' >&2; exit 1",
      "mql.md:8: sh: exit status 1: no such table"
    ),
    ("echo 'no session' >&2; exit 1", "mql.md:7: sh: exit status 1: no session"),
    ("printf 'concord_marker\nconcord query 0\na\n1\n'", "mql.md:7: sh: the output ends before the header of the answer"),
    ("printf 'concord_marker\nconcord query 0\na\n1\t2\n'", "mql.md:7: sh: line 4 of the output has 2 cells, the header has 1"),
    (
      "printf 'concord_marker\nconcord query 1\n'",
      "mql.md:7: sh: line 2 of the output is not the start of the answer to query 1"
    ),
    (
      "printf 'concord_marker\nconcord query 0\nconcord_marker\nconcord query 1\na\n'",
      "mql.md:7: sh: line 4 of the output is not the start of the answer to query 2"
    ),
  ])
  func tellsWhichQueryFailed(script: String, problem: String) async {
    let problems = await shell(script).problems("select 1", "select 2")
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(problem) == true, "\(problems)")
  }

  /// An argument has a limit, so that very many queries are several calls.
  @Test func asksInSeveralCallsWhereOneArgumentIsTooShort() async throws {
    let engine = shell(
      #"""
      for i in $(printf %s "$1" | grep -o 'concord query [0-9]*' | cut -d' ' -f3); do
        printf 'concord_marker\nconcord query %s\nn\n%s\n' $i $i
      done
      """#)
    let sql = "select '\(String(repeating: "x", count: 50_000))'"
    #expect(try await engine.answer(sql, sql, sql, sql, sql) == (0..<5).map { ["n", "\($0)"] })
  }
}
