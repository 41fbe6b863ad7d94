import Calendars
import Diagnostics
import Pipeline
import Testing

/// What is promised and measured, held against what a promise is for: six checks.
@Suite struct PromiseCheckTests {
  private static let rules: Set<Rule> = [
    .commitmentVolumeAlone, .metricFewJoint, .stageWithoutMQL, .metricBarLowered, .changeTooEarly, .definitionScoringOld,
  ]

  /// Definitions by id, each front matter without its delimiters, and rows beside those of the small site.
  private func findings(
    _ definitions: KeyValuePairs<String, String>, rows: String = "", site: String = ""
  ) async throws -> [String] {
    let folder = try TemporaryFolder().write(SmallSite.files)
    for (id, text) in definitions {
      _ = try folder.write(["content/glossary/\(id).md": "---\nname: The \(id)\ndefinition: What \(id) is.\n\(text)\n---\n"])
    }
    if !site.isEmpty {
      let settings = SmallSite.files.first { $0.key == "content/site.yml" }?.value ?? ""
      _ = try folder.write(["content/site.yml": settings + "\n" + site])
    }
    if !rows.isEmpty {
      _ = try folder.write(["content/snapshots/2026-11-06/more.csv": "metric,period,stat,value,unit,num,den,n,flags\n\(rows)\n"]
      )
    }
    let outcome = await build(
      BuildOptions(root: folder.path, asOf: CivilDate(year: 2026, month: 11, day: 6), threads: 1, writes: false))
    return outcome.findings.filter { Self.rules.contains($0.rule) }.map { "\($0.rule.rawValue): \($0.message)" }
  }

  private static let volume =
    "kind: commitment\nsemantics: {debtor: marketing, creditor: sales, measure: mql-count, form: volume}\n"
    + "targets: [{op: gte, value: \"400\", from: 2026-01-01}]"
  private static let sal = "kind: stage\nsemantics: {entity: lead, after: mql, held_by: sales, criteria: {all: [{ref: mql}]}}"
  private static let accepted =
    "kind: metric\nsemantics: {type: conversion, from: mql, to: sal, window: 5 days}\ndisplay: {better: up}"
  private static let gate =
    "kind: commitment\nsemantics: {debtor: marketing, creditor: sales, measure: accepted}\n"
    + "targets: [{op: gte, value: \"0.6\", from: 2026-01-01}]"

