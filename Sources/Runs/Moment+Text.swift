import Calendars

extension Moment {
  /// As lists of cases have it.
  var text: String {
    switch self {
    case .date(let date), .local(let date, _): date.description
    case .instant(let instant): instant.description
    }
  }
}
