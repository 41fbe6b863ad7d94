import Diagnostics
import Engines
import Foundation
import Tables
import TestSupport
import Testing

@Suite(
  .enabled(if: EngineTools.postgreSQL != nil, "PostgreSQL is not installed: apt-get install postgresql-15"),
  .postgreSQLServer, .serialized)
struct PostgreSQLEngineTests {
  let server: PostgreSQLServer

  init() throws {
    server = try #require(PostgreSQLServer.current)
  }

  func engine(timeout: Int = 60, rows: Int = 1_000_000, cell: Int = 10_000) -> PostgreSQLEngine {
    PostgreSQLEngine(
      .url(server.url()), position: source, limits: QuestionLimits(timeout: timeout, rows: rows, cell: cell))
  }

  @Test func printsTypesAsTheOtherEnginesDo() async throws {
    let sql = """
      select true as b, false as c, timestamptz '2026-08-03 09:15:00.25+02' as t, timestamp '2026-08-03 09:15:00' as l,
        date '2026-08-03' as d, 1234.50::numeric as n, 0.00000001::numeric(12, 8) as s, 10000000000000000000000::numeric as h,
        '00123'::char(8) as id, '' as e, null::text as m, 'Zoë|"日本"' || chr(9) as u
      """
    #expect(
      try await engine().answer(sql) == [
        [
          "b|c|t|l|d|n|s|h|id|e|m|u",
          "true|false|2026-08-03T07:15:00.25Z|2026-08-03 09:15:00|2026-08-03|1234.50|0.00000001|10000000000000000000000|00123||(null)"
            + "|Zoë|\"日本\"\t",
        ]
      ])
  }

  @Test func doesNotDependOnTheServersDefaults() async throws {
    for setting in ["timezone = 'Asia/Tokyo'", "datestyle = 'German'", "statement_timeout = 1"] {
      try server.execute("alter role admin set \(setting)")
    }
    defer { try? server.execute("alter role admin reset all") }
    let answer = try await engine().answer("select timestamptz '2026-08-03 09:15:00+02' as t, pg_sleep(0.1)::text as s")
    #expect(answer == [["t|s", "2026-08-03T07:15:00Z|"]])
  }

  @Test func givesEmptyResultsAndManyRowsInBatches() async throws {
    var sizes: [Int] = []
    try await engine().run(
      queries(["select 1 as entity where false", "select i as entity from generate_series(1, 10000) i"])
    ) { (_, _, rows) in sizes.append(rows.count) }
    #expect(sizes == [0, 0, 4096, 4096, 1808])
  }

  @Test func allQueriesSeeOneStateOfTheData() async throws {
    try server.execute("create table leads as select '00123' as id")
    defer { try? server.execute("drop table leads") }
    let server = server
    var counts: [String] = []
    let sql = "select count(*) as n from leads"
    try await engine().run(queries([sql, sql])) { (query, _, rows) in
      if rows.count > 0 { counts.append(rows.text(0, 0) ?? "") }
      if rows.count > 0, query == 0 { try? server.execute("insert into leads values ('00124')") }
    }
    #expect(counts == ["1", "1"])
  }

  @Test(arguments: [
    (
      "select entity,\n  'é' as e\nfrom lead_event where x",
      ["relation \"lead_event\" does not exist, in line 3, column 6 of the query, at 'lead_event where x'"]
    ),
    (
      "select 0.5::float8 as amount, 1::money as m",
      [
        "column 'amount' is a floating-point number, which is not exact -> cast it to numeric",
        "column 'm' is of type money, which is printed by the server's locale -> cast it to numeric",
      ]
    ),
    (
      "select lenght('a')",
      [
        "function lenght(unknown) does not exist, in line 1, column 8 of the query, at 'lenght('a')'"
          + " -> No function matches the given name and argument types. You might need to add explicit type casts."
      ]
    ),
    ("select", ["the statement is not a query: it gives no columns"]),
  ])
  func tellsWhatIsWrongWithAQuery(sql: String, problems: [String]) async {
    #expect(await engine().problems(sql) == problems.map { "mql.md:7: postgresql: \($0)" })
  }

  @Test func tellsAllMistakesBeforeAnythingIsRun() async {
    let problems = await engine().problems("select pg_sleep(30)::text as s", "select a", "select", "select b")
    #expect(problems.map { $0.prefix(9) } == ["mql.md:8:", "mql.md:9:", "mql.md:10"])
    let refused = await engine().problems("select pg_sleep(30)::text as s", "commit", "select a", "set x = 1")
    #expect(refused.map { $0.prefix(9) } == ["mql.md:8:", "mql.md:10"])
  }

  @Test(arguments: [
    ("with x as (insert into kept values ('y') returning id) select id as entity from x", "insert changes something"),
    ("with x as (delete from kept returning id) select id as entity from x", "delete changes something"),
    ("select set_config('transaction_read_only', 'off', false) as entity", "set_config() reaches outside the records"),
    ("select \"nextval\"('counter') as entity", "nextval() reaches outside the records"),
    ("select id as entity into copied from kept", "into changes something"),
    // What the text of a statement does not show is the server's to refuse.
    ("select put() as entity", "cannot execute INSERT in a read-only transaction"),
    ("select count_up() as entity", "cannot execute nextval() in a read-only transaction"),
    ("select write_again() as entity", "transaction read-write mode must be set before any query"),
  ])
  func refusesToWrite(sql: String, reason: String) async throws {
    try server.execute(
      """
      create table kept as select 'x' as id; create sequence counter;
      create function put() returns text language sql as 'insert into kept values (''y'') returning id';
      create function count_up() returns bigint language sql as 'select nextval(''counter'')';
      create function write_again() returns text language sql as 'select set_config(''transaction_read_only'', ''off'', false)'
      """)
    defer { try? server.execute("drop function put, count_up, write_again; drop table kept; drop sequence counter") }
    let problems = await engine().problems(sql, "select count(*) as n from kept")
    #expect(problems.count == 1)
    #expect(problems.first?.contains(reason) == true, "\(problems)")
    #expect(try await engine().answer("select id from kept") == [["id", "x"]])
  }

  @Test func mistakesOfTheDataEndTheAnswerAtItsQuery() async throws {
    let problems = await engine().problems("select 1 as entity", "select 1 / (3 - i) as entity from generate_series(1, 5) i")
    #expect(problems == ["mql.md:8: postgresql: division by zero"])
  }

  @Test func endsAStatementThatTakesTooLong() async throws {
    #expect(
      await engine(timeout: 1).problems("select pg_sleep(30)::text as s")
        == [
          "mql.md:7: the answer took longer than 1 s, so it was stopped"
            + " -> raise the source's timeout in site.yml, or ask for less"
        ])
  }

  @Test func endsAnAnswerThatIsTooLarge() async {
    let many = "select i as entity from generate_series(1, 100000000) i"
    #expect(
      await engine(rows: 9999).problems(many) == [
        "mql.md:7: the answer has more than 9999 rows"
          + " -> add a filter to the query, or raise the source's max_rows in site.yml"
      ])
    #expect(
      await engine().problems(
        "select 1 as a union all select 2", "select repeat('x', i) as long from generate_series(9999, 10001) i")
        == [
          "mql.md:8: the answer has a cell of more than 10000 bytes, in row 3, column 1"
            + " -> select columns that a number needs, or raise the source's max_cell in site.yml"
        ])
  }

  @Test func aQuestionThatNobodyWaitsForEndsAtTheServer() async throws {
    let engine = engine()
    let task = Task { await engine.problems("select pg_sleep(40)::text as abandoned") }
    let running = "select count(*) as n from pg_stat_activity where state = 'active' and query like '%as aban' || 'doned%'"
    for _ in 0..<100 where try await engine.answer(running) == [["n", "0"]] { try await Task.sleep(for: .milliseconds(50)) }
    task.cancel()
    #expect(await task.value == ["mql.md:7: postgresql: stopped"])
    // It would sleep on, and be noticed only after five seconds.
    for _ in 0..<30 where try await engine.answer(running) != [["n", "0"]] { try await Task.sleep(for: .milliseconds(100)) }
    #expect(try await engine.answer(running) == [["n", "0"]])
  }

  @Test(arguments: [(SIGKILL, "the server went away"), (SIGSTOP, nil)])
  func tellsThatTheServerIsGoneInMidStream(signal: Int32, reason: String?) async throws {
    var backend: pid_t = 0
    var problems: [String] = []
    let sql = "select pg_backend_pid()::text as entity, repeat('x', 1000) as padding from generate_series(1, 200000)"
    do {
      try await engine(timeout: 1).run(queries([sql])) { (_, _, rows) in
        guard backend == 0, rows.count > 0 else { return }
        backend = rows.text(0, 0).flatMap { pid_t($0) } ?? 0
        if backend > 0 { kill(backend, signal) }
      }
    } catch {
      problems = error.diagnostics.map(\.line)
    }
    if backend > 0, signal == SIGSTOP { kill(backend, SIGCONT) }
    #expect(problems.count == 1)
    let expected = reason.map { "postgresql: \($0)" } ?? "the answer took longer than 1 s"
    #expect(problems.first?.hasPrefix("mql.md:7: \(expected)") == true, "\(problems)")
    // After a killed backend the server starts all others again.
    for _ in 0..<100 where await engine().problems("select 1 as n") != [] { try await Task.sleep(for: .milliseconds(100)) }
  }

  @Test func whatTheReceiverThrowsEndsTheSession() async throws {
    let stop = EngineFailure(Diagnostic(.engineFailed, at: source, "enough"))
    await #expect(throws: EngineFailure.self) {
      let sql = "select 1 as n from generate_series(1, 1000000)"
      try await engine().run(queries([sql])) { (_, _, rows) throws(EngineFailure) in
        if rows.count > 0 { throw stop }
      }
    }
  }

  @Test func neverPrintsThePassword() async throws {
    let wrong = try file("*:*:*:*:hunter2\n")
    let right = try file("*:*:*:*:s3cret\n")
    defer { [wrong, right].forEach { try? FileManager.default.removeItem(atPath: $0) } }
    let refused = PostgreSQLEngine(.url(server.url(user: "reader", "&passfile=\(wrong)")), position: source)
    let problems = await refused.problems("select 1 as n")
    #expect(problems.first?.contains("password authentication failed for user \"reader\"") == true, "\(problems)")
    #expect(problems.first?.hasPrefix("site.yml:3:") == true)
    #expect(problems.first?.contains("hunter2") == false)
    let allowed = PostgreSQLEngine(.url(server.url(user: "reader", "&passfile=\(right)")), position: source)
    #expect(try await allowed.answer("select 1 as n") == [["n", "1"]])
    let quoted = await allowed.problems("select 's3cret'::int as n")
    let beginning = "mql.md:7: postgresql: invalid input syntax for type integer: \"****\""
    #expect(quoted.first?.hasPrefix(beginning) == true, "\(quoted)")
  }

  @Test func readsAServiceFile() async throws {
    let file = try file("[crm]\nhost=\(server.folder)\ndbname=postgres\nuser=reader\npassword=s3cret\n")
    defer { try? FileManager.default.removeItem(atPath: file) }
    // Safe: the only change of the environment in these tests, and glibc keeps the old one for whoever reads it.
    unsafe setenv("PGSERVICEFILE", file, 1)
    let crm = PostgreSQLEngine(.service("crm"), position: source)
    #expect(try await crm.answer("select current_user::text as u") == [["u", "reader"]])
    let unknown = await PostgreSQLEngine(.service("erp"), position: source).problems("select 1 as n")
    #expect(unknown == ["site.yml:3: postgresql: definition of service \"erp\" not found"])
  }

  private func file(_ text: String) throws -> String {
    let path = NSTemporaryDirectory() + "concord-\(UUID().uuidString)"
    guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
    return path
  }
}
