package import Calendars

/// Events to come, as a file that calendar programs read and subscribe to (iCalendar, RFC 5545).
package struct CalendarFile: Sendable {
  package struct Event: Sendable {
    /// The same in every file that names the event, so that a program moves it and does not add it again.
    package var uid: String
    package var day: CivilDate
    /// Minutes after midnight on the wall clock of the file's zone.
    package var starts: Int
    package var minutes: Int
    package var summary: String
    package var description: String
    /// Where more is said of it.
    package var url: String?

    package init(
      uid: String, day: CivilDate, starts: Int, minutes: Int, summary: String, description: String, url: String? = nil
    ) {
      self.uid = uid
      self.day = day
      self.starts = starts
      self.minutes = minutes
      self.summary = summary
      self.description = description
      self.url = url
    }
  }

  package var name: String
  /// The IANA name of the zone that events are told in.
  package var zone: String
  package var rules: TimeZoneRules
  /// The day on which this was known.
  package var stamp: CivilDate
  package var events: [Event]

  package init(name: String, zone: String, rules: TimeZoneRules, stamp: CivilDate, events: [Event]) {
    self.name = name
    self.zone = zone
    self.rules = rules
    self.stamp = stamp
    self.events = events
  }
}
