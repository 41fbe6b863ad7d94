import Calendars

/// The numbers of one member of a dimension in one period.
struct MemberCell: Hashable, Sendable {
  var member: String
  var period: Period
}
