import CalendarFiles
import Calendars
import Definitions
import Documents
import Editions
import Numbers

/// How far ahead the calendar file reaches: across one change of the clock at least.
private let daysAhead = 182

/// `meetings/cadence.ics`: the next meetings, in the zone of the reporting calendar.
func meetingCalendar(of edition: Edition, in zone: TimeZoneRules) -> CalendarFile {
  let title = edition.settings.title
  var name = "UTC"
  if let id = edition.settings.calendar, case .calendar(let calendar) = edition.glossary[id]?.semantics { name = calendar.zone }
  let coming = edition.meetings.flatMap { edition.comingOccasions(of: $0, until: edition.asOf.adding(days: daysAhead)) }
    .sorted { ($0.day, $0.meeting.starts, $0.meeting.name) < ($1.day, $1.meeting.starts, $1.meeting.name) }
  return CalendarFile(
    name: "\(title): meetings", zone: name, rules: zone, stamp: edition.asOf,
    events: coming.map { occasion in
      CalendarFile.Event(
        uid: "\(occasion.meeting.name)-\(occasion.period)@\(tagAuthority(title))", day: occasion.day,
        starts: occasion.meeting.starts, minutes: occasion.meeting.minutes,
        summary: "\(occasion.meeting.title), \(occasion.period.long)", description: words(of: occasion),
        url: edition.settings.url.map { root in
          root + (root.hasSuffix("/") ? "" : "/") + Address.meeting(occasion.meeting.name, occasion.period).path
        })
    })
}

private func words(of occasion: MeetingOccasion) -> String {
  var lines: [String] = []
  if occasion.isMoved { lines.append("Moved from \(occasion.planned.shortWithWeekday), which is not a working day.") }
  if !occasion.meeting.with.isEmpty { lines.append("With: \(occasion.meeting.with.joined(separator: ", ")).") }
  return lines.joined(separator: "\n")
}
