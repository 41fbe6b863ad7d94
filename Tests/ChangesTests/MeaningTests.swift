import Testing

@Suite struct MeaningTests {
  private let base = [
    "lead": "kind: stage\nsemantics: {entity: lead}", "deal": "kind: stage\nname: Deal\nsemantics: {entity: deal}",
    "hours": "kind: calendar\nname: Office hours\nsemantics: {zone: Europe/Berlin, hours: {mon: [\"09:00-17:00\"]}}",
    "count": "kind: metric\nname: Lead count\nsemantics: {type: count, of: lead}",
  ]

  private func lines(_ id: String, _ old: String, _ new: String) -> [String] {
    meaningLines(from: base.merging([id: old]) { $1 }, to: base.merging([id: new]) { $1 })
  }

  @Test(arguments: [
    (
      "{type: conversion, from: lead, to: deal, window: 30 days}",
      "{type: conversion, from: lead, to: deal, window: 14 days, basis: flow}",
      ["changed the 30-day window became 14 days", "changed basis: flow (was cohort)"]
    ),
    (
      "{type: duration, from: lead, to: deal, limit: 4 hours}", "{type: duration, from: lead, to: deal, limit: 8 hours}",
      ["changed the 4-hour limit became 8 hours, loosened"]
    ),
    (
      "{type: duration, from: lead, to: deal, limit: 4 hours}", "{type: duration, from: lead, to: deal, limit: 90 minutes}",
      ["changed the 4-hour limit became 90 minutes, tightened"]
    ),
    (
      "{type: duration, from: lead, to: deal, clock: {calendar: hours}, limit: 8 business hours}",
      "{type: duration, from: lead, to: deal, clock: {calendar: hours}, limit: 1 business day}",
      ["changed the 8-business-hour limit became 1 business day"]
    ),
    (
      "{type: duration, from: lead, to: deal}", "{type: duration, from: lead, to: deal, clock: {calendar: hours}}",
      ["changed clock: Office hours (was elapsed)", "changed unit: s_business (was s)"]
    ),
    (
      "{type: count, of: lead, dimensions: [region, source]}", "{type: count, of: deal, dimensions: [region, team]}",
      ["changed counts: Deal (was The lead)", "added dimension: team", "removed dimension: source"]
    ),
    (
      "{type: count, of: lead}", "{type: manual, how: Typed in, unit: count}",
      ["changed type: manual (was count)", "added how: Typed in", "removed counts: The lead"]
    ),
  ])
  func metricsSayWhichPartMoved(old: String, new: String, expected: [String]) {
    #expect(lines("m", "kind: metric\nsemantics: \(old)", "kind: metric\nsemantics: \(new)") == expected)
  }

  @Test(arguments: [
    (
      "kind: stage\nsemantics: {entity: lead, after: lead, held_by: marketing}",
      "kind: stage\nsemantics: {entity: lead, after: deal, held_by: sales, occurrence: every}",
      [
        "changed occurrence: every (was first)", "changed comes after: Deal (was The lead)",
        "changed held by: Sales (was Marketing)",
      ]
    ),
    (
      "kind: commitment\nsemantics: {debtor: sales, creditor: marketing, measure: count}",
      "kind: commitment\nsemantics: {debtor: marketing, creditor: sales, measure: count, on_miss: Call the CRO}",
      [
        "changed owed by: Marketing (was Sales)", "changed owed to: Sales (was Marketing)", "added on a miss: Call the CRO",
      ]
    ),
    (
      "kind: calendar\nsemantics: {zone: Europe/Berlin, hours: {mon: [\"09:00-17:00\"]}}",
      "kind: calendar\nsemantics: {zone: Europe/Paris, hours: {mon: [\"09:00-18:00\"], tue: [\"09:00-12:00\"]}}",
      [
        "changed zone: Europe/Paris (was Europe/Berlin)", "changed Monday: 09:00-18:00 (was 09:00-17:00)",
        "added Tuesday: 09:00-12:00",
      ]
    ),
    (
      "kind: code-list\nsemantics: {codes: [{code: a, label: First}, {code: b, label: Second}]}",
      "kind: code-list\nsemantics: {codes: [{code: a, label: First}, {code: c, label: Third}], other: c}",
      ["added code: c (Third)", "removed code: b (Second)", "added everything else: c"]
    ),
    (
      "kind: code-list\nsemantics: {codes: [{code: a, label: First}, {code: b, label: Second}]}",
      "kind: code-list\nsemantics: {codes: [{code: b, label: Second}, {code: a, label: First}]}",
      ["changed order of codes: b, a (was a, b)"]
    ),
    (
      "kind: concept\nsemantics: {criteria: A}", "kind: stage\nsemantics: {entity: lead, criteria: A}",
      [
        "changed kind: stage (was concept)", "added entity: lead", "added occurrence: first",
      ]
    ),
  ])
  func everyKindSaysWhichPartMoved(old: String, new: String, expected: [String]) {
    #expect(lines("x", old, new) == expected)
  }
}
