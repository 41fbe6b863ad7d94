import Calendars
import Diagnostics
import Engines
import Fingerprints
import Statements
import Testing

/// A question that only chooses has the answer that SQLite gives, row for row, and the same findings.
@Suite struct ColumnAnswerTests {
  private static func query(_ sql: String) -> Query {
    Query(name: "test", sql: sql, position: SourcePosition(file: "mql.md", line: 7, column: 8))
  }

  /// The answer out of columns; nil where SQLite would be asked.
  private func chosen(
    _ records: Records, _ sql: String, zone: TimeZoneRules? = nil, storage: EmbeddedEngine.Storage = .memory
  ) async throws -> [String] {
    do throws(EngineFailure) {
      return await answer(try records.engine(zone: zone, storage: storage, questions: [Self.query(sql)]), sql)
    } catch {
      return error.diagnostics.map(findingLine)
    }
  }

  private func asked(_ records: Records, _ sql: String, zone: TimeZoneRules? = nil) async -> [String] {
    do throws(EngineFailure) {
      return await answer(try records.engine(zone: zone), sql)
    } catch {
      return error.diagnostics.map(findingLine)
    }
  }

  @Test(arguments: 0..<60) func randomSelectionsOfRandomTables(seed: Int) async throws {
    var random = MadeUpRecords(seed: UInt64(seed))
    let records = Records(["tables.yml": random.declarations, "t.csv": random.table(rows: [0, 1, 40, 9000][seed % 4])])
    for _ in 0..<6 {
      let sql = random.selection()
      let expected = await asked(records, sql)
      #expect(records.choices(sql) == [sql], "\(sql)")
      #expect(try await chosen(records, sql) == expected, "\(sql)")
    }
  }

  @Test(arguments: [
    ("id,n\na,1\nb,x\n", "t: {n: integer}"), ("id,n\na,1\nb\n", ""), ("id,at\na,2026-01-01T10:00\n", "t: {at: instant}"),
    ("id,n\na,1\n", "t: {m: integer}"), ("id,n\na,1\n", "s: {m: integer}"), ("", ""), ("id,id\na,b\n", ""), ("id,\na,b\n", ""),
    ("id,n\na,\u{0}\n", ""),
  ])
  func mistakesAreToldAsEver(table: String, declarations: String) async throws {
    let records = Records(["tables.yml": declarations, "t.csv": table, "u.csv": "id,n\n1,2\n3\n"])
    let expected = await asked(records, "select id from t")
    #expect(try await chosen(records, "select id from t") == expected)
  }

