import Events
import Testing

/// What members of a dimension are counted as, and which of them somebody has to look at.
@Suite struct MemberTests {
  @Test func aliasesAreCountedWithTheirCodeAndWordsForMissingAsBlank() throws {
    let world = try World(
      """
      # code-list sources
      semantics: {codes: [{code: web, label: Web}, {code: event, label: Event}]}
      source: {aliases: [{code: web, also: [Website, WWW]}], missing: ["?"]}
      # stage mql
      semantics: {entity: lead, occurrence: first}
      | entity | time       | source  |
      | a      | 2026-10-01 | web     |
      | b      | 2026-10-01 | WWW     |
      | c      | 2026-10-02 | ?       |
      | d      | 2026-10-03 | Website |
      | e      | 2026-10-04 | fax     |
      # metric mqls
      semantics: {type: count, of: mql, dimensions: [source], members: {source: sources}}
      """)
    #expect(
      try world.rows("mqls", "2026-10") == """
        2026-10 * value 5 count n 5
        2026-10 source=(none) value 1 count n 1
        2026-10 source=event value 0 count n 0
        2026-10 source=fax value 1 count n 1
        2026-10 source=web value 3 count n 3
        """)
    #expect(
      try world.cases("mqls", "2026-10") == [
        "a counted", "b counted", "c counted source is blank", "d counted", "e counted source is 'fax'",
      ])
  }

  @Test func blanksAreToldWhereNoCodeListIsAndOfEveryKindOfMetric() throws {
    let world = try World(
      """
      # stage mql
      semantics: {entity: lead, occurrence: first}
      | entity | time             | role |
      | a      | 2026-10-01T09:00 | A    |
      | b      | 2026-10-01T09:00 |      |
      # stage sql
      semantics: {entity: lead, occurrence: first}
      | entity | time             |
      | b      | 2026-10-01T11:00 |
      # metric mqls
      semantics: {type: count, of: mql, dimensions: [role]}
      # metric went-on
      semantics: {type: conversion, from: mql, to: sql, window: 7 days, dimensions: [role]}
      # metric hours
      semantics: {type: duration, from: mql, to: sql, unit: h, stats: [p50], dimensions: [role]}
      """)
    for metric in ["mqls", "went-on", "hours"] {
      let odd = try world.cases(metric, "2026-10").filter { $0.hasSuffix("role is blank") }
      #expect(odd.map { $0.prefix(1) } == ["b"], "\(metric)")
    }
  }

  /// Shares, flows, credit and what is typed in have no cases that anybody lists, and blanks all the same.
  @Test func blanksAreToldOfMetricsWithoutCasesOfTheirOwn() throws {
    let world = try World(
      """
      # stage mql
      semantics: {entity: lead, occurrence: first}
      | entity | time             | role |
      | a      | 2026-10-01T09:00 | A    |
      | b      | 2026-10-01T09:00 |      |
      # stage sql
      semantics: {entity: lead, occurrence: first}
      | entity | time             | role |
      | a      | 2026-10-01T11:00 |      |
      # attribution-model model
      semantics: {model: linear}
      | entity | time             | role |
      | a      | 2026-09-19T12:00 | A    |
      | b      | 2026-09-19T12:00 |      |
      # metric mqls
      semantics: {type: count, of: mql, dimensions: [role]}
      # metric share
      semantics: {type: share, of: mqls, by: role}
      # metric flow
      semantics: {type: conversion, from: mql, to: sql, basis: flow, dimensions: [role]}
      # metric credit
      semantics: {type: attribution, of: mqls, model: model, unit: number, dimensions: [role]}
      # metric typed
      semantics: {type: manual, how: Typed, unit: EUR, dimensions: [role]}
      source: {from: sheet, sql: select}
      | time       | role | amount |
      | 2026-10-01 | A    | 1.00   |
      | 2026-10-02 |      | 2.00   |
      """)
    func odd(_ metric: String) throws -> [String] {
      var found: [String] = []
      _ = measure(metric, in: try world.context([metric], ["2026-10"]).context) { odd in
        found.append("\(odd.kind) \(odd.entity) \(odd.oddMembers?.blankWords.joined() ?? "")")
      }
      return found.filter { $0.hasSuffix("blank") }
    }
    #expect(try ["share", "credit"].map(odd).map(\.count) == [1, 1])
    #expect(try odd("flow").count == 2)
    #expect(try odd("typed") == [" 0 role is blank"])
  }

  @Test func membersThatDifferByCaseOrSpaceAloneAreTold() throws {
    let world = try World(
      """
      # code-list sources
      semantics: {codes: [{code: web, label: Web}]}
      # stage mql
      semantics: {entity: lead, occurrence: first}
      | entity | time       | source | role      |
      | a      | 2026-10-01 | Web    | Key user  |
      | b      | 2026-10-01 | fax    | KeyUser   |
      | c      | 2026-10-01 | fax    | Buyer     |
      | d      | 2026-09-01 | FAX    | buyer     |
      # metric mqls
      semantics: {type: count, of: mql, dimensions: [source, role], members: {source: sources}}
      """)
    let found = measure("mqls", in: try world.context(["mqls"], ["2026-10"]).context).spellings
    #expect(
      found.mapValues { $0.sorted().map { "\($0.member), like \($0.other)" } } == [
        // FAX and buyer are in no period that is computed.
        "source": ["Web, like web"], "role": ["Key user, like KeyUser"],
      ])
  }
}
