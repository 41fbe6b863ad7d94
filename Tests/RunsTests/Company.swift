import Calendars
import Definitions
import Diagnostics
import Numbers
import Snapshots
import Tables
import Testing
import TestSupport

@testable import Runs

/// A company in texts, and what its sources would answer: no file, no source and no clock.
struct Company {
  let settings: SiteSettings
  let timeline: GlossaryTimeline
  let clock: RunClock

  /// From site.yml and the front matter of definitions by id; several with one id are versions of it.
  init(site: String = "", _ definitions: KeyValuePairs<String, String>) throws {
    let (settings, problems) = readSiteSettings(Array("title: Small\n\(site)".utf8), path: "content/site.yml")
    self.settings = try #require(settings)
    var found = problems
    var versions: [Definition] = []
    for (id, text) in definitions {
      let file = "---\nname: The \(id)\ndefinition: What \(id) is.\n\(text)\n---\n"
      let (definition, problems) = readDefinition(Array(file.utf8), path: "content/glossary/\(id).md", settings: self.settings)
      found += problems
      versions.append(try #require(definition))
    }
    #expect(found.filter { $0.severity == .error }.map(\.message) == [])
    timeline = GlossaryTimeline(versions: versions, settings: self.settings)
    let bytes = try #require(readBytes("/usr/share/zoneinfo/Europe/Berlin"), "is tzdata installed?")
    clock = RunClock(
      timeline, settings: self.settings, zones: ["Europe/Berlin": try #require(TimeZoneRules(tzif: bytes))])
  }

  /// What a run computes from, where definitions are answered with lines of cells, the columns first; an empty cell is null.
  func input(
    _ answers: [String: String], scope: RunScope = RunScope(), asOf: String = "2026-09-04", tables: [String: Int] = [:]
  ) throws -> RunInput {
    let end = clock.end(of: try #require(CivilDate(asOf)))
    let plan = RunPlan(timeline, scope: scope)
    var reading = RecordReading()
    for asked in plan.sources {
      var source = SourceAnswers(
        to: asked, zones: asked.questions.map { _ in clock.zone }, clock: clock, asOf: end, currency: settings.currency)
      for (index, question) in asked.questions.enumerated() {
        let lines = (answers[question.definition.id] ?? "entity,time").split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let columns = lines[0]
        source.append(RowBatch(columnCount: columns.count), columns: columns, to: index, into: &reading)
        var rows = RowBatch(columnCount: columns.count)
        for cell in lines.dropFirst().joined() { rows.append(cell.isEmpty ? nil : Array(cell.utf8)) }
        source.append(rows, columns: columns, to: index, into: &reading)
      }
      source.finish(hash: nil, tables: tables, into: &reading)
    }
    #expect(reading.findings.map(\.message) == [])
    return RunInput(plan: plan, reading: reading, clock: clock, asOf: end, settings: settings)
  }
}

/// Computes what a run computes, one job after another.
func compute(_ input: RunInput) -> Computation {
  let jobs = metricJobs(input)
  return Computation(jobs, jobs.map { $0.result(input) }, of: input)
}

/// The rows of a metric as a new snapshot would have them, a line each: `2026-08 * value 2 n 2 P v1`.
func rows(_ metric: String, _ input: RunInput, isDirty: Bool = false) throws -> [String] {
  let vintage = try #require(Vintage(input.clock.text(input.asOf)))
  return compute(input).rows(vintage, isDirty: isDirty, beside: SnapshotStore()).rows[metric, default: []].map { row in
    [
      "\(row.period)", "\(row.dimensions)", row.stat, row.value?.description ?? "-", row.count.map { "n \($0)" },
      row.flags.isEmpty ? nil : row.flags.letters, row.stamp?.version.map { "v\($0)" },
    ].compactMap(\.self).joined(separator: " ")
  }
}

/// `content/site.yml:2: the message [rule]`
func line(_ finding: Diagnostic) -> String {
  let place = finding.position.line > 0 ? "\(finding.position.file):\(finding.position.line)" : finding.position.file
  return "\(place): \(finding.message) [\(finding.rule.rawValue)]"
}

/// The front matter of a stage of leads that has records of its own.
func stage(_ id: String, _ semantics: String = "", columns: String = "") -> String {
  """
  kind: stage
  semantics: {entity: lead\(semantics)}
  source: {sql: "select id as entity, at as time\(columns) from \(id)"}
  """
}
