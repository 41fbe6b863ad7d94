import Calendars
import Diagnostics
import Pipeline
import Testing

/// From an extract that is looked at once to the numbers of its whole period on a page.
@Suite struct WholePeriodTests {
  private static func metric(_ name: String, _ semantics: String, _ rest: String = "") -> String {
    "---\nkind: metric\nname: \(name)\ndefinition: What \(name) is.\nsemantics: {\(semantics)}\n\(rest)---\n"
  }

  private static func stage(_ name: String, _ semantics: String, _ sql: String) -> String {
    "---\nkind: stage\nname: \(name)\ndefinition: What \(name) is.\nsemantics: {\(semantics)}\nsource: {sql: \"\(sql)\"}\n---\n"
  }

  private static func folder(site: String, page: String?) throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write([
      "content/site.yml": "title: Small\nparties: {sales: {name: Sales, lead: VP Sales}}\ncurrency: EUR\n\(site)\n",
      "content/glossary/created.md": stage(
        "Created", "entity: deal", "select deal_id as entity, created as time from deals"),
      "content/glossary/won.md": stage(
        "Won", "entity: deal",
        "select deal_id as entity, won_on as time, amount, region from deals where won_on is not null"),
      "content/glossary/status.md": stage(
        "Status", "entity: ticket, occurrence: every", "select ticket_id as entity, at as time, status from log"),
      "content/glossary/deal-size.md": metric(
        "Deal size", "type: statistic, of: won, field: amount, unit: EUR, stats: [p50, p90], dimensions: [region]"),
      "content/glossary/time-in-status.md": metric(
        "Time in status", "type: duration, from: status, to: next, anchor: from, dimensions: [status], stats: [p50, p90]",
        "display: {format: hours}\n"),
      "content/glossary/won-count.md": metric(
        "Won deals", "type: count, of: won", "display: {grains: [all]}\ntargets: [{op: gte, value: 9}]\n"),
      "content/glossary/created-to-won.md": metric(
        "Created to won", "type: conversion, from: created, to: won, window: 60 days"),
      "content/glossary/created-count.md": metric("Created deals", "type: count, of: created"),
      "content/records/deals.csv": """
      deal_id,created,won_on,amount,region
      D-0,2025-12-01,2025-12-20,900.00,north
      D-1,2026-01-05,2026-01-09,100.00,north
      D-2,2026-02-05,2026-03-10,300.00,south
      D-3,2026-03-05,2026-06-11,500.00,south
      D-4,2026-06-02,2026-06-20,2000.00,north
      D-5,2026-06-20,,,north

      """,
      "content/records/log.csv": """
      ticket_id,at,status
      T-1,2026-05-04T08:00:00Z,new
      T-1,2026-05-04T12:00:00Z,taken
      T-1,2026-05-05T12:00:00Z,closed
      T-2,2026-06-04T08:00:00Z,new
      T-2,2026-06-04T10:00:00Z,taken
      T-2,2026-06-05T08:00:00Z,closed

      """,
    ])
    if let page { try folder.write("content/pages/index.md", Array(page.utf8)) }
    return folder
  }

  /// The text of the page that is built from the records, as `--form text` says it, from one line to another.
  private func text(site: String, page: String?, from: String, to: String) async throws -> String {
    let folder = try Self.folder(site: site, page: page)
    let day = try #require(CivilDate("2026-07-31"))
    let snapshot = await takeSnapshot(SnapshotOptions(root: folder.path, asOf: .endOf(day), threads: 1))
    #expect(!snapshot.hasFailed, "\(report(snapshot.findings, as: .text, colored: false))")
    let built = await build(BuildOptions(root: folder.path, form: .text, threads: 1))
    #expect(!built.hasFailed, "\(report(built.findings, as: .text, colored: false))")
    let text = try #require(folder.read("output/index.txt"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.firstIndex { $0 == from }, "\(text)")
    let last = try #require(lines[first...].firstIndex { $0.hasPrefix(to) }, "\(text)")
    return lines[first..<last].joined(separator: "\n")
  }

  /// What pages ask for is computed, whatever site.yml says.
  @Test func aPageShowsTheWholePeriodBesideItsMonths() async throws {
    let page = """
      ```concord table
      title: Whole
      grain: all
      metrics: [deal-size, {metric: deal-size, stat: p90, title: Large deals}, time-in-status, created-to-won]
      ```

      ```concord breakdown
      metric: time-in-status
      by: status
      form: rows
      grain: all
      ```

      ```concord funnel
      period: all
      stages: [{metric: created-count}, {metric: won-count, conversion: created-to-won}]
      ```
      """
    let found = try await text(
      site: "snapshots: {since: 2026-01-01}", page: page, from: "Whole, the whole period", to: "How to read")
    #expect(
      found == """
        Whole, the whole period
        Metric                      |  Whole period
        ----------------------------+--------------
        Deal size median            |   €400 so far
        Large deals 90th percentile | €1,550 so far
        Time in status median hours |   23.0 so far
        Created to won %            | 2 of 3 so far

        Deal size v1 c94ef799, Time in status v1 6c58d2d6, Created to won v1 ea48e5f7

        Time in status by status, median hours, the whole period
        23.0 hours overall.

        Time in status by status, the whole period
        Status | Time in status, median hours
        -------+-----------------------------
        taken  |                         23.0
        new    |                          3.0
        closed |                 over 1,730.0
        -------+-----------------------------
        All    |                         23.0
        Time in status v1 6c58d2d6

        Funnel, what passed each stage in the whole period
        Bars count what passed in the whole period. Each rate follows those whose window
        is over, so it is not one bar divided by another.

        Funnel, the whole period
        Stage         | Passed |   Rate | Of | Cohort and window
        --------------+--------+--------+----+--------------------------
        Created deals |      5 |        |    |
        Won deals     |      4 | 2 of 3 |    | the whole period, 60 days
        Created deals v1 896925e3
        Won deals v1 9dca6bea
        Created to won v1 ea48e5f7

        """)
  }

  /// No period is ever closed, and the first page is about the whole one.
  @Test func aSiteOfNothingElseNeedsNoPage() async throws {
    let found = try await text(
      site: "snapshots: {grains: [all]}", page: nil, from: "Deal size", to: "Won deals")
    #expect(
      found == """
        Deal size
          €500 median
          Whole period: €500 so far, provisional
          Deal size v1 c94ef799

        Time in status
          23.0 median, h
          Whole period: 23.0 so far, provisional
          Time in status v1 6c58d2d6

        """)
  }
}
