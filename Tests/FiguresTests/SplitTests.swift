import Calendars
import Editions
import Figures
import ShownNumbers
import Testing

/// A metric split by its members: what each of them is, what is withheld, and what may be added.
@Suite struct SplitTests {
  static let page = "```concord pareto\nmetric: rejections\nby: reason\n```\n"
  static let rows = [
    "rejections,2026-10,*,41,count,,,41,,A", "rejections,2026-10,reason=budget,12,count,,,12,,A",
    "rejections,2026-10,reason=size,27,count,,,27,,A", "rejections,2026-10,reason=(none),2,count,,,2,,A",
  ]

  private func split(_ rows: [String], form: Split.Form = .headline) throws -> Split {
    let site = try DashboardTests.fixture(page: Self.page, rows).made()
    return try Split(
      "rejections", by: "reason", in: #require(Period("2026-10")), form: form, asOf: site.edition.asOf, site.index)
  }

  /// Everything that a split gives, as lines.
  private func text(_ split: Split) -> String {
    var lines = split.members.map { "\($0.name), \($0.standing): \(words($0.value))" }
    lines.append("withheld: \(split.withheld.map(\.name).joined(separator: ", "))")
    lines.append("total: \(split.total.map(words) ?? "no row")")
    lines.append("sum: \(split.sum?.text ?? "none")")
    lines.append(
      "gap: \(split.gap.map { "\($0.sum.text), \($0.difference.text) \($0.isShort ? "less" : "more") than \($0.total.text)" } ?? "none")"
    )
    return lines.joined(separator: "\n")
  }

  private func words(_ value: Split.Value) -> String {
    switch value {
    case .number(let number): number.text
    case .absent(let absence): "\(absence)"
    }
  }

  @Test func membersStandBesideThePublishedTotal() throws {
    #expect(
      try text(split(Self.rows)) == """
        Unattributed, blank: 2
        No budget, named: 12
        Wrong size, named: 27
        withheld:\u{20}
        total: 41
        sum: 41
        gap: none
        """)
  }

  @Test func aWithheldMemberIsNoZeroAndLeavesNoSum() throws {
    let rows = Self.rows.map { $0.replacing("reason=size,27,count,,,27,,A", with: "reason=size,,count,,,27,,Q") }
    #expect(
      try text(split(rows)) == """
        Unattributed, blank: 2
        No budget, named: 12
        Wrong size, named: withheld
        withheld: Wrong size
        total: 41
        sum: none
        gap: 14, 27 less than 41
        """)
  }

  @Test func theTotalIsThePublishedOneAndNeverASumOfMembers() throws {
    let rows = Self.rows.filter { !$0.contains("(none)") }
    #expect(
      try text(split(rows)) == """
        No budget, named: 12
        Wrong size, named: 27
        withheld:\u{20}
        total: 41
        sum: 39
        gap: 39, 2 less than 41
        """)
    #expect(try split(rows.filter { !$0.contains("*") }).total == nil)
  }

  /// A sum names the rule and every row that went into it.
  @Test func whatIsAddedKnowsItsRows() throws {
    let sum = try #require(split(Self.rows).sum)
    guard case .derived(.sum, from: let keys, with: _) = sum.origin else {
      Issue.record("\(sum.origin)")
      return
    }
    #expect(keys.map(\.dimensions) == ["reason=(none)", "reason=budget", "reason=size"])
    #expect(sum.exact == "41")
  }

  @Test func partsBeyondALimitAreTakenTogether() throws {
    let split = try split(Self.rows)
    let parts = split.everyReason.grouped(atMost: 2)
    #expect(parts.map(\.name) == ["Wrong size", nil])
    #expect(parts.last?.others == 2)
    #expect(parts.map { split.value(of: $0).number?.text } == ["27", "14"])
    #expect(SplitShares(in: parts, of: split)?.share(of: Array(parts.prefix(1)))?.text == "66%")
  }
}
