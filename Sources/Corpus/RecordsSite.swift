import Foundation

/// A Concord project over records: five status events of every lead, and twelve metrics of 24 months, each split three ways.
struct RecordsSite {
  var leads: Int

  func write(to folder: Folder, path: String) throws {
    try folder.write(Self.site, to: "content/site.yml")
    try folder.write(Self.calendar, to: "content/glossary/business-hours.md")
    for (id, status) in Self.stages { try folder.write(stage(id, status), to: "content/glossary/\(id).md") }
    for (id, meaning) in Self.metrics { try folder.write(metric(id, meaning), to: "content/glossary/\(id).md") }
    try folder.write(Self.types, to: "content/records/tables.yml")
    try writeEvents(to: path + "/content/records/events.csv")
  }

  /// The events of one status behind those of another, as a history sorted by kind has them: those of a lead lie far apart.
  private func writeEvents(to path: String) throws {
    try Data("lead_id,status,occurred_at,amount,lead_source,region,segment\n".utf8).write(to: URL(fileURLWithPath: path))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.seekToEnd()
    var rows: [UInt8] = []
    for step in 0..<LeadHistory.steps {
      for place in 0..<leads {
        // A prime keeps each lead to one place, and neighbours apart.
        LeadHistory(lead: place * 7_919 % leads).append(step, to: &rows)
        if rows.count > 1 << 22 {
          try file.write(contentsOf: rows)
          rows.removeAll(keepingCapacity: true)
        }
      }
    }
    try file.write(contentsOf: rows)
    try file.close()
  }

  private func stage(_ id: String, _ status: String) -> String {
    """
    ---
    kind: stage
    name: Stage \(id)
    effective: 2024-01-01
    definition: A lead that got the status \(status).
    semantics: {entity: lead, occurrence: first, criteria: {all: [The status is \(status)]}}
    source:
      from: crm
      sql: select lead_id as entity, occurred_at as time, amount, lead_source, region, segment from events where status = '\(status)'
    ---

    """
  }

  private func metric(_ id: String, _ meaning: String) -> String {
    """
    ---
    kind: metric
    name: Metric \(id)
    effective: 2024-01-01
    definition: What is measured as \(id).
    semantics: {\(meaning), dimensions: [lead_source, region, segment]}
    source: {from: crm}
    ---

    """
  }

  private static let stages = [
    ("new-lead", "new"), ("mql", "mql"), ("first-contact", "contacted"), ("sql", "sql"), ("won", "won"),
  ]

  private static let metrics = [
    ("lead-count", "type: count, of: new-lead, unit: count"),
    ("mql-count", "type: count, of: mql, unit: count"),
    ("sql-count", "type: count, of: sql, unit: count"),
    ("won-count", "type: count, of: won, unit: count"),
    ("won-amount", "type: sum, of: won, field: amount, unit: EUR"),
    ("lead-to-mql", "type: conversion, from: new-lead, to: mql, window: 30 days, unit: ratio"),
    ("mql-to-sql", "type: conversion, from: mql, to: sql, window: 30 days, unit: ratio"),
    ("sql-to-won", "type: conversion, from: sql, to: won, window: 90 days, unit: ratio"),
    ("lead-to-won", "type: conversion, from: new-lead, to: won, window: 180 days, unit: ratio"),
    (
      "time-to-contact",
      "type: duration, from: mql, to: first-contact, clock: {calendar: business-hours}, limit: 4 hours, unit: s_business, "
        + "stats: [p50, p90, within]"
    ),
    ("time-mql-to-sql", "type: duration, from: mql, to: sql, unit: d, stats: [p50, p90]"),
    ("time-lead-to-won", "type: duration, from: new-lead, to: won, unit: d, stats: [p50, p90]"),
  ]

  private static let site = """
    title: Records
    parties: {marketing: {name: Marketing}, sales: {name: Sales}}
    calendar: business-hours
    currency: EUR
    grain: month
    sources: {crm: CRM}
    snapshots: {grains: [month], since: 2024-11-01}

    """

  private static let types = """
    events: {lead_id: text, status: text, occurred_at: instant, amount: EUR, lead_source: text, region: text, segment: text}

    """

  private static let calendar = """
    ---
    kind: calendar
    name: Business hours
    effective: 2024-01-01
    definition: Monday to Friday, 9:00 to 17:00 in Berlin.
    semantics:
      zone: Europe/Berlin
      hours: {mon: ["09:00-17:00"], tue: ["09:00-17:00"], wed: ["09:00-17:00"], thu: ["09:00-17:00"], fri: ["09:00-17:00"]}
    ---

    """
}
