import Calendars
import Diagnostics
import FrontMatter

extension MeaningReader {
  func workingCalendar(_ reader: inout MappingReader) -> WorkingCalendar? {
    let zone = reader.sentence("zone", .required)
    if let zone, !isZoneName(zone) {
      reader.report(.schemaValue, "zone", "is '\(zone)', expected a time zone's name", suggestion: "write Europe/Berlin")
    }
    let hours = reader.mapping("hours") { hours in
      var open: [Int: [String]] = [:]
      for (offset, day) in WorkingCalendar.weekdays.enumerated() {
        let intervals = intervals(day, &hours)
        if !intervals.isEmpty { open[offset + 1] = intervals }
      }
      return open
    }
    let fiscal = reader.mapping("fiscal") { fiscalYear(&$0) }
    return zone.map { WorkingCalendar(zone: $0, hours: hours ?? [:], holidays: [], fiscal: fiscal) }
  }

  private func fiscalYear(_ reader: inout MappingReader) -> WorkingCalendar.Fiscal? {
    let start = reader.string("year_start", .required)
    let pattern = reader.choice("pattern") ?? WorkingCalendar.Fiscal.defaultPattern
    let label: FiscalCalendar.Label? = reader.choice("label")
    let rule: FiscalCalendar.WeekRule? = reader.choice("week_rule")
    let ends = reader.oneOf("week_ends", WorkingCalendar.weekdays)
    for key in ["week_rule", "week_ends"] where pattern == WorkingCalendar.Fiscal.defaultPattern && reader.has(key) {
      reader.report(.schemaValue, key, "does not apply to a year of calendar months", suggestion: "add pattern: 4-4-5")
    }
    guard let start else { return nil }
    // 2001 had no 29 February: a year cannot start on a day that most years lack.
    if CivilDate("2001-\(start)") == nil {
      reader.report(.schemaValue, "year_start", "is '\(start)', expected a month and a day", suggestion: "write 02-01")
    }
    return WorkingCalendar.Fiscal(
      yearStart: start, pattern: pattern, label: label ?? WorkingCalendar.Fiscal.defaultLabel,
      weekRule: rule ?? WorkingCalendar.Fiscal.defaultWeekRule, weekEnds: ends ?? WorkingCalendar.Fiscal.defaultWeekEnds)
  }

  /// A day's open intervals, each before the next; the last may pass midnight.
  private func intervals(_ day: String, _ reader: inout MappingReader) -> [String] {
    var end = -1
    return reader.texts(day).compactMap { text, position in
      guard let hours = OpenHours(text), hours.opens > end else {
        let message = "'\(reader.fullName(of: day))' has '\(text)', expected open hours, each after the one before"
        reader.report(Diagnostic(.schemaValue, at: position, message, suggestion: "write \"09:00-17:00\""))
        return nil
      }
      end = hours.closes
      return text
    }
  }

  /// Holidays stand beside the meaning, because they are inputs of a run.
  func holidays(_ reader: inout MappingReader) -> [String] {
    let days: [CivilDate] = reader.mappings("holidays") { holiday in
      holiday.allow(["name"])
      return holiday.civilDate("date", .required)
    }
    return Set(days).sorted().map(\.description)
  }

  /// Dates with hours of their own, in their order; inputs of a run as well.
  func overrides(_ reader: inout MappingReader) -> [WorkingCalendar.Override] {
    var known: Set<CivilDate> = []
    let overrides: [WorkingCalendar.Override] = reader.mappings("overrides") { override in
      override.allow(["name"])
      let date = override.civilDate("date", .required)
      let isClosed = override.node("hours", .required)?.text == "closed"
      let hours = isClosed ? [] : intervals("hours", &override)
      guard let date else { return nil }
      if !known.insert(date).inserted {
        override.report(.schemaValue, "date", "is \(date), which has hours already")
      }
      return WorkingCalendar.Override(date: date.description, hours: hours)
    }
    return overrides.sorted { $0.date < $1.date }
  }
}

extension WorkingCalendar {
  /// Keys of `hours`, Monday first.
  static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
}

extension WorkingCalendar.Fiscal {
  static let defaultPattern = FiscalCalendar.Pattern.months
  static let defaultLabel = FiscalCalendar.Label.endingYear
  static let defaultWeekRule = FiscalCalendar.WeekRule.lastWeekday
  static let defaultWeekEnds = "sat"
}

/// Parts of letters, digits, `_`, `+` and `-` between slashes; whether the zone exists is for the zone database to say.
private func isZoneName(_ text: String) -> Bool {
  text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
    !part.isEmpty && part.utf8.allSatisfy { isLowercase($0 | 0x20) || isDigit($0) || [0x5F, 0x2B, 0x2D].contains($0) }
  }
}
