import Changes
import Testing

@Suite struct TargetTests {
  private func lines(_ old: String, _ new: String, stat: String = "value", metric: String) -> [String] {
    func files(_ targets: String) -> [String: String] {
      [
        "lead": "kind: stage\nsemantics: {entity: lead}", "deal": "kind: stage\nsemantics: {entity: deal}",
        "m": "kind: metric\nsemantics: \(metric)",
        "c": """
        kind: commitment
        semantics: {debtor: sales, creditor: marketing, measure: m, stat: \(stat)}
        targets: [\(targets)]
        """,
      ]
    }
    let found = changes(from: glossary(files(old)), to: glossary(files(new)), settings: settings)
    #expect(found.changes.map(\.classes) == [[.target]])
    return found.changes.flatMap(\.difference.targets).map { target in
      "\(target.action.rawValue) \(target.text)\(target.direction.map { ", \($0.rawValue)" } ?? "")"
    }
  }

  private static let count = "{type: count, of: lead}"
  private static let rate = "{type: conversion, from: lead, to: deal, window: 30 days}"
  private static let time = "{type: duration, from: lead, to: deal, limit: 4 hours}"

  @Test(arguments: [
    (count, "{op: gte, value: \"500\"}", "{op: gte, value: \"450\"}", ["changed at least 450 (was 500), loosened"]),
    (rate, "{op: gte, value: \"0.25\"}", "{op: gte, value: \"0.325\"}", ["changed at least 32.5% (was 25%), tightened"]),
    (rate, "{op: gte, value: \"0.25\"}", "{op: gt, value: \"0.25\"}", ["changed more than 25% (was at least 25%), tightened"]),
    (rate, "{op: gte, value: \"0.25\"}", "{op: lte, value: \"0.25\"}", ["changed at most 25% (was at least 25%)"]),
    (
      count, "{op: gte, value: \"650\", from: 2025-07-01, grain: month}",
      "{op: gte, value: \"650\", from: 2025-07-01, grain: month}, {op: gte, value: \"500\", from: 2026-08-01, grain: month}",
      ["added at least 500 each month from 1 Aug 2026 (at least 650 until then), loosened"]
    ),
    (
      count, "{op: gte, value: \"650\", from: 2025-07-01}", "{op: gte, value: \"650\", from: 2025-10-01}",
      ["moved at least 650 from 1 Oct 2025 (was from 1 Jul 2025), loosened"]
    ),
    (
      count, "{op: gte, value: \"500\"}, {op: gte, value: \"650\", from: 2025-07-01}", "{op: gte, value: \"500\"}",
      ["removed at least 650 from 1 Jul 2025, loosened"]
    ),
    (
      rate, "{op: gte, value: \"0.25\", min_n: 30}", "{op: gte, value: \"0.25\", min_n: 50}",
      ["changed at least 25%, judged with at least 50 cases (was 30), loosened"]
    ),
  ])
  func saysWhichLevelMovedAndWhichWay(metric: String, old: String, new: String, expected: [String]) {
    #expect(lines(old, new, metric: metric) == expected)
  }

  @Test func aLongerTimeIsLooser() {
    let (old, new) = ("{op: lte, value: \"14400\"}", "{op: lte, value: \"28800\"}")
    #expect(lines(old, new, stat: "p90", metric: Self.time) == ["changed at most 8 hours (was 4 hours), loosened"])
  }

  @Test func theShareWithinALimitIsSaidInPercent() {
    let (old, new) = ("{op: gte, value: \"0.90\"}", "{op: gte, value: \"0.95\"}")
    #expect(lines(old, new, stat: "within", metric: Self.time) == ["changed at least 95% (was 90%), tightened"])
  }
}
