import Calendars
import Definitions
import Diagnostics
import Measures

/// The zones and calendars that a run computes in.
struct RunClock: Sendable {
  /// The reporting zone.
  var zone: TimeZoneRules
  var zoneName: String
  /// Open time by the id of a calendar, through its versions.
  var calendars: [String: WorkingTimeHistory]
  var fiscal: FiscalCalendar?

  /// Reads the zones that the calendars name; the findings tell those that the machine does not have.
  init(_ timeline: GlossaryTimeline, settings: SiteSettings, findings: inout [Diagnostic]) {
    let present = timeline.eras[timeline.eras.count - 1].glossary
    var zones: [String: TimeZoneRules] = [:]
    func rules(_ name: String, _ position: SourcePosition) -> TimeZoneRules {
      if let known = zones[name] { return known }
      switch ZoneDatabase.zone(name, at: position) {
      case .success(let rules): zones[name] = rules
      case .failure(let finding):
        findings.append(finding.diagnostic)
        zones[name] = .utc
      }
      return zones[name] ?? .utc
    }
    let reporting = settings.calendar.flatMap { present.calendar($0) }
    zoneName = reporting?.calendar.zone ?? "UTC"
    zone = rules(zoneName, reporting?.position ?? SourcePosition(file: "content/site.yml"))
    calendars = [:]
    for definition in present.definitions where definition.kind == .calendar {
      let versions = timeline.eras.compactMap { era -> (effective: CivilDate, time: WorkingTime)? in
        guard let found = era.glossary.calendar(definition.id) else { return nil }
        return (
          era.from ?? WorkingTime.defaultYears.lowerBound,
          WorkingTime(found.calendar, in: rules(found.calendar.zone, found.position))
        )
      }
      calendars[definition.id] = WorkingTimeHistory(versions)
    }
    fiscal = settings.fiscal.flatMap { present.calendar($0)?.calendar.fiscal }.flatMap { FiscalCalendar($0) }
  }

  /// An instant with the reporting zone's offset: `2026-11-06T23:59:59+01:00`.
  func text(_ instant: Instant) -> String {
    let offset = zone.offset(at: instant)
    let (date, second) = zone.local(at: instant)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    let (hours, minutes) = (abs(offset) / 3600, abs(offset) / 60 % 60)
    return "\(date)T\(time)\(offset < 0 ? "-" : "+")\(two(hours)):\(two(minutes))"
  }

  func instant(of asOf: SnapshotOptions.AsOf) -> Instant {
    switch asOf {
    case .endOf(let day): end(of: day)
    case .instant(let instant): instant
    }
  }

  /// The last second of a day.
  func end(of date: CivilDate) -> Instant { zone.instant(date.adding(days: 1)).adding(seconds: -1) }
}

extension Glossary {
  fileprivate func calendar(_ id: String) -> (calendar: WorkingCalendar, position: SourcePosition)? {
    guard let definition = self[id], case .calendar(let calendar) = definition.semantics else { return nil }
    return (calendar, definition.position)
  }
}
