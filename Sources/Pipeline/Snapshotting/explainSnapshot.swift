import Calendars
import Definitions
package import Diagnostics
import Engines
import Files
import Runs

/// What a run would do, in words: what each source is asked, and what is computed here.
package struct SnapshotExplanation: Sendable {
  package var text: String
  package var findings: [Diagnostic]
}

/// Tells for every metric which SQL goes to which source and where each further step is done, and what the files of records were
/// taken for; asks nothing and writes nothing.
package func explainSnapshot(_ options: SnapshotOptions) async -> SnapshotExplanation {
  let content = await readContent(root: options.root, threads: options.threads)
  let resolved = resolveGlossary(content, asOf: nil)
  let problems = (content.diagnostics + resolved.diagnostics).filter { $0.severity == .error }
  guard problems.isEmpty else { return SnapshotExplanation(text: "", findings: problems) }
  // The present meaning alone: earlier ones are asked in the same way.
  let plan = RunPlan(
    GlossaryTimeline(versions: resolved.glossary.definitions, settings: content.settings), scope: options.scope)
  let records = await explainRecords(plan, settings: content.settings, root: options.root)
  return SnapshotExplanation(
    text: records.text
      + explanation(of: plan, settings: content.settings) { system, sql in
        records.choices[system].map { $0.contains(sql) ? "straight from the columns" : "by SQLite" }
      },
    findings: (plan.findings + records.findings).sorted())
}

/// The tables of the folder, once for each zone of the embedded sources that the plan asks, and of each source what is answered
/// without SQLite.
private func explainRecords(
  _ plan: RunPlan, settings: SiteSettings, root: String
) async -> (text: String, findings: [Diagnostic], choices: [String: Set<String>]) {
  let folder = await RecordsFolder(in: RootFolder(root)).withSheets()
  defer { folder.removeSheets() }
  var zones: [String?] = []
  var choices: [String: Set<String>] = [:]
  for asked in plan.sources where (settings.sources[asked.system]?.engine ?? .embedded) == .embedded {
    let zone = settings.sources[asked.system]?.zone?.name
    if !zones.contains(zone) { zones.append(zone) }
    choices[asked.system] = folder.choices(
      among: asked.queries, zone: zone.flatMap(ZoneDatabase.rules), zones: ZoneLookup(ZoneDatabase.rules))
  }
  var text = ""
  var findings: [Diagnostic] = []
  for zone in zones {
    let told = folder.explanation(zone: zone.flatMap(ZoneDatabase.rules), zones: ZoneLookup(ZoneDatabase.rules))
    text += (zones.count > 1 ? "With times in \(zone ?? "no zone"): " : "") + told.text
    findings += told.findings.filter { !findings.contains($0) }
  }
  return (text, findings, choices)
}