  @Test func cellsOfEveryTypeAreWrittenAsEver() async throws {
    let records = Records([
      "tables.yml": """
      t:
        columns:
          {n: integer, d: decimal(3), m: JPY, e: EUR, b: boolean, day: date, i: instant, eu: {type: EUR, decimal: ',', thousands: .}}

      """,
      "t.csv": #"""
      id,n,d,m,e,b,day,i,w,eu
      a,-0,-0.001,5,-0.10,Yes,2026-02-28,2026-01-01T00:00:00+02:00,2026-08-03 09:15,"1.234,50"
      ,,,,,,,,,
      "x ""y""",007,0.5,,€ 3.00,no,0001-01-01,1969-12-31T23:59:59Z,1969-12-31T23:59:59,€ 2
      ç,999999999999999999,1,-3,1,0,9999-12-31,0001-01-01T00:00:00Z,,-5

      """#,
    ])
    let sql = "select * from t"
    let expected = await asked(records, sql)
    #expect(expected.count == 4)
    #expect(try await chosen(records, sql) == expected)
  }

  /// A zone may carry a time out of the years that can be written: SQLite is asked then.
  @Test func timesBeforeAllYearsAreLeftToSQLite() async throws {
    let records = Records(["tables.yml": "t: {i: instant}", "t.csv": "id,i\na,0001-01-01T00:00:00+10:00\n"])
    #expect(try await chosen(records, "select i from t") == asked(records, "select i from t"))
  }

  @Test func otherQuestionsOfOneSessionAreAskedOfSQLite() async throws {
    let records = Records(["t.csv": "id,n\na,1\nb,2\n"])
    let questions = ["select id from t where n > 1", "select count(*) as n from t"]
    let engine = try records.engine(questions: questions.map(Self.query))
    #expect(await answer(engine, questions[0]) == ["id", "b"])
    #expect(await answer(engine, questions[1]) == ["n", "2"])
    #expect(await answer(engine, "select n from t where id = 'a'") == ["n", "1"])
  }

  @Test func limitsHold() async throws {
    let records = Records(["t.csv": "id,n\na,1\nbcd,2\n"])
    let sql = "select n, id from t"
    for limits in [QuestionLimits(rows: 1), QuestionLimits(cell: 2)] {
      var (choosing, asking) = (try records.engine(questions: [Self.query(sql)]), try records.engine())
      (choosing.limits, asking.limits) = (limits, limits)
      let expected = await answer(asking, sql)
      #expect(expected.count == 1)
      #expect(await answer(choosing, sql) == expected)
    }
  }

  // MARK: The file

  @Test func unchangedRecordsAreReadOnce() async throws {
    let records = Records(["t.csv": "id,n,at\na,1,2026-01-01\nb,,2026-01-02\n"])
    let sql = "select at, id from t where n is null"
    let rows = ["at|id", "2026-01-02|b"]
    #expect(try await chosen(records, sql, storage: .cache) == rows)
    let names = records.names(in: Records.cache)
    #expect(names.count == 1)
    let file = records.read(Records.cache + "/" + names[0])
    #expect(try await chosen(records, sql, storage: .cache) == rows)
    #expect(records.read(Records.cache + "/" + names[0]) == file)
    #expect(try records.engine(storage: .cache, questions: [Self.query(sql)]).tables == records.engine().tables)
    // Another column, other records: another file, and one at most.
    #expect(try await chosen(records, "select n from t", storage: .cache) == ["n", "1", "-"])
    records.write("t.csv", Array("id,n,at\na,1,2026-01-01\nc,,2026-01-03\n".utf8))
    #expect(try await chosen(records, sql, storage: .cache) == ["at|id", "2026-01-03|c"])
    #expect(records.names(in: Records.cache).count == 1)
  }

  @Test(arguments: ["nothing", "garbage", "half", "a byte", "longer"])
  func aDamagedFileIsMadeAnew(damage: String) async throws {
    let records = Records(["t.csv": "id,n\na,1\nb,2\nc,3\n"])
    let sql = "select n, id from t where id <> 'b'"
    let rows = ["n|id", "1|a", "3|c"]
    _ = try await chosen(records, sql, storage: .cache)
    let path = Records.cache + "/" + (records.names(in: Records.cache).first ?? "")
    let whole = records.read(path)
    var bytes = whole
    switch damage {
    case "nothing": bytes = []
    case "garbage": bytes = [UInt8](repeating: 0x7A, count: whole.count)
    case "half": bytes = Array(whole.prefix(whole.count / 2))
    case "a byte": bytes[20] ^= 1
    default: bytes += [0]
    }
    records.write(path, bytes)
    #expect(try await chosen(records, sql, storage: .cache) == rows)
    #expect(records.read(path) == whole)
  }

  /// Whoever can write the file can give it a digest, too.
  @Test func aForgedFileIsRefused() async throws {
    let records = Records(["t.csv": "id,n\na,1\nb,2\nc,3\n"])
    let sql = "select id from t"
    _ = try await chosen(records, sql, storage: .cache)
    let path = Records.cache + "/" + (records.names(in: Records.cache).first ?? "")
    var bytes = Array(records.read(path).dropLast(64))
    // The number of the first row's text, of which there are three.
    bytes["concord columns\n".utf8.count] = 200
    records.write(path, bytes + Array(sha256(bytes).full.utf8))
    let found = try await chosen(records, sql, storage: .cache)
    #expect(found.contains { $0.contains("holds values that no record can have") })
  }
}

/// Tables of every type, and statements that choose among them, from a seed.
private struct MadeUpRecords {
  private var state: UInt64
  private static let columns = ["id", "kind", "n", "amount", "rate", "flag", "day", "seen", "wall"]
  private static let words = ["", "a", "A", "ab", "b", "it's", "Zürich", "NULL", "\"q\"", "x,y", " lead", "10", "9"]
  let declarations =
    "t: {id: text, kind: text, n: integer, amount: EUR, rate: decimal(4), flag: boolean, day: date, seen: instant}"

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  private mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  mutating func table(rows: Int) -> String {
    var text = Self.columns.joined(separator: ",") + "\n"
    // The first rows tell what walls are.
    for row in 0..<rows { text += cells(row < 30).joined(separator: ",") + "\n" }
    return text
  }

  private mutating func cells(_ isFull: Bool) -> [String] {
    let day = "2026-0\(1 + below(9))-\(10 + below(19))"
    let clock = "\(10 + below(14)):\(10 + below(50)):\(10 + below(50))"
    let cells = [
      "r\(below(50))", pick(Self.words), "\(below(40) - 20)", "\(below(9) - 4).\(below(10))\(below(10))", "0.\(below(10_000))",
      pick(["true", "false"]), day, "\(day)T\(clock)\(pick(["Z", "+02:00", "-0930"]))", "\(day)T\(clock)",
    ]
    return cells.enumerated().map { index, cell in
      if index > 0, index < 8, below(6) == 0 { return "" }
      let quoted = cell.contains(where: { "\",".contains($0) }) ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      return index == 8 && !isFull && below(5) == 0 ? "" : quoted
    }
  }

  mutating func selection() -> String {
    let count = 1 + below(5)
    var columns = Self.columns
    var items: [String] = []
    for index in 0..<count {
      let column = columns.remove(at: below(columns.count))
      items.append(pick([column, "t.\(column)", "\(column) as c\(index)", "\"\(column)\" as \"C \(index)\""]))
    }
    let what = below(8) == 0 ? "*" : items.joined(separator: ", ")
    return "select \(what) from t" + (below(5) == 0 ? "" : " where \(condition(2))")
  }

  private mutating func condition(_ depth: Int) -> String {
    switch below(depth > 0 ? 10 : 7) {
    case 0: "kind \(comparison()) '\(text())'"
    case 1: "n \(comparison()) \(below(30) - 15)"
    case 2: pick(["amount \(comparison()) \(below(5)).5", "rate < 0.\(below(99) + 1)", "-\(below(3)) < amount"])
    case 3: pick(["flag", "not flag", "flag is true", "flag is not false", "flag = true", "flag <> false"])
    case 4:
      pick([
        "day \(comparison()) '2026-05-20'", "seen \(comparison()) '2026-04-10T12:00:00Z'", "wall >= '2026-06-01T00:00:00'",
      ])
    case 5:
      pick([
        "kind in ('a', '\(text())')", "kind not in ('b', '\(text())')", "n in (1, -2, 3)", "n between -5 and 5",
        "kind not between 'A' and 'b'",
      ])
    case 6: pick(Self.columns) + pick([" is null", " is not null"])
    case 7: "not (\(condition(depth - 1)))"
    case 8: "(\(condition(depth - 1))) or (\(condition(depth - 1)))"
    default: "(\(condition(depth - 1))) and (\(condition(depth - 1)))"
    }
  }

  private mutating func comparison() -> String { pick(["=", "<>", "<", "<=", ">", ">=", "!="]) }
  private mutating func text() -> String { pick(Self.words).replacing("'", with: "''").replacing("\"", with: "") }
}
