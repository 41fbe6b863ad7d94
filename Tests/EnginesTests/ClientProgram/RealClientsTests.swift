import Engines
import Foundation
import Tables
import TestSupport
import Testing

@Suite(.enabled(if: EngineTools.duckDB != nil, "DuckDB's command is not installed: .ci/install --test"))
struct DuckDBTests {
  let engine: ClientProgramEngine

  init() throws {
    engine = ClientProgramEngine(
      [
        try #require(EngineTools.duckDB), "-csv", "-bail", "-no-init", "-nullvalue", #"\N"#, "-cmd", ".safe_mode", "-c",
        "{sql}",
      ],
      format: .csv, position: source)
  }

  @Test func printsTypesAsDocumented() async throws {
    let sql = """
      select true as b, timestamptz '2026-08-03 09:15:00+02' as t, timestamp '2026-08-03 09:15:00' as l, date '2026-08-03' as d,
        1.50::decimal(9, 2) as n, '00123' as id, '' as e, null as m, 'Zoë, "日本"' as u, 'NULL' as w
      """
    #expect(
      try await engine.answer(sql, "select 1 as entity where false") == [
        [
          "b|t|l|d|n|id|e|m|u|w",
          "true|2026-08-03 07:15:00+00|2026-08-03 09:15:00|2026-08-03|1.50|00123|(null)|(null)|Zoë, \"日本\"|NULL",
        ], ["entity"],
      ])
  }

  @Test func streamsManyRows() async throws {
    var count = 0
    try await engine.run(queries(["select i as entity, 'Zoë' as name from range(300000) t(i)"])) { (_, _, rows) in
      count += rows.count
    }
    #expect(count == 300_000)
  }

  @Test func showsTheEnginesMessage() async {
    let problems = await engine.problems("select * from lead_event")
    #expect(problems.count == 1)
    #expect(
      problems.first?.hasPrefix(
        "mql.md:7: duckdb: exit status 1: Catalog Error: Table with name lead_event does not exist!") == true, "\(problems)")
  }
}

@Suite(.enabled(if: EngineTools.sparkSQL != nil, "Spark or Java is not installed: .ci/install --test"), .serialized)
struct SparkTests {
  /// One session of 11 s for all: what it prints, an empty answer, and a failure at its query.
  @Test func answersAllQueriesInOneSession() async throws {
    // Spark makes folders where it is started.
    let folder = FileManager.default.temporaryDirectory.appending(path: "concord-spark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let command =
      try #require(EngineTools.sparkSQL) + [
        "-S", "--conf", "spark.sql.catalogImplementation=in-memory", "--conf", "spark.sql.cli.print.header=true",
        "--conf", "spark.ui.enabled=false", "-e", "{sql}",
      ]
    let engine = ClientProgramEngine(
      command, format: .plainTSV, statements: .many, position: source, folder: folder.path, limits: QuestionLimits(timeout: 900)
    )
    var answer = Answer()
    var problems: [String] = []
    let sql = [
      """
      select true as b, timestamp '2026-08-03 09:15:00+02:00' as t, date '2026-08-03' as d, cast(1.50 as decimal(9, 2)) as n,
        '00123' as id, '' as e, cast(null as string) as m, 'Zoë 日本' as u -- the last
      """, "select 1 as entity where false", "select * from lead_event", "select 2 as entity",
    ]
    do {
      try await engine.run(queries(sql)) { (query, columns, rows) in answer.add(query, columns, rows) }
    } catch {
      problems = error.diagnostics.map(\.line)
    }
    #expect(
      answer.tables == [
        ["b|t|d|n|id|e|m|u", "true|2026-08-03 07:15:00|2026-08-03|1.50|00123||(null)|Zoë 日本"], ["entity"],
      ])
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("mql.md:9: env: exit status 1: ") == true, "\(problems)")
    #expect(problems.first?.contains("`lead_event` cannot be found") == true, "\(problems)")
  }
}
