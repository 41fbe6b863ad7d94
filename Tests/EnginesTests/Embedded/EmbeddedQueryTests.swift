import Diagnostics
import Engines
import Statements
import Testing

@Suite struct EmbeddedQueryTests {
  private static let files: KeyValuePairs = ["leads.csv": "lead_id,source,n\n00123,web,1\n00124,,2\n"]

  @Test(arguments: [
    "insert into leads values ('1', 'x', 1)", "update leads set n = 2", "delete from leads", "drop table leads",
    "create table t (a)", "create temp table t as select * from leads", "attach '/tmp/concord-attached.db' as other",
    "pragma query_only = off", "pragma writable_schema = on", "pragma table_info(leads)", "select load_extension('x')",
    "select random() as n", "select datetime('now') as t", "select current_timestamp as t", "vacuum into '/tmp/concord.db'",
    "begin", "commit", "explain select * from leads", "select * from leads; drop table leads", "select 1 as n; select 2 as n",
    "select * from pragma_table_info('leads')", "with x as (select 1) insert into leads select * from leads", "", "-- nothing",
    "reindex", "analyze", "savepoint s", "select readfile('/etc/passwd') as t", "select fts3_tokenizer('x') as t",
  ])
  func whatIsMoreThanAQuestionIsRefused(sql: String) async throws {
    let engine = try Records(Self.files).engine()
    let lines = await answer(engine, sql)
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("mql.md:7:8: ") == true, "\(lines)")
    #expect(await answer(engine, "select count(*) as n, sum(n) as s from leads") == ["n|s", "2|3"])
    #expect(Records([:]).names(in: "../").contains { $0.hasPrefix("concord-attached") || $0 == "concord.db" } == false)
  }

  @Test(arguments: [
    (
      "pragma query_only = off",
      "the statement begins with 'pragma', not with select or with, in line 1, column 1 of the query, at 'pragma query_only = off'"
    ),
    (
      "select 1 as n; select 2 as n",
      "there is more than one statement, in line 1, column 16 of the query, at 'select 2 as n'"
    ),
    (
      "/* é */\n  select lead_id, stage\nfrom leads",
      "no such column: stage, in line 2, column 19 of the query, at 'stage'"
    ),
    ("select lead_id, stage from leads", "no such column: stage, in line 1, column 17 of the query, at 'stage from leads'"),
    ("select lead_id\nfrom laeds", "no such table: laeds"),
    ("select 1.5 as n", "column 'n' has a floating-point number, which is not exact"),
    (
      "select avg(n) as n from leads",
      "avg() is not in the portable subset of SQL, in line 1, column 8 of the query, at 'avg(n) as n from leads'"
    ),
    ("select lead_id, lead_id from leads", "the result has two columns 'lead_id'"),
    (
      "select strftime('%Y', source) as y from leads",
      "the statement is refused: strftime() is not in the portable subset of SQL"
    ),
  ])
  func theReasonIsPlain(sql: String, reason: String) async {
    let lines = await answer(Self.files, sql)
    let isOurs = lines.first?.hasSuffix("[definition.sql]") == true
    #expect(lines.first?.hasPrefix("mql.md:7:8: \(isOurs ? "" : "embedded: ")\(reason) (") == true, "\(lines)")
  }

  @Test func questionsAreAnswered() async throws {
    let engine = try Records(Self.files).engine()
    #expect(await answer(engine, "select * from leads;  -- all") == ["lead_id|source|n", "00123|web|1", "00124|-|2"])
    #expect(await answer(engine, "select lead_id from leads where lead_id = '00123'") == ["lead_id", "00123"])
    #expect(await answer(engine, "select source from leads where n = 9") == ["source"])
    let series = "with recursive s(n) as (select 1 union all select n + 1 from s where n < 9000) select n from s"
    #expect(await answer(engine, series).count == 9001)
  }

  @Test func allStatementsAreCheckedBeforeTheFirstRuns() async throws {
    let engine = try Records(Self.files).engine()
    let place = SourcePosition(file: "a.md", line: 3, column: 1)
    let queries = ["select n from leads", "select x from leads", "select y from leads"].map {
      Query(name: "q", sql: $0, position: place)
    }
    var batches = 0
    do throws(EngineFailure) {
      try await engine.run(queries) { _, _, _ in batches += 1 }
    } catch {
      #expect(error.diagnostics.count == 2)
    }
    #expect(batches == 0)
  }

  @Test(arguments: [
    (
      "with recursive s(n) as (select 1 union all select n + 1 from s) select count(*) as n from s", QuestionLimits(timeout: 1),
      "the answer took longer than 1 s, so it was stopped"
    ),
    ("select * from leads", QuestionLimits(rows: 1), "the answer has more than 1 row"),
    (
      "select source || source as s from leads", QuestionLimits(cell: 5),
      "the answer has a cell of more than 5 bytes, in row 1, column 1"
    ),
    (
      "with recursive s(n, t) as (select 1, 'xxxxxxxx' union all select n + 1, t || t from s where n < 25) select max(t) as t from s",
      QuestionLimits(), "the answer has a cell of more than 1000000 bytes"
    ),
  ])
  func aQuestionThatPassesALimitEnds(sql: String, limits: QuestionLimits, reason: String) async throws {
    var engine = try Records(Self.files).engine()
    engine.limits = limits
    let lines = await answer(engine, sql)
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("mql.md:7:8: \(reason) (") == true, "\(lines)")
    #expect(lines.first?.hasSuffix("[engine.limit]") == true)
    engine.limits = QuestionLimits()
    #expect(await answer(engine, "select count(*) as n from leads") == ["n", "2"])
  }

  /// In a process of its own: all databases of one share the bound, and it could be another test that gets no memory.
  @Test func aQuestionThatTakesTooMuchMemoryEnds() async {
    await #expect(processExitsWith: .success) {
      let engine = try Records(Self.files).engine()
      let lines = await answer(engine, Self.doubling(32))
      let advice = "ask for less, or use a database of your own"
      #expect(lines == ["mql.md:7:8: the query needs more than 512 MB of memory (\(advice)) [engine.limit]"])
      #expect(await answer(engine, "select count(*) as n from leads") == ["n", "2"])
    }
  }

  /// Tables that each read the one before it twice: what it takes to prepare doubles with each.
  private static func doubling(_ count: Int) -> String {
    let tables = (1..<count).map { "a\($0) as (select p.n from a\($0 - 1) p, a\($0 - 1) q)" }
    return "with a0 as (select 1 as n), \(tables.joined(separator: ", ")) select n from a\(count - 1)"
  }

  @Test func aStoppedTaskStopsTheQuestion() async throws {
    let engine = try Records(Self.files).engine()
    let endless = "with recursive s(n) as (select 1 union all select n + 1 from s) select count(*) as n from s"
    let task = Task { await answer(engine, endless) }
    task.cancel()
    #expect(await task.value == ["mql.md:7:8: embedded: stopped () [engine.failed]"])
  }
}
