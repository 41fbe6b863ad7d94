import Calendars
import Diagnostics
import FrontMatter

extension MappingReader {
  /// `meeting: {day: Monday, at: "15:00", minutes: 30, from: 2026-10-12}` of an agenda page; nil, and reported, where it is
  /// missing or wrong.
  mutating func meeting(_ name: String, title: String, grain: Grain?) -> Meeting? {
    if grain == .day { report(.schemaValue, "grain", "is 'day', but a meeting is held once a week at most") }
    return mapping("meeting", .required) { reader -> Meeting? in
      let day = reader.string("day", .required)
      let at = reader.string("at", .required)
      let minutes = reader.integer("minutes", .required, in: 5...480)
      let from = reader.day("from", .required)
      let with = reader.strings("with")
      let rule = day.flatMap { MeetingDay($0) }
      if let day, rule == nil {
        reader.report(
          .schemaValue, "day", "is '\(day)', which is not a day after a period",
          suggestion: "write one such as Monday, third Tuesday or fifth working day")
      }
      let isTime = at.map { Meeting.minutes(of: $0) != nil } ?? false
      if let at, !isTime {
        reader.report(.schemaValue, "at", "is '\(at)', which is not a time of day", suggestion: "write one such as \"09:30\"")
      }
      guard let rule, let at, isTime, let minutes, let from, grain != .day else { return nil }
      return Meeting(
        name: name, title: title, grain: grain ?? .month, day: rule, at: at, minutes: minutes, from: from, with: with,
        position: reader.position)
    }
  }

  /// A day of the calendar.
  mutating func day(_ key: String, _ presence: Presence = .optional) -> CivilDate? {
    guard let text = date(key, presence) else { return nil }
    guard let day = CivilDate(text), DatedYears.contains(day) else {
      report(.schemaValue, key, "is \(text), but there is no such day in \(DatedYears.text)")
      return nil
    }
    return day
  }
}