  @Test func aVolumeWithoutAQualityIsFound() async throws {
    #expect(
      try await findings(["volume": Self.volume]) == [
        "commitment.volume-alone: 'volume' promises how many, and Marketing does not promise how good they are"
      ])
    #expect(try await findings(["volume": Self.volume, "sal": Self.sal, "accepted": Self.accepted, "gate": Self.gate]) == [])
  }

  @Test func aQualityThatTheOtherSideOwesIsNone() async throws {
    let theirs = Self.gate.replacing("debtor: marketing, creditor: sales", with: "debtor: sales, creditor: marketing")
    let found = try await findings(["volume": Self.volume, "sal": Self.sal, "accepted": Self.accepted, "gate": theirs])
    #expect(found.contains { $0.hasPrefix("commitment.volume-alone") })
  }

  @Test func whereBothOweTwoNumbersAreOwnedByBoth() async throws {
    let speed = Self.gate.replacing("debtor: marketing, creditor: sales", with: "debtor: sales, creditor: marketing")
    let two: KeyValuePairs = [
      "volume": Self.volume, "sal": Self.sal, "accepted": Self.accepted, "gate": Self.gate, "speed": speed,
    ]
    #expect(
      try await findings(two) == [
        "metric.few-joint: Marketing and Sales owe each other something, but no number with a target is owned by both of them"
      ])
    let owned = { (of: String) in
      "kind: metric\nowners: {marketing: VP Marketing, sales: VP Sales}\nsemantics: {type: count, of: \(of)}\n"
        + "targets: [{op: gte, value: \"1\", from: 2026-01-01}]"
    }
    #expect(
      try await findings([
        "volume": Self.volume, "sal": Self.sal, "accepted": Self.accepted, "gate": Self.gate, "speed": speed,
        "one": owned("sal"), "other": owned("mql"),
      ]).filter { $0.hasPrefix("metric.few-joint") } == [])
  }

  @Test func anSQLThatDoesNotBuildOnTheMQLIsFound() async throws {
    let sql = { (criteria: String) in "kind: stage\nabbreviation: SQL\nsemantics: {entity: lead\(criteria)}" }
    #expect(
      try await findings(["sql": sql("")]) == [
        "stage.without-mql: 'sql' is a sales-qualified lead, but nothing in it asks for 'mql'"
      ])
    #expect(try await findings(["sql": sql(", after: mql")]) == [])
    #expect(try await findings(["sal": Self.sal, "sql": sql(", criteria: {all: [{ref: sal}]}")]) == [])
  }

  @Test(arguments: [
    // 446 MQLs became 472: the bar fell if clearly fewer are accepted, and not if the difference may be chance.
    ("0.7,ratio,70,100,100", "0.4,ratio,40,100,100", true), ("0.7,ratio,70,100,100", "0.69,ratio,69,100,100", false),
    ("0.4,ratio,40,100,100", "0.7,ratio,70,100,100", false),
  ])
  func moreThatIsAcceptedLessIsFound(before: String, after: String, isFound: Bool) async throws {
    let found = try await findings(
      ["volume": Self.volume, "sal": Self.sal, "accepted": Self.accepted, "gate": Self.gate],
      rows: "accepted,2026-09,value,\(before),A\naccepted,2026-10,value,\(after),A")
    #expect(
      found
        == (isFound
          ? ["metric.bar-lowered: 'mql-count' rose by 26 in October 2026, and 'accepted' fell by 30.0 points"] : []))
  }

  @Test func aChangeIsTooEarlyToJudgeForTwoMedianCycles() async throws {
    let cycle = "kind: metric\nsemantics: {type: duration, from: mql, to: sal, unit: d}"
    let changed = "kind: stage\nversion: 2\neffective: 2026-09-01\nsemantics: {entity: lead, after: mql, held_by: sales}"
    let rows = "cycle,2026-10,p50,40,d,,,50,A"
    let found = try await findings(
      ["sal": changed, "cycle": cycle], rows: rows, site: "judge_after: {of: cycle, cycles: 2}")
    #expect(
      found == [
        "change.too-early: the effect of version 2 of 'sal', of 1 Sep 2026, is too early to judge before 20 Nov 2026, "
          + "two medians of 'cycle' later"
      ])
    #expect(try await findings(["sal": changed, "cycle": cycle], rows: rows) == [])
  }

  /// Between a Thursday and the Friday of next week, of which the Monday is a holiday.
  @Test(arguments: [
    // 16 open hours: Thursday and Friday; judged from Saturday, which is over.
    ("h_business", "8", nil), ("s_business", "28800", nil),
    // 48 hours: six days, up to Friday the 6th; judged from the 7th. Half an hour more is of the Monday after.
    ("h_business", "24", "7 Nov 2026"), ("s_business", "86400", "7 Nov 2026"), ("h_business", "24.25", "10 Nov 2026"),
    ("d_business", "3", "7 Nov 2026"), ("d_business", "1", nil),
  ])
  func aCycleOfBusinessTimeIsCountedOnItsCalendar(unit: String, median: String, day: String?) async throws {
    let hours = ["mon", "tue", "wed", "thu", "fri"].map { "\($0): [\"09:00-17:00\"]" }.joined(separator: ", ")
    let found = try await findings(
      [
        "office":
          "kind: calendar\nsemantics: {zone: Europe/Berlin, hours: {\(hours)}}\nholidays: [{date: 2026-11-02, name: A day}]",
        "sal": "kind: stage\nversion: 2\neffective: 2026-10-29\nsemantics: {entity: lead, after: mql, held_by: sales}",
        "cycle": "kind: metric\nsemantics: {type: duration, from: mql, to: sal, clock: {calendar: office}, unit: \(unit)}",
      ], rows: "cycle,2026-10,p50,\(median),\(unit),,,50,A", site: "judge_after: {of: cycle}")
    #expect(
      found
        == (day.map {
          [
            "change.too-early: the effect of version 2 of 'sal', of 29 Oct 2026, is too early to judge before \($0), "
              + "two medians of 'cycle' later"
          ]
        } ?? []))
  }

  @Test func aScoringModelThatNobodyReviewedForAYearIsFound() async throws {
    let score = { (review: String) in
      "kind: concept\nsynonyms: [lead scoring]\n\(review)semantics: {criteria: {all: [Somebody says so]}}"
    }
    #expect(
      try await findings(["score": score("review: {every: quarter, last: 2025-11-05}\n")]) == [
        "definition.scoring-old: 'score' scores leads and was last reviewed on 5 Nov 2025, more than a year ago: it is probably wrong"
      ])
    #expect(try await findings(["score": score("review: {every: quarter, last: 2025-11-06}\n")]) == [])
    #expect(
      try await findings(["score": score("effective: 2025-01-01\n")]) == [
        "definition.scoring-old: 'score' scores leads and has never been reviewed since it came into force on 1 Jan 2025, "
          + "more than a year ago: it is probably wrong"
      ])
  }
}
