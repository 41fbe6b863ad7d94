import Engines
import Testing

@Suite struct RecordsCacheTests {
  private static let files: KeyValuePairs = ["t.csv": "id,amount,at\n1,10.50,2026-08-03T09:15:00\n2,0.05,2026-08-04T10:00:00\n"]
  private static let rows = ["id|amount|at", "1|10.50|2026-08-03T09:15:00", "2|0.05|2026-08-04T10:00:00"]

  private func read(_ records: Records) async throws -> [String] {
    await answer(try records.engine(storage: .cache), "select * from t")
  }

  @Test func theSameRecordsAreReadOnce() async throws {
    let records = Records(Self.files)
    #expect(try await read(records) == Self.rows)
    let names = records.names(in: Records.cache)
    #expect(names.count == 1)
    // Were the records read anew, this mark of ours would be gone.
    let path = Records.cache + "/" + (names.first ?? "")
    let file = records.read(path)
    #expect(try await read(records) == Self.rows)
    #expect(records.read(path) == file)
    let kept = try records.engine(storage: .cache).tables
    #expect(kept == (try records.engine().tables))
  }

  @Test func otherRecordsOrDeclarationsMakeItAnew() async throws {
    let records = Records(Self.files)
    _ = try await read(records)
    let first = records.names(in: Records.cache)
    records.write("t.csv", Array("id,amount,at\n1,10.51,2026-08-03T09:15:00\n".utf8))
    #expect(try await read(records) == ["id|amount|at", "1|10.51|2026-08-03T09:15:00"])
    let second = records.names(in: Records.cache)
    #expect(second.count == 1 && second != first)
    records.write("tables.yml", Array("t: {amount: decimal(3)}".utf8))
    #expect(try await read(records) == ["id|amount|at", "1|10.510|2026-08-03T09:15:00"])
    #expect(records.names(in: Records.cache).count == 1)
  }

  @Test(arguments: ["nothing", "garbage", "half", "foreign"])
  func aDamagedOrForeignFileIsMadeAnew(damage: String) async throws {
    let records = Records(Self.files)
    _ = try await read(records)
    let path = Records.cache + "/" + (records.names(in: Records.cache).first ?? "")
    let whole = records.read(path)
    switch damage {
    case "nothing": records.write(path, [])
    case "garbage": records.write(path, [UInt8](repeating: 0x7A, count: whole.count))
    case "half": records.write(path, Array(whole.prefix(whole.count / 2)))
    default: records.write(path, Array(whole.prefix(100)) + [UInt8](repeating: 0, count: whole.count - 100))
    }
    #expect(try await read(records) == Self.rows)
    #expect(records.read(path) == whole)
  }

  @Test func whatAKilledRunLeftBehindIsRemoved() async throws {
    let records = Records(Self.files)
    _ = try await read(records)
    records.write(Records.cache + "/records-0123.sqlite.999999999", [1])
    records.write(Records.cache + "/notes.txt", [1])
    records.write("t.csv", Array("id\n1\n".utf8))
    #expect(try await read(records) == ["id", "1"])
    #expect(records.names(in: Records.cache).filter { $0.hasPrefix("records-") }.count == 1)
    #expect(records.names(in: Records.cache).contains("notes.txt"))
  }

  @Test func aFolderThatCannotBeWrittenIsAPlainError() throws {
    let records = Records(Self.files)
    records.write("../.concord", [1])
    #expect {
      _ = try records.engine(storage: .cache)
    } throws: { error in
      let lines = (error as? EngineFailure)?.diagnostics.map(findingLine) ?? []
      return lines.count == 1 && lines.first?.contains("the cache of the records cannot be written") == true
    }
  }
}
