import Measures
import Snapshots
import Testing

@Suite struct SourceChangeTests {
  private func changes(_ rows: [(period: String, meaning: Character?, source: Character?)]) throws -> [SourceChange] {
    let rows = try rows.map { row in
      try observation("10", in: row.period, meaning: row.meaning.map { digits($0) }, source: row.source.map { digits($0) })
    }
    return try series(rows).sourceChanges(MeaningLedger([]))
  }

  @Test func anotherSourceUnderOneMeaningIsAChange() throws {
    let found = try changes([("2026-07", "a", "1"), ("2026-08", "a", "1"), ("2026-09", "a", "2"), ("2026-10", "a", "2")])
    let change = try #require(found.first)
    #expect(found.count == 1)
    #expect(try change.period == month("2026-09"))
    #expect(change.from == digits("1"))
    #expect(change.to == digits("2"))
  }

  @Test func itIsFoundAcrossAGap() throws {
    #expect(try changes([("2026-07", "a", "1"), ("2026-10", "a", "2")]).map(\.period) == [month("2026-10")])
  }

  /// Where the meaning changed as well the break says all there is to say.
  @Test func aBreakIsNoChangeOfSource() throws {
    #expect(try changes([("2026-07", "a", "1"), ("2026-08", "b", "2")]) == [])
  }

  @Test func nothingIsKnownOfANumberWithoutASource() throws {
    #expect(try changes([("2026-07", "a", nil), ("2026-08", "a", "2"), ("2026-09", "a", nil)]) == [])
  }
}
