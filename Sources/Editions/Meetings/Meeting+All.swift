import Calendars

extension Meeting {
  /// Those that pages declare, shorter periods first, then by name. A page that names no grain looks at the site's own periods.
  static func all(on pages: [ReportPage], grain: Grain) -> [Meeting] {
    pages.compactMap { page -> Meeting? in
      guard var meeting = page.meeting else { return nil }
      meeting.grain = page.grain ?? grain
      return meeting
    }
    .sorted { ($0.grain, $0.name) < ($1.grain, $1.name) }
  }
}
