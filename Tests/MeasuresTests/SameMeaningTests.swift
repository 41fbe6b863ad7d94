import Calendars
import Measures
import Numbers
@testable import Snapshots
import Testing

/// What all parties attested to mean the same is one line.
@Suite struct SameMeaningTests {
  static let entries = [
    entry("mql", 2, own: "1", fingerprint: "1"), entry("mql", 3, own: "2", fingerprint: "2"),
    entry("mql", 4, own: "3", fingerprint: "3"),
    entry("mql-count", 1, own: "9", fingerprint: "a", references: ["mql": "1"]),
    entry("mql-count", 1, own: "9", fingerprint: "b", references: ["mql": "2"]),
    entry("mql-count", 1, own: "9", fingerprint: "c", references: ["mql": "3"]),
  ]
  static func own(_ digit: Character) -> String { entries.first { $0.own.hasPrefix(String(digit)) }?.own ?? "" }
  static let ledger = MeaningLedger(entries, same: [(own("1"), own("2"))])

  @Test func whatStandsOnAnAttestedWordingIsNotBroken() throws {
    let period = try month("2026-10")
    let (a, b, c) = (digits("a"), digits("b"), digits("c"))
    func between(_ left: String, _ right: String) -> SeriesBreak? {
      SeriesBreak.between(Stamp(meaning: left, version: 1), Stamp(meaning: right, version: 1), at: period, Self.ledger)
    }
    #expect(between(a, b) == nil)
    #expect(between(b, c)?.causes == [.init(id: "mql", from: 3, to: 4)])
    #expect(between(a, c)?.causes == [.init(id: "mql", from: 2, to: 4)])
  }

  @Test func twoAttestationsMakeOneLine() {
    let ledger = MeaningLedger(Self.entries, same: [(Self.own("2"), Self.own("3")), (Self.own("1"), Self.own("2"))])
    #expect(ledger.line(of: digits("c")) == digits("a"))
    #expect(ledger.causes(from: digits("a"), to: digits("c")).isEmpty)
  }

  @Test func aDifferenceIsTakenAcrossAnAttestedWordingAndIsNoBackcast() throws {
    let rows = [
      try observation("446", in: "2026-09", meaning: digits("a")), try observation("472", in: "2026-10", meaning: digits("b")),
    ]
    let series = try series(rows, presentMeaning: digits("b"))
    let point = try #require(series[try month("2026-10")])
    guard case .change(let change) = Comparison.of(point, with: point.period.previous, in: series, Self.ledger) else {
      Issue.record("no change")
      return
    }
    #expect(change.difference == ExactDecimal(26))
    #expect(!change.isBackcast)
  }

  @Test func withoutAnAttestationEveryMeaningIsItsOwnLine() {
    let ledger = MeaningLedger(Self.entries)
    #expect(ledger.line(of: digits("b")) == digits("b"))
    #expect(!ledger.isSame(digits("a"), digits("b")))
    #expect(ledger.isSame(nil, nil) && !ledger.isSame(nil, digits("a")))
  }
}
