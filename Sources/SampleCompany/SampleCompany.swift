import Calendars
import Definitions
package import Diagnostics

/// Everything that is made for the sample company: snapshots and agreements, as text by path below the project's root.
package struct SampleCompany {
  package var files: [String: String]
  package var diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - site: `content/site.yml`.
  ///   - glossary: the files of `content/glossary`, by path below the project's root.
  ///   - seed: another seed is another company with the same story.
  package init(site: [UInt8], glossary: [String: [UInt8]], seed: UInt64 = 20_241_101) {
    files = [:]
    let (settings, siteProblems) = readSiteSettings(site, path: "content/site.yml")
    diagnostics = siteProblems
    guard let settings else { return }
    var present: [Definition] = []
    for (path, bytes) in glossary.sorted(by: { $0.key < $1.key }) {
      let (definition, found) = readDefinition(bytes, path: path, settings: settings)
      if let definition { present.append(definition) }
      diagnostics += found
    }
    let past = PastDefinitions.read(settings: settings)
    diagnostics += past.diagnostics + resolve(present, settings: settings, asOf: nil).diagnostics
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return }

    let timeline = Timeline(
      present: present, past: past.definitions, sources: PastSources(glossary: glossary, settings: settings), settings: settings
    )
    let clock = OfficeClock(holidays: Self.holidays(present))
    let lastDay = Run.all.map(\.day).max() ?? Run.firstDay
    let simulation = Simulation(seed: seed, clock: clock, through: lastDay, mqlVersion: timeline.mqlVersion)
    let register = Register(simulation.leads, clock: clock)
    addSnapshots(register, timeline)
    files.merge(Agreements(timeline: timeline, clock: clock, settings: settings).files()) { first, _ in first }
  }

  private static func holidays(_ definitions: [Definition]) -> [CivilDate] {
    for definition in definitions where definition.id == "business-hours" {
      if case .calendar(let calendar) = definition.semantics { return calendar.holidays.compactMap { CivilDate($0) } }
    }
    return []
  }

  /// Delta vintages: a run holds what is open or immature, and of the rest what is new or has moved since it was last written.
  private mutating func addSnapshots(_ register: Register, _ timeline: Timeline) {
    let measurement = RunMeasurement(register: register, timeline: timeline)
    let spend = SpendSheet(register: register, timeline: timeline)
    var written: [String: String] = [:]
    var previous: Run?
    for run in Run.all {
      var byMetric: [String: [String]] = [:]
      for row in measurement.rows(of: run, after: previous) {
        let content = row.csv(asOf: "")
        guard written[row.key] != content || row.row.flags.contains(.provisional) else { continue }
        written[row.key] = content
        byMetric[row.row.metric, default: [StampedRow.header]].append(row.csv(asOf: run.instant))
      }
      for (metric, lines) in byMetric { files["\(run.folder)/\(metric).csv"] = lines.joined(separator: "\n") + "\n" }
      let sheets = spend.files(of: run, after: previous)
      for (name, text) in sheets { files["\(run.folder)/\(name)"] = text }
      let record = RunFile(run: run, timeline: timeline, register: register, sheets: sheets)
      files["\(run.folder)/run.yml"] = record.text
      previous = run
    }
  }
}
