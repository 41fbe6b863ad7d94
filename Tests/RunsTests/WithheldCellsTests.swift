import Calendars
import Testing

@testable import Runs

/// What is withheld of members and periods cannot be computed from what is shown: not by subtraction from a total, not from longer or
/// shorter periods, and not by any other sums and differences.
@Suite struct WithheldCellsTests {
  private static func months(_ text: String) throws -> [Period: Range<CivilDate>] {
    var periods: [Period: Range<CivilDate>] = [:]
    for word in text.split(separator: " ") {
      let period = try #require(Period(String(word)))
      periods[period] = try #require(period.start)..<(try #require(period.end))
    }
    return periods
  }

  /// `ana 2026-01` for each cell, of cases written as `ana 2026-01 3`.
  private static func withheld(
    _ lines: [String], _ periods: String, below least: Int = 5, known: [String] = []
  ) throws -> [String]? {
    func cell(_ words: [Substring]) throws -> MemberCell {
      MemberCell(member: String(words[0]), period: try #require(Period(String(words[1]))))
    }
    var cases: [MemberCell: Int] = [:]
    for line in lines {
      let words = line.split(separator: " ")
      cases[try cell(words)] = Int(words[2])
    }
    let cells = withheldCells(
      cases, of: try months(periods), below: least, known: Set(try known.map { try cell($0.split(separator: " ")) }))
    return cells?.map { "\($0.member) \($0.period)" }.sorted()
  }

  @Test func aMemberWithFewCasesIsWithheldWithTheSmallestThatHidesIt() throws {
    let cases = ["ana 2026-01 3", "ben 2026-01 9", "cleo 2026-01 7", "dora 2026-01 40"]
    #expect(try Self.withheld(cases, "2026-01") == ["ana 2026-01", "cleo 2026-01"])
  }

  @Test func twoWithFewCasesHideEachOtherOnlyWhereTheyAreEnoughTogether() throws {
    #expect(
      try Self.withheld(["ana 2026-01 3", "ben 2026-01 4", "dora 2026-01 40"], "2026-01") == ["ana 2026-01", "ben 2026-01"])
    #expect(
      try Self.withheld(["ana 2026-01 1", "ben 2026-01 1", "dora 2026-01 40"], "2026-01")
        == ["ana 2026-01", "ben 2026-01", "dora 2026-01"])
  }

  @Test func noCaseSinglesNobodyOutAndHidesTheOnlyOneThatHasSome() throws {
    #expect(try Self.withheld(["ana 2026-01 0", "ben 2026-01 9"], "2026-01") == [])
    #expect(try Self.withheld(["ana 2026-01 0", "ben 2026-01 3"], "2026-01") == ["ana 2026-01", "ben 2026-01"])
  }

  @Test func whatIsWithheldInAMonthIsInItsQuarterAndYear() throws {
    let cases = ["ana 2026-01 3", "ana 2026-02 9", "ana 2026-Q1 12", "ana 2026 12"]
    let others = ["ben 2026-01 9", "ben 2026-02 9", "ben 2026-Q1 18", "ben 2026 18"]
    #expect(
      try Self.withheld(cases + others, "2026-01 2026-02 2026-Q1 2026") == [
        "ana 2026", "ana 2026-01", "ana 2026-Q1", "ben 2026", "ben 2026-01", "ben 2026-Q1",
      ])
  }

  @Test func whatWasWithheldStaysSoWithItsPartner() throws {
    let cases = ["ana 2026-01 6", "ben 2026-01 9", "cleo 2026-01 7"]
    #expect(try Self.withheld(cases, "2026-01") == [])
    #expect(
      try Self.withheld(cases, "2026-01", known: ["ana 2026-01", "ben 2026-01"]) == ["ana 2026-01", "ben 2026-01"])
  }

  @Test func theOnlyMemberHasNobodyToHideIt() throws {
    #expect(try Self.withheld(["ana 2026-01 3"], "2026-01") == nil)
  }

  /// Members, weeks, months and quarters at random. Each number that is shown is one equation about the cases of members on the
  /// stretches of days between the bounds of periods; so is each total of a period. A withheld number that these decide would be a
  /// sum of them.
  @Test(arguments: 0..<60) func noWithheldNumberFollowsFromThoseThatAreShown(seed: UInt64) throws {
    var random = SplitMix(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let members = ["ana", "ben", "cleo", "dora", "emil"].prefix(2 + Int(seed % 4))
    // February 2027 is four weeks from Monday to Sunday, so that its weeks add up to it.
    let weeks = (1...13).map { "2027-W\($0 < 10 ? "0" : "")\($0)" }
    let periods = try Self.months((weeks + ["2027-01", "2027-02", "2027-03", "2027-Q1"]).joined(separator: " "))
    let bounds = Set(periods.values.flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
    let stretches = zip(bounds, bounds.dropFirst()).map { $0..<$1 }
    var cases: [MemberCell: Int] = [:]
    for member in members {
      for stretch in stretches {
        let count = random.next(below: 3) == 0 ? 0 : random.next(below: seed.isMultiple(of: 2) ? 7 : 30)
        for (period, days) in periods where days.contains(stretch.lowerBound) {
          cases[MemberCell(member: member, period: period), default: 0] += count
        }
      }
    }
    let least = 5
    let hidden = try #require(withheldCells(cases, of: periods, below: least))
    for (cell, count) in cases where (1..<least).contains(count) { #expect(hidden.contains(cell), "\(cell)") }

    func equation(_ member: String?, _ period: Period) -> [Double] {
      members.flatMap { one in
        stretches.map { stretch in
          (member ?? one) == one && periods[period]?.contains(stretch.lowerBound) == true ? 1 : 0
        }
      }
    }
    var known = Echelon()
    for period in periods.keys {
      known.add(equation(nil, period))
      for member in members where !hidden.contains(MemberCell(member: member, period: period)) {
        known.add(equation(member, period))
      }
    }
    for cell in hidden { #expect(!known.decides(equation(cell.member, cell.period)), "\(cell)") }
  }
}

/// What follows from equations by adding and subtracting them; coefficients are small whole numbers.
private struct Echelon {
  private var rows: [[Double]] = []

  private func reduced(_ equation: [Double]) -> [Double] {
    var rest = equation
    for row in rows {
      guard let pivot = row.firstIndex(where: { $0 != 0 }), rest[pivot] != 0 else { continue }
      let factor = rest[pivot] / row[pivot]
      for index in rest.indices { rest[index] -= factor * row[index] }
      for index in rest.indices where abs(rest[index]) < 1e-9 { rest[index] = 0 }
    }
    return rest
  }

  func decides(_ equation: [Double]) -> Bool { reduced(equation).allSatisfy { $0 == 0 } }

  mutating func add(_ equation: [Double]) {
    let rest = reduced(equation)
    guard !rest.allSatisfy({ $0 == 0 }) else { return }
    rows.append(rest)
    // By their first unknown, so that one pass reduces.
    rows.sort { ($0.firstIndex { $0 != 0 } ?? 0) < ($1.firstIndex { $0 != 0 } ?? 0) }
  }
}

/// The same numbers for the same seed.
private struct SplitMix {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
