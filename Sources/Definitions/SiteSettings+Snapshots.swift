package import Calendars
import Diagnostics
import FrontMatter

extension SiteSettings {
  /// What `concord snapshot` computes, beyond the metrics themselves.
  package struct Snapshots: Hashable, Sendable {
    /// Periods that are computed; the dashboard's grain where empty.
    package var grains: [Grain] = []
    /// The first day of the first period; that of the first record where nil.
    package var since: CivilDate?
    /// Ids of leads whose way is told on a page each, from first touch to close; none unless somebody asks for it.
    package var journeys: [String] = []

    package init() {}
  }
}

extension SiteSettings.Snapshots {
  init(_ reader: inout MappingReader) {
    grains = reader.texts("grains").compactMap { text, position in
      if let grain = Grain(rawValue: text) { return grain }
      let known = Grain.allCases.map(\.rawValue)
      let suggestion = NearMiss.suggestion(for: text, among: known) ?? "write one of \(known.joined(separator: ", "))"
      reader.report(Diagnostic(.schemaValue, at: position, "'\(text)' is no grain of periods", suggestion: suggestion))
      return nil
    }
    since = reader.civilDate("since")
    journeys = reader.strings("journeys")
  }
}
