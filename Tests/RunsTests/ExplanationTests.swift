import Testing

@testable import Runs

/// What a run would do, in words.
@Suite struct ExplanationTests {
  @Test func tellsWhoIsAskedWhatAndWhatIsComputedHere() throws {
    let company = try Company([
      "mql": stage("mql"), "sal": stage("sal"),
      "rate": "kind: metric\nsemantics: {type: conversion, from: mql, to: sal, window: 90 days, dimensions: [source]}",
    ])
    let plan = RunPlan(company.timeline, scope: RunScope())
    #expect(
      explanation(of: plan, settings: company.settings) == """
        The rate (rate), conversion
          mql, asked of records (embedded):
            select id as entity, at as time from mql
          sal, asked of records (embedded):
            select id as entity, at as time from sal
          here: rows recorded after the as-of are left out; one event per case by the stage's occurrence; \
        first sal after each mql within 90 days, each counted for one; periods in the reporting zone; split by source


        """)
  }
}
