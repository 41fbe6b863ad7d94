/// The parts of the site that the navigation names.
package enum SiteSection: String, Sendable, CaseIterable {
  case dashboard, scorecard, dictionary, changes, meetings, notes, health

  package var label: String {
    switch self {
    case .dashboard: "Dashboard"
    case .scorecard: "Scorecard"
    case .dictionary: "Dictionary"
    case .changes: "Changes"
    case .meetings: "Meetings"
    case .notes: "Notes"
    case .health: "Health"
    }
  }

  package var address: Address {
    switch self {
    case .dashboard: .dashboard
    case .scorecard: .scorecard
    case .dictionary: .dictionary
    case .changes: .changes
    case .meetings: .meetings
    case .notes: .notes
    case .health: .health
    }
  }
}
