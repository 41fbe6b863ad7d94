package import Calendars
import Definitions
package import Diagnostics

/// Everything that is made for the sample company but its snapshots, which `concord snapshot` computes from the records.
package struct SampleCompany {
  /// Records and agreements, as text by path below the project's root.
  package var files: [String: String]
  /// The days on which the company took a snapshot, oldest first, with what people typed that day.
  package var runs: [Run] = []
  package var diagnostics: [Diagnostic]
  /// From this day on the newest version of MQL is in force; runs after it compute earlier periods again under it.
  package let redefinition = Assumptions.date(2026, 8, 1)
  private var glossary: [String: [UInt8]] = [:]
  private var sources = PastSources.none
  /// Files of definitions that came with the second part of the agreement, by path.
  private var introduced: Set<String> = []
  /// Cadence, cost, fit, accounts and slices: nothing of it was there before.
  private static let secondPart = Assumptions.date(2026, 11, 3)

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

    self.glossary = glossary
    sources = PastSources(glossary: glossary, settings: settings)
    let timeline = Timeline(present: present, past: past.definitions, sources: sources, settings: settings)
    let clock = OfficeClock(holidays: Self.holidays(present))
    let lastDay = Run.days.max() ?? Run.firstDay
    let simulation = Simulation(seed: seed, clock: clock, through: lastDay, mqlVersion: timeline.mqlVersion)
    let export = CRMExport(simulation.leads, through: lastDay)
    files = export.files
    let team = TeamRecords(
      export.entries, export.profiles, clock: clock, through: lastDay, mqlVersion: timeline.mqlVersion)
    for more in [team.files, AccountRecords(through: lastDay).files] { files.merge(more) { first, _ in first } }
    introduced = Set(present.filter { $0.effective ?? Run.firstDay >= Self.secondPart }.map(\.position.file))
    let typed = TypedSheets(simulation.leads, timeline: timeline)
    runs = zip(Run.days, [nil] + Run.days.map(Optional.some)).map { day, previous in
      Run(day: day, typed: typed.unstamped(on: day, after: previous), imported: typed.meetings(on: day, after: previous))
    }
    files.merge(Agreements(timeline: timeline, clock: clock, settings: settings).files()) { first, _ in first }
    var surveys = SurveySheets(seed: seed)
    files.merge(surveys.files()) { first, _ in first }
  }

  private static func holidays(_ definitions: [Definition]) -> [CivilDate] {
    for definition in definitions where definition.id == "business-hours" {
      if case .calendar(let calendar) = definition.semantics { return calendar.holidays.compactMap { CivilDate($0) } }
    }
    return []
  }

  /// The glossary as it lay in the company's folder on a day, by path: each definition in the version and with the source of then.
  package func glossary(on day: CivilDate) -> [String: [UInt8]] {
    var files = day < Self.secondPart ? glossary.filter { !introduced.contains($0.key) } : glossary
    for (path, text) in PastDefinitions.texts(on: day) { files[path] = Array(text.utf8) }
    for (path, text) in sources.texts(on: day) { files[path] = Array(text.utf8) }
    return files
  }
}
