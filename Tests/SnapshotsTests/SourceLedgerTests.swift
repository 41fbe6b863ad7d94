import Snapshots
import Testing

/// Which definition's own source moved beneath a number.
@Suite struct SourceLedgerTests {
  private static func hash(_ digit: Character) -> String { String(repeating: digit, count: 64) }
  private static func row(_ digit: Character) -> String { String(repeating: digit, count: 12) }

  /// Meanings are named by their ids' first letter in every run, for none of them moves.
  private static func entry(
    _ id: String, source: Character?, reading: Character?, on below: [String] = []
  ) -> RunRecord.MeaningEntry {
    RunRecord.MeaningEntry(
      id: id, version: 1, own: "own of \(id)", fingerprint: "fingerprint of \(id)",
      references: Dictionary(uniqueKeysWithValues: below.map { ($0, "fingerprint of \($0)") }), source: source.map(hash),
      reading: reading.map(hash))
  }

  private static let first = [
    entry("icp", source: nil, reading: nil), entry("leads", source: "1", reading: "1"),
    entry("mql", source: "2", reading: "3", on: ["icp", "leads"]), entry("mql-count", source: nil, reading: "4", on: ["mql"]),
    entry("mql-rate", source: nil, reading: "4", on: ["mql"]),
  ]
  private static let second = [
    entry("icp", source: nil, reading: nil), entry("leads", source: "1", reading: "1"),
    entry("mql", source: "5", reading: "6", on: ["icp", "leads"]), entry("mql-count", source: nil, reading: "7", on: ["mql"]),
    entry("mql-rate", source: "8", reading: "9", on: ["mql"]),
  ]
  private static let third = [
    entry("icp", source: "a", reading: "a"), entry("leads", source: "b", reading: "b"),
    entry("mql", source: "5", reading: "c", on: ["icp", "leads"]), entry("mql-count", source: nil, reading: "d", on: ["mql"]),
  ]
  private static let ledger = SourceLedger([first, second, third])

  private static func causes(_ id: String, _ old: Character, _ new: Character) -> [String] {
    ledger.causes(of: id, from: row(old), to: row(new)).map { change in
      "\(change.id) \(change.from?.prefix(1) ?? "-")\(change.to?.prefix(1) ?? "-")"
    }
  }

  @Test func aStagesSourceIsTheCauseOfAllThatAreReadThroughIt() {
    #expect(Self.causes("mql-count", "4", "7") == ["mql 25"])
    #expect(Self.causes("mql", "3", "6") == ["mql 25"])
  }

  @Test func whatTwoMetricsAreReadThroughIsToldApartByTheirIDs() {
    #expect(Self.causes("mql-rate", "4", "9") == ["mql 25", "mql-rate -8"])
  }

  @Test func severalCausesAreSortedAndAFirstSourceIsOne() {
    #expect(Self.causes("mql-count", "7", "d") == ["icp -a", "leads 1b"])
    #expect(Self.causes("mql-count", "d", "7") == ["icp a-", "leads b1"])
  }

  @Test func nothingIsSaidOfWhatIsOnNoRecordOrDidNotMove() {
    #expect(Self.causes("mql-count", "4", "4") == [])
    #expect(Self.causes("mql-count", "e", "7") == [])
    #expect(Self.causes("spend", "4", "7") == [])
  }
}
