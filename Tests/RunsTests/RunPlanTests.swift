import Calendars
import Definitions
import Diagnostics
import Events
import Statements
import Testing

@testable import Runs

/// Definitions to questions.
@Suite struct RunPlanTests {
  private static let count = "kind: metric\nsemantics: {type: count, of: mql}"

  private static let population = """
    kind: population
    semantics: {entity: lead, criteria: {all: [{field: lead.is_named, op: "=", value: "true"}]}}
    source: {sql: select id as entity from named}
    """

  private func asked(_ plan: RunPlan) -> [String] {
    plan.sources.flatMap { source in
      source.queries.map { "\(source.system.isEmpty ? "records" : source.system) \($0.name): \($0.sql)" }
    }
  }

  @Test func aMetricAsksForTheEventsOfItsStage() throws {
    let plan = RunPlan(try Company(["mql": stage("mql"), "mqls": Self.count]).timeline, scope: RunScope())
    #expect(asked(plan) == ["records mql: select id as entity, at as time from mql"])
    #expect(plan.sources[0].queries[0].position.file == "content/glossary/mql.md")
    #expect(plan.findings.isEmpty)
  }

  @Test func whatAStageDemandsIsAFilterOfItsQuestion() throws {
    let company = try Company([
      "named": Self.population,
      "mql": stage("mql", ", population: named"), "mqls": Self.count,
    ])
    let plan = RunPlan(company.timeline, scope: RunScope())
    #expect(
      asked(plan) == [
        """
        records mql: with concord_events as (
        select id as entity, at as time from mql
        ), concord_in_named as (
        select id as entity from named
        )
        select * from concord_events where entity in (select entity from concord_in_named)
        """
      ])
    #expect(plan.sources[0].queries[0].others == ["named"])
  }

  @Test func aQuestionThatStandsAloneComesFirst() throws {
    let company = try Company([
      "named": Self.population,
      "a": stage("a", ", population: named"), "b": stage("b"),
      "as": "kind: metric\nsemantics: {type: count, of: a}", "bs": "kind: metric\nsemantics: {type: count, of: b}",
    ])
    let plan = RunPlan(company.timeline, scope: RunScope())
    #expect(plan.sources.map { $0.queries.map(\.name) } == [["b", "a"]])
  }

  @Test func twoMetricsOfOneStageAskOnceForAllTheirColumns() throws {
    let company = try Company([
      "mql": stage("mql", columns: ", source, product"),
      "by-source": "kind: metric\nsemantics: {type: count, of: mql, dimensions: [source]}",
      "by-product": "kind: metric\nsemantics: {type: count, of: mql, dimensions: [product]}",
    ])
    let plan = RunPlan(company.timeline, scope: RunScope())
    #expect(plan.questions.values.map(\.needs.dimensions) == [["product", "source"]])
  }

  @Test func whatHasNoSQLIsNotedOnceAndNotComputed() throws {
    let company = try Company([
      "mql": "kind: stage\nsemantics: {entity: lead}", "mqls": Self.count,
      "more": "kind: metric\nsemantics: {type: count, of: mql}",
    ])
    let plan = RunPlan(company.timeline, scope: RunScope())
    #expect(
      plan.findings.map(line) == [
        "content/glossary/mql.md:1: 'mql' names no SQL, so nothing can be computed from it [metric.without-numbers]"
      ])
    #expect(plan.parts.map(\.metrics) == [[]])
    #expect(plan.sources.isEmpty)
  }

  @Test func aStatementThatIsNoQuestionIsAFindingHereAndWhereDefinitionsAreChecked() throws {
    let company = try Company([
      "mql": "kind: stage\nsemantics: {entity: lead}\nsource: {sql: delete from leads}", "mqls": Self.count,
    ])
    let refusal = [
      "content/glossary/mql.md:6: the statement begins with 'delete', not with select or with, in line 1, column 1 of the "
        + "query, at 'delete from leads' [definition.sql]"
    ]
    #expect(RunPlan(company.timeline, scope: RunScope()).findings.map(line) == refusal)
    #expect(refusedStatements(company.timeline.present).map(line) == refusal)
  }

  @Test func scopeAndRetirementLeaveMetricsOut() throws {
    let company = try Company([
      "mql": stage("mql"), "mqls": Self.count, "other": Self.count, "gone": Self.count + "\nstatus: retired",
    ])
    #expect(RunPlan(company.timeline, scope: RunScope()).parts.map(\.metrics) == [["mqls", "other"]])
    let scope = RunScope(metrics: ["mqls", "mlqs"])
    #expect(RunPlan(company.timeline, scope: scope).parts.map(\.metrics) == [["mqls"]])
    let unknown = scope.unknownMetrics(in: company.timeline.present)
    #expect(unknown.map(\.message) == ["no metric has the id 'mlqs'"])
    #expect(unknown.first?.suggestion?.contains("mqls") == true)
  }

  @Test func everyMeaningHasItsDaysAndABackcastThoseBeforeTheLast() throws {
    let company = try Company([
      "mql": stage("mql"), "mqls": Self.count + "\nversion: 1",
      "sal": stage("sal"),
    ])
    #expect(RunPlan(company.timeline, scope: RunScope(isBackcast: true)).parts.count == 1)
    let changed = try twoVersions()
    let plan = RunPlan(changed.timeline, scope: RunScope(isBackcast: true))
    let day = CivilDate("2026-08-01")
    #expect(plan.parts.map(\.from) == [nil, day, nil])
    #expect(plan.parts.map(\.until) == [day, nil, day])
    #expect(plan.parts.map(\.isBackcast) == [false, false, true])
  }

  @Test func theSystemsOfAMetricAreThoseOfItsEvents() throws {
    let company = try Company([
      "mql": stage("mql"),
      "deal":
        "kind: stage\nsemantics: {entity: lead}\nsource: {from: crm, sql: \"select id as entity, at as time from deals\"}",
      "rate": "kind: metric\nsemantics: {type: conversion, from: mql, to: deal, window: 90 days}",
      "lost": "kind: stage\nsemantics: {entity: lead}", "losses": "kind: metric\nsemantics: {type: count, of: lost}",
    ])
    let glossary = company.timeline.present
    #expect(systemsRead(by: "rate", in: glossary) == ["", "crm"])
    #expect(systemsRead(by: "losses", in: glossary) == nil)
    #expect(systemsRead(by: "mql", in: glossary) == nil)
  }

  @Test func aMetricIsAnsweredWhereAllItsColumnsAre() throws {
    let company = try Company([
      "mql": stage("mql"), "mqls": Self.count,
      "by-source": "kind: metric\nsemantics: {type: count, of: mql, dimensions: [source]}",
    ])
    let plan = RunPlan(company.timeline, scope: RunScope())
    var reading = RecordReading()
    #expect(plan.metrics(answeredBy: reading).isEmpty)
    for key in plan.questions.keys { reading.columns[key] = ["entity", "time"] }
    #expect(plan.metrics(answeredBy: reading) == ["mqls"])
    for key in plan.questions.keys { reading.columns[key]?.insert("source") }
    #expect(plan.metrics(answeredBy: reading) == ["by-source", "mqls"])
  }
}

/// MQLs by two meanings: all events until July 2026, the first of each lead from August on.
func twoVersions() throws -> Company {
  try Company([
    "mql": stage("mql", ", occurrence: every") + "\nversion: 1",
    "mql": stage("mql", ", occurrence: first") + "\nversion: 2\neffective: 2026-08-01",
    "mqls": "kind: metric\nsemantics: {type: count, of: mql}",
  ])
}
