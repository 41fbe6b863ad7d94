import Diagnostics
import Engines
import Tables
import Testing

/// Programs that fail in each way, as lines of shell; the statement is their argument `$1`.
struct ClientProgramEngineTests {
  func shell(
    _ script: String, statements: ClientProgramEngine.Statements = .one, timeout: Int = 60
  ) -> ClientProgramEngine {
    ClientProgramEngine(
      ["sh", "-c", script, "client", "{sql}"], format: .csv, statements: statements, position: source, timeout: timeout)
  }

  @Test func givesTheStatementAsOneArgumentWithoutAShell() async throws {
    let sql = "select '$HOME `id` \"x\" {sql}' as \"a b\"\n-- why; not\nfrom t"
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
    ("printf 'a\n1'; exit 1", "exit status 1, without a word"),
    ("kill -9 $$", "ended by signal 9, without a word"),
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
    "sleep 60", "printf 'a\n1\n'; sleep 60", "trap '' TERM; printf 'a\n'; sleep 60; sleep 60", "sleep 60 & sleep 60",
  ])
  func endsAProgramThatHangs(script: String) async {
    #expect(
      await shell(script, timeout: 1).problems("select 1") == [
        "mql.md:7: sh: nothing came for 1 s, so it was ended, without a word -> raise the source's timeout in site.yml"
      ])
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
          + " -> install it, or write its whole path into the source's command in site.yml"
      ])
  }

  @Test(arguments: [[], ["duckdb"], ["duckdb", "-c", "sql"], ["{sql}"]])
  func wantsAPlaceForTheStatement(command: [String]) async {
    let problems = await ClientProgramEngine(command, format: .csv, position: source).problems("select 1")
    #expect(problems.first?.hasPrefix("site.yml:3: the command has no argument with {sql}") == true, "\(problems)")
  }

  @Test(arguments: [
    ("drop table leads", "the query starts with neither select nor with"),
    ("", "the query starts with neither select nor with"),
    ("-- select\nattach 'x' as y", "the query starts with neither select nor with"),
    ("select 1; drop table leads", "the query is more than one statement"),
    ("select 1;;", "the query is more than one statement"),
    ("select 'x", "a quote in the query is not closed"),
    (#"select 'a\'; drop table leads; --'"#, "a backslash before a quote means different things to different engines"),
  ])
  func runsOneSelectOnly(sql: String, problem: String) async {
    #expect(await shell("echo a").problems("select 1", sql) == ["mql.md:8: sh: \(problem)"])
  }

  @Test(arguments: [
    "SELECT 1", "  -- a; b\n/* ; */ (select 1)", "With x as (select ';' as a) select * from x;\n-- end",
    "select \"a;b\" from `c;d`",
    "select 'it''s; fine', 'C:\\temp'",
  ])
  func takesEverySelect(sql: String) async {
    #expect(await shell("echo a").problems(sql) == [])
  }
}
