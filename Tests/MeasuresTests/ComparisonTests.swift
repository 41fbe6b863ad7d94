import Calendars
import Measures
import Numbers
@testable import Snapshots
import Testing

@Suite struct ComparisonTests {
  /// MQL moved from v2 to v3; the count's own text did not.
  static let ledger = MeaningLedger([
    entry("mql", 2, own: "1", fingerprint: "1"), entry("mql", 3, own: "2", fingerprint: "2"),
    entry("mql-count", 1, own: "9", fingerprint: "a", references: ["mql": "1"]),
    entry("mql-count", 1, own: "9", fingerprint: "b", references: ["mql": "2"]),
    entry("mql-count", 2, own: "8", fingerprint: "c", references: ["mql": "2"]),
  ])

  static func compare(_ rows: [Observation]) throws -> Comparison {
    let series = try series(rows, presentMeaning: digits("b"))
    let period = try month("2026-10")
    return Comparison.of(try #require(series[period]), with: period.previous, in: series, ledger)
  }

  @Test func oneMeaningGivesADifference() throws {
    let rows = [
      try observation("446", in: "2026-09", meaning: digits("b")), try observation("472", in: "2026-10", meaning: digits("b")),
    ]
    guard case .change(let change) = try Self.compare(rows) else { Issue.record("no change"); return }
    #expect(change.difference == ExactDecimal(26))
    #expect(change.relative?.rounded(to: 6) == ExactDecimal("0.058296"))
    #expect(!change.isBackcast)
  }

  @Test func aBreakWithoutABackcastGivesItsCauseAndNoNumber() throws {
    let rows = [
      try observation("700", in: "2026-09", meaning: digits("a"), version: 1),
      try observation("472", in: "2026-10", meaning: digits("b"), version: 1),
    ]
    guard case .notComparable(let found) = try Self.compare(rows) else { Issue.record("comparable"); return }
    #expect(found.causes == [.init(id: "mql", from: 2, to: 3)], "the cause is what changed, not what stands on it")
  }

  @Test func aBreakWithABackcastComparesLikeWithLike() throws {
    let rows = [
      try observation("700", in: "2026-09", meaning: digits("a"), on: "2026-10-07"),
      try observation("440", in: "2026-09", meaning: digits("b"), on: "2026-11-06"),
      try observation("472", in: "2026-10", meaning: digits("b"), on: "2026-11-06"),
    ]
    guard case .change(let change) = try Self.compare(rows) else { Issue.record("no change"); return }
    #expect(change.difference == ExactDecimal(32))
    #expect(change.isBackcast)
  }

  @Test func theFirstPublishedMeaningKeepsItsPlace() throws {
    let series = try series(
      [
        observation("440", in: "2026-09", meaning: digits("b"), on: "2026-11-06"),
        observation("700", in: "2026-09", meaning: digits("a"), on: "2026-10-07"),
      ], presentMeaning: digits("b"))
    #expect(series.points.first?.observation.value == ExactDecimal(700))
  }

  @Test(arguments: [0, 1, 2, 3]) func whatIsMissingOrNotFinalIsNotCompared(which: Int) throws {
    let before = try [
      observation("446", in: "2026-09", flags: .provisional), observation(nil, in: "2026-09"), observation("1", in: "2026-08"),
      observation("446", in: "2026-09"),
    ][which]
    let now = try observation("472", in: "2026-10", flags: which == 3 ? .provisional : [])
    guard case .missing = try Self.compare([before, now]) else { Issue.record("compared"); return }
  }

  @Test func aDifferenceToNothingHasNoPercentage() throws {
    guard case .change(let change) = try Self.compare([observation("0", in: "2026-09"), observation("5", in: "2026-10")]) else {
      Issue.record("no change")
      return
    }
    #expect(change.relative == nil)
  }

  @Test func aBreakNamesItsOwnChangeAndWhatItInherits() throws {
    let rows = [
      try observation("1", in: "2026-08", meaning: digits("a")), try observation("2", in: "2026-09", meaning: digits("b")),
      try observation("3", in: "2026-10", meaning: digits("c")), try observation("4", in: "2026-11"),
      try observation("5", in: "2026-12"),
    ]
    let breaks = try series(rows).breaks(Self.ledger)
    #expect(breaks.map(\.period.description) == ["2026-09", "2026-10", "2026-11"])
    #expect(breaks.map { $0.causes.map(\.id) } == [["mql"], ["mql-count"], []], "inherited, own, and to an unstamped sheet")
    #expect(breaks[2].to == nil)
  }

  @Test func anOlderMeaningThatIsNotOnRecordBreaksWithoutACause() throws {
    let rows = [
      try observation("1", in: "2026-09", meaning: digits("f")), try observation("2", in: "2026-10", meaning: digits("b")),
    ]
    let breaks = try series(rows).breaks(Self.ledger)
    #expect(breaks.count == 1)
    #expect(breaks.first?.causes.isEmpty == true)
  }
}
