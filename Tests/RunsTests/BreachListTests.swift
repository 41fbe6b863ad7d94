import Calendars
import Testing

@testable import Runs

/// The cases behind a commitment's verdict.
@Suite struct BreachListTests {
  private func list(_ period: String, includesMet: Bool = false) throws -> BreachList? {
    let input = try Company(
      site: "calendar: office\n",
      [
        "office": "kind: calendar\nsemantics: {zone: Europe/Berlin, hours: {mon: [\"09:00-17:00\"], tue: [\"09:00-17:00\"]}}",
        "mql": stage("mql"), "contact": stage("contact"),
        "contact-time": """
        kind: metric
        semantics: {type: duration, from: mql, to: contact, clock: {calendar: office}, limit: 4 hours, unit: s_business}
        """,
      ]
    ).input([
      "mql": "entity,time\n=L-1,2026-08-03T08:00:00Z\nL-2,2026-08-03T08:00:00Z\nL-3,2026-08-04T08:00:00Z\n",
      "contact": "entity,time\n=L-1,2026-08-04T08:00:00Z\nL-2,2026-08-03T09:00:00Z\n",
    ])
    return BreachList(
      of: "contact-time", stat: "within", in: try #require(Period(period)), includesMet: includesMet, input)
  }

  @Test func namesThoseThatBrokeItAndCountsAll() throws {
    let list = try #require(try list("2026-08"))
    #expect(
      String(decoding: list.table ?? [], as: UTF8.self).split(whereSeparator: \.isNewline) == [
        "kind,id,cycle,state,start,stop,elapsed,reason",
        "lead,'=L-1,,breached-closed,2026-08-03T08:00:00Z,2026-08-04T08:00:00Z,28800,",
        "lead,L-3,,breached-open,2026-08-04T08:00:00Z,,255600,",
      ])
    #expect(list.summary == ["1 met", "1 breached-closed", "1 breached-open"])
    #expect(list.findings.isEmpty)
  }

  @Test func namesThoseThatKeptItWhereAsked() throws {
    let list = try #require(try list("2026-08", includesMet: true))
    #expect(String(decoding: list.table ?? [], as: UTF8.self).contains("lead,L-2,,met,"))
  }

  @Test func aFiscalPeriodWithoutFiscalYearsIsNone() throws {
    #expect(try list("FY27-P02") == nil)
  }

  private func list(_ metric: String, stat: String = "value", _ semantics: String) throws -> BreachList? {
    let input = try Company([
      "opened": stage("opened"), "kept": stage("kept"),
      "opened-count": "kind: metric\nsemantics: {type: count, of: opened}",
      "kept-count": "kind: metric\nsemantics: {type: count, of: kept}",
      "rate": "kind: metric\nsemantics: {\(semantics)}",
    ]).input([
      "opened": "entity,time\nINC1,2026-08-01\nINC2,2026-08-02\nINC3,2026-08-03\nINC0,2026-07-03\n",
      "kept": "entity,time\nINC1,2026-08-01\nINC2,2026-08-02\n",
    ])
    return BreachList(of: metric, stat: stat, in: try #require(Period("2026-08")), includesMet: false, input)
  }

  @Test func aShareOfCasesNamesThoseThatItDoesNotHave() throws {
    let list = try #require(
      try list("rate", "type: ratio, numerator: kept-count, denominator: opened-count, proportion: true"))
    #expect(
      String(decoding: list.table ?? [], as: UTF8.self).split(whereSeparator: \.isNewline) == [
        "kind,id,cycle,state,start,stop,elapsed,reason", "lead,INC3,,breached-closed,2026-08-03,,,",
      ])
    #expect(list.summary == ["2 met", "1 breached-closed"])
  }

  /// Of a cohort that is followed for two times, the cases are those of the time that is judged.
  @Test(arguments: [
    ("value", ["lead,L-3,,lapsed,2026-08-03,,,"], ["2 converted", "1 lapsed"]),
    ("d7", ["lead,L-2,,lapsed,2026-08-02,,,", "lead,L-3,,lapsed,2026-08-03,,,"], ["1 converted", "2 lapsed"]),
    ("d40", ["lead,L-3,,waiting,2026-08-03,,,"], ["2 converted", "1 waiting"]),
  ])
  func whoDidNotGoOnWithinTheDaysThatAreJudged(stat: String, cases: [String], summary: [String]) throws {
    let input = try Company([
      "opened": stage("opened"), "kept": stage("kept"),
      "rate":
        "kind: metric\nsemantics: {type: conversion, from: opened, to: kept, window: 30 days, stats: [value, d7, d40]}",
    ]).input([
      "opened": "entity,time\nL-1,2026-08-01\nL-2,2026-08-02\nL-3,2026-08-03\n",
      "kept": "entity,time\nL-1,2026-08-04\nL-2,2026-08-20\n",
    ])
    let period = try #require(Period("2026-08"))
    let list = try #require(BreachList(of: "rate", stat: stat, in: period, includesMet: false, input))
    let lines = String(decoding: list.table ?? [], as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    #expect(lines.dropFirst() == cases[...])
    #expect(list.summary == summary)
    #expect(list.findings.isEmpty)
  }

  @Test(arguments: [
    (
      "type: ratio, numerator: kept-count, denominator: opened-count",
      "a quotient, and nothing says that the cases of 'kept-count' are among those of 'opened-count'"
    ),
    ("type: count, of: opened", "the total of all cases"),
    (
      "type: duration, from: opened, to: kept, stats: [p50]",
      "a statistic of all times, and no limit says which of them is too long"
    ),
    ("type: conversion, from: opened, to: kept, window: 9 days", "'matured', which is of no whole cohort"),
    ("type: conversion, from: opened, to: kept, basis: flow", "those who went on in a period against those who entered in it"),
  ])
  func aVerdictOfNoSingleCaseIsRefused(semantics: String, reason: String) throws {
    let stat = semantics.contains("p50") ? "p50" : semantics.contains("9 days") ? "matured" : "value"
    let list = try #require(try list("rate", stat: stat, semantics))
    #expect(list.table == nil)
    #expect(
      list.findings.map(line) == [
        "content/glossary/rate.md:1: 'rate' is judged by \(reason): there are no cases to list [metric.without-cases]"
      ])
  }
}
