import Calendars

extension CalendarFile {
  /// The file.
  package var bytes: [UInt8] {
    var lines = ContentLines()
    lines.add("BEGIN", "VCALENDAR")
    lines.add("VERSION", "2.0")
    lines.add("PRODID", "-//Concord//Meetings//EN")
    lines.add("CALSCALE", "GREGORIAN")
    lines.add("METHOD", "PUBLISH")
    lines.add("NAME", text: name)
    lines.add("X-WR-CALNAME", text: name)
    if zone != "UTC" { addZone(to: &lines) }
    for event in events { add(event, to: &lines) }
    lines.add("END", "VCALENDAR")
    return lines.bytes
  }

  private func add(_ event: Event, to lines: inout ContentLines) {
    // A time that the clock skips is the one that it shows instead.
    let start = rules.local(at: rules.instant(event.day, second: event.starts * 60))
    lines.add("BEGIN", "VEVENT")
    lines.add("UID", text: event.uid)
    lines.add("DTSTAMP", "\(stamp.digits)T000000Z")
    if zone == "UTC" {
      lines.add("DTSTART", "\(start.date.digits)T\(clock(start.second))Z")
    } else {
      lines.add("DTSTART;TZID=\(zone)", "\(start.date.digits)T\(clock(start.second))")
    }
    lines.add("DURATION", "PT\(event.minutes)M")
    lines.add("SUMMARY", text: event.summary)
    if !event.description.isEmpty { lines.add("DESCRIPTION", text: event.description) }
    if let url = event.url { lines.add("URL", url) }
    lines.add("END", "VEVENT")
  }

  /// The zone for as long as the events last: what holds at their beginning, then every change of the clock between them.
  private func addZone(to lines: inout ContentLines) {
    let days = events.map(\.day)
    guard let first = days.min(), let last = days.max() else { return }
    let range = rules.instant(first.adding(days: -1))..<rules.instant(last.adding(days: 2))
    // Summer time is what is ahead of the least offset of a year around.
    let around = rules.instant(first.adding(days: -366))..<rules.instant(last.adding(days: 366))
    let offsets = rules.changes(in: around).flatMap { [$0.before, $0.after] } + [rules.offset(at: range.lowerBound)]
    let standard = offsets.min() ?? 0
    let initial = rules.offset(at: range.lowerBound)
    lines.add("BEGIN", "VTIMEZONE")
    lines.add("TZID", zone)
    let changes = [(at: range.lowerBound, before: initial, after: initial)] + rules.changes(in: range)
    for (instant, before, after) in changes {
      let kind = after > standard ? "DAYLIGHT" : "STANDARD"
      // The wall clock as it stood before the change.
      let wall = TimeZoneRules.utc.local(at: instant.adding(seconds: before))
      lines.add("BEGIN", kind)
      lines.add("DTSTART", "\(wall.date.digits)T\(clock(wall.second))")
      lines.add("TZOFFSETFROM", offset(before))
      lines.add("TZOFFSETTO", offset(after))
      lines.add("END", kind)
    }
    lines.add("END", "VTIMEZONE")
  }
}

extension CivilDate {
  /// `20261109`
  fileprivate var digits: String { description.filter { $0 != "-" } }
}

/// `150000`: a second of the day.
private func clock(_ second: Int) -> String { "\(two(second / 3600))\(two(second / 60 % 60))\(two(second % 60))" }

/// `+0100`; with seconds where there are any, as before clocks were set by zones.
private func offset(_ seconds: Int) -> String {
  let magnitude = abs(seconds)
  let rest = magnitude % 60 == 0 ? "" : two(magnitude % 60)
  return "\(seconds < 0 ? "-" : "+")\(two(magnitude / 3600))\(two(magnitude / 60 % 60))\(rest)"
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
