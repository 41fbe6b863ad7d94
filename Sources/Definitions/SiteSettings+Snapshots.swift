package import Calendars
package import Diagnostics
import FrontMatter

extension SiteSettings {
  /// What `concord snapshot` computes, beyond the metrics themselves.
  package struct Snapshots: Hashable, Sendable {
    /// Periods that are computed; the dashboard's grain where empty.
    package var grains: [Grain] = []
    /// The first day of the first period; that of the first record where nil.
    package var since: CivilDate?
    /// Where ``since`` stands.
    package var sincePosition: SourcePosition?
    /// More periods of one grain than these are a mistake in a date.
    package var mostPeriods = 2_000
    /// Ids of leads whose way is told on a page each, from first touch to close; none unless somebody asks for it.
    package var journeys: [String] = []
    /// Dimensions whose members could be single persons, and how few cases they may show.
    package var withhold: [String: CaseLimit] = [:]

    package init() {}
  }
}

extension SiteSettings.Snapshots {
  init(_ reader: inout MappingReader) {
    grains = reader.grains()
    since = reader.civilDate("since")
    sincePosition = since.map { _ in reader.position(of: "since") }
    mostPeriods = reader.integer("periods", in: 1...110_000) ?? mostPeriods
    journeys = reader.strings("journeys")
    withhold = reader.caseLimits("withhold")
  }
}
