package import Calendars
package import Definitions

/// The zones and calendars that a run computes in.
package struct RunClock: Sendable {
  /// The reporting zone.
  package var zone: TimeZoneRules
  /// Its IANA name.
  var zoneName: String
  /// Open time by the id of a calendar, through its versions.
  var calendars: [String: WorkingTimeHistory]
  var fiscal: FiscalCalendar?

  /// With the rules of the zones that ``zones(of:settings:)`` lists, by name; what is missing among them is taken for UTC.
  package init(_ timeline: GlossaryTimeline, settings: SiteSettings, zones: [String: TimeZoneRules]) {
    let present = timeline.present
    zoneName = settings.calendar.flatMap { present.calendar($0) }?.calendar.zone ?? Self.utcName
    zone = zones[zoneName] ?? .utc
    calendars = [:]
    for definition in present.definitions where definition.kind == .calendar {
      let versions = timeline.eras.compactMap { era -> (effective: CivilDate, time: WorkingTime)? in
        guard let calendar = era.glossary.calendar(definition.id)?.calendar else { return nil }
        return (
          era.from ?? WorkingTime.defaultYears.lowerBound, WorkingTime(calendar, in: zones[calendar.zone] ?? .utc)
        )
      }
      calendars[definition.id] = WorkingTimeHistory(versions)
    }
    fiscal = settings.fiscal.flatMap { present.calendar($0)?.calendar.fiscal }.flatMap { FiscalCalendar($0) }
  }

  /// An instant with the reporting zone's offset: `2026-11-06T23:59:59+01:00`.
  package func text(_ instant: Instant) -> String {
    let offset = zone.offset(at: instant)
    let (date, second) = zone.local(at: instant)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    let (hours, minutes) = (abs(offset) / 3600, abs(offset) / 60 % 60)
    return "\(date)T\(time)\(offset < 0 ? "-" : "+")\(two(hours)):\(two(minutes))"
  }

  /// The last second of a day.
  package func end(of date: CivilDate) -> Instant { zone.instant(date.adding(days: 1)).adding(seconds: -1) }

  /// The period of a grain that holds a day; nil for a fiscal grain where there is no fiscal year.
  package func period(_ grain: Grain, containing date: CivilDate) -> Period? {
    Period(grain, containing: date) ?? fiscal?.period(grain, containing: date)
  }

  /// The first day of a period; nil as with ``period(_:containing:)``.
  func start(of period: Period) -> CivilDate? { period.start ?? fiscal?.bounds(of: period).lowerBound }

  /// The first day after a period.
  func end(of period: Period) -> CivilDate? { period.end ?? fiscal?.bounds(of: period).upperBound }
}
