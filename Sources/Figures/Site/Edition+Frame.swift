import Calendars
import Definitions
import Documents
import Editions
import Numbers
import Snapshots

/// What stands around every page.
extension Edition {
  /// The parts of the site that have anything to show.
  var sections: [SiteSection] {
    let kinds = glossary.definitions.map(\.kind)
    return SiteSection.allCases.filter { section in
      switch section {
      case .dashboard, .dictionary, .health: true
      case .scorecard: kinds.contains(.commitment)
      case .changes: !agreements.ids.isEmpty
      case .meetings: !meetings.isEmpty
      case .notes: !notes.isEmpty
      }
    }
  }

  /// The foot of a page that says nothing more particular.
  var provenance: String {
    let kinds = glossary.definitions.map(\.kind)
    let snapshot = snapshots.vintageDates.last { $0 <= asOf }.map { "Snapshot of \($0.short). " } ?? ""
    let definitions = counted(kinds.count, "definition")
    let metrics = counted(kinds.count { $0 == .metric }, "metric")
    return
      snapshot + "Made by Concord from \(definitions) and \(metrics). No records, names or addresses of leads are on this site."
  }
}
