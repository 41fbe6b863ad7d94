import Calendars
import Definitions
import Editions
import Messages

extension Edition {
  /// The zone of the calendar that reports; UTC where none does.
  var reportingZone: TimeZoneRules {
    guard let id = settings.calendar, case .calendar(let calendar) = glossary[id]?.semantics else { return .utc }
    return ZoneDatabase.rules(calendar.zone) ?? .utc
  }

  /// The end of a day in the reporting zone.
  func lastSecond(of day: CivilDate) -> (instant: Instant, date: MessageDate) {
    let instant = reportingZone.instant(day, second: 86_399)
    return (instant, MessageDate(day, second: 86_399, offset: reportingZone.offset(at: instant)))
  }

  /// A moment as a mail says it.
  func messageDate(at instant: Instant) -> MessageDate {
    let (day, second) = reportingZone.local(at: instant)
    return MessageDate(day, second: second, offset: reportingZone.offset(at: instant))
  }
}
