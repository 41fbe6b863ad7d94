import Diagnostics
import Engines
import Tables
import Testing

/// Programs that fail in each way, as lines of shell; the statement is their argument `$1`.
struct ClientProgramEngineTests {
  func shell(
    _ script: String, statements: ClientProgramEngine.Statements = .one, limits: QuestionLimits = QuestionLimits(timeout: 900)
  ) -> ClientProgramEngine {
    ClientProgramEngine(
      ["sh", "-c", script, "client", "{sql}"], format: .csv, statements: statements, position: source, limits: limits)
  }

  @Test func givesTheStatementAsOneArgumentWithoutAShell() async throws {
    let sql = "select '$HOME `id` \"x\" {sql}' as \"a b\" from t"
    let engine = shell(#"printf 'arguments,sql\n%s,"%s"\n' $# "$(printf %s "$1" | sed 's/"/""/g')""#)
    #expect(try await engine.answer(sql + "\n;\n") == [["arguments|sql", "1|\(sql)"]])
  }

  @Test func putsTheStatementInsideAnArgument() async throws {
    let engine = ClientProgramEngine(["printf", "%s\n", "--execute={sql}"], format: .csv, position: source)
    #expect(try await engine.answer("select 1") == [["--execute=select 1"]])
  }

  @Test func callsTheProgramOncePerQuery() async throws {
    let engine = shell(#"printf 'n\n%s\n' "${1#select }""#)
    #expect(try await engine.answer("select 1", "select 2") == [["n", "1"], ["n", "2"]])
  }

  @Test(arguments: [
    ("echo 'table not found' >&2; exit 3", "exit status 3: table not found"),
    ("printf 'a\n1\n'; echo 'lost the server' >&2; exit 1", "exit status 1: lost the server"),
    ("printf 'a\n1'; exit 1", "exit status 1, without a message"),
    ("kill -9 $$", "ended by signal 9, without a message"),
    ("echo warning >&2; echo; exit 0", "the output ends before the header of the answer"),
  ])
  func tellsHowTheProgramEnded(script: String, problem: String) async {
    let problems = await shell(script).problems("select 1")
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("mql.md:7: sh: \(problem)") == true, "\(problems)")
  }

  @Test func keepsTheEndOfLongStandardError() async {
    let script = "yes 'a line of a log that goes on' | head -c 5000000 >&2; echo 'what is wrong' >&2; exit 1"
    let problems = await shell(script).problems("select 1")
    #expect(problems.first?.hasPrefix("mql.md:7: sh: exit status 1: ... ") == true)
    #expect(problems.first?.hasSuffix("what is wrong") == true)
    #expect((problems.first?.utf8.count ?? 0) < 3000)
  }

  @Test(arguments: [
    ("sleep 60", ""), ("printf 'a\n1\n'; sleep 60", ""), ("trap '' INT TERM; printf 'a\n'; sleep 60; sleep 60", ""),
    ("sleep 60 & sleep 60", ""), ("echo a; while :; do echo 1; sleep 0.1; done", ""),
    // What is asked to stop takes its question back from the server first.
    ("trap 'echo took it back >&2; exit 1' INT; sleep 60", ": took it back"),
  ])
  func endsAProgramThatTakesTooLong(script: String, words: String) async {
    #expect(
      await shell(script, limits: QuestionLimits(timeout: 1)).problems("select 1") == [
        "mql.md:7: the answer took longer than 1 s, so it was stopped\(words)"
          + " -> raise the source's timeout in site.yml, or ask for less"
      ])
  }

  @Test(arguments: [
    (
      "echo a; yes 1", QuestionLimits(rows: 10_000),
      "the answer has more than 10000 rows -> add a filter to the query, or raise the source's max_rows in site.yml"
    ),
    (
      "printf 'a,b\n1,2\n1,%0100d\n' 0", QuestionLimits(cell: 99),
      "the answer has a cell of more than 99 bytes, in row 2, column 2"
        + " -> select columns that a number needs, or raise the source's max_cell in site.yml"
    ),
    (
      "echo a; head -c 20000000 /dev/zero | tr '\\0' x", QuestionLimits(),
      "sh: line 2 of the output is longer than 16 MB"
        + " -> select columns that a number needs; a quote before it may not be closed"
    ),
  ])
  func endsAnAnswerThatIsTooLarge(script: String, limits: QuestionLimits, problem: String) async {
    #expect(await shell(script, limits: limits).problems("select 1") == ["mql.md:7: \(problem)"])
  }

  @Test func endsTheProgramWhenItsRowsAreNotWanted() async {
    let stop = EngineFailure(Diagnostic(.engineFailed, at: source, "enough"))
    await #expect(throws: EngineFailure.self) {
      try await shell("echo a; while :; do echo 1; done").run(queries(["select 1"])) { (_, _, rows) throws(EngineFailure) in
        if rows.count > 0 { throw stop }
      }
    }
  }

  @Test(arguments: ["concord-has-no-such-client", "/nowhere/client"])
  func tellsThatAProgramIsNotInstalled(program: String) async {
    let problems = await ClientProgramEngine([program, "{sql}"], format: .csv, position: source).problems("select 1")
    let name = program.split(separator: "/").last ?? ""
    #expect(
      problems == [
        "site.yml:3: \(name): the program is not installed"
          + " -> install it, or write its full path in the source's command in site.yml"
      ])
  }

  @Test(arguments: [[], ["duckdb"], ["duckdb", "-c", "sql"], ["{sql}"]])
  func wantsAPlaceForTheStatement(command: [String]) async {
    let problems = await ClientProgramEngine(command, format: .csv, position: source).problems("select 1")
    #expect(problems.first?.hasPrefix("site.yml:3: the command has no argument with {sql}") == true, "\(problems)")
  }

  @Test(arguments: [
    "drop table leads", ".shell touch here", "\\! touch here", "!touch here", "source here.sql", "select 1; select 2",
  ])
  func startsNothingForWhatIsNoQuestion(sql: String) async {
    let engine = ClientProgramEngine(["concord-has-no-such-client", "{sql}"], format: .csv, position: source)
    let problems = await engine.problems("select 1", sql)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("mql.md:8: ") == true, "\(problems)")
  }

  @Test(arguments: [
    (["spark-sql", "-e", "{sql}"], "select '${env:HOME}' as entity", "${"),
    (["./ask", "{sql}"], "select '$(id)' as entity", "$("),
    (["env", "A=1", "/opt/snowsql", "-q", "{sql}"], "select 'Q&A' as entity", "&"),
  ])
  func refusesWhatAClientReplaces(command: [String], sql: String, sign: String) async {
    let problems = await ClientProgramEngine(command, format: .csv, position: source).problems(sql)
    let start = "mql.md:7: '\(sign)' is the beginning of a variable to some clients, also in quotes, in line 1, column "
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(start) == true, "\(problems)")
  }

  @Test func leavesAnAmpersandToOthers() async throws {
    #expect(try await shell("printf 'a\n%s\n' \"$1\"").answer("select 'Q&A'") == [["a", "select 'Q&A'"]])
  }
}
