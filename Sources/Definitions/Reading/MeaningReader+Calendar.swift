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
    let fiscal: WorkingCalendar.Fiscal? = reader.mapping("fiscal") { fiscal in
      let start = fiscal.string("year_start", .required)
      let pattern = fiscal.oneOf("pattern", WorkingCalendar.Fiscal.patterns)
      let label = fiscal.oneOf("label", WorkingCalendar.Fiscal.labels)
      guard let start else { return nil }
      // 2001 had no 29 February: a year cannot start on a day that most years lack.
      if CivilDate("2001-\(start)") == nil {
        fiscal.report(.schemaValue, "year_start", "is '\(start)', expected a month and a day", suggestion: "write 02-01")
      }
      return WorkingCalendar.Fiscal(
        yearStart: start, pattern: pattern ?? WorkingCalendar.Fiscal.defaultPattern,
        label: label ?? WorkingCalendar.Fiscal.defaultLabel)
    }
    return zone.map { WorkingCalendar(zone: $0, hours: hours ?? [:], holidays: [], fiscal: fiscal) }
  }

  /// A day's open intervals, each before the next.
  private func intervals(_ day: String, _ reader: inout MappingReader) -> [String] {
    var end = -1
    return reader.texts(day).compactMap { text, position in
      guard let (opens, closes) = minutes(ofInterval: text), opens > end else {
        let message = "'\(reader.fullName(of: day))' has '\(text)', expected open hours, each after the one before"
        reader.report(Diagnostic(.schemaValue, at: position, message, suggestion: "write \"09:00-17:00\""))
        return nil
      }
      end = closes
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
}

extension WorkingCalendar {
  /// Keys of `hours`, Monday first.
  static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
}

extension WorkingCalendar.Fiscal {
  static let patterns = ["months", "4-4-5", "4-5-4", "5-4-4"]
  static let labels = ["starting_year", "ending_year"]
  static let defaultPattern = "months"
  static let defaultLabel = "ending_year"
}

/// `09:00-17:00` in minutes of the day; a day may close at 24:00.
private func minutes(ofInterval text: String) -> (opens: Int, closes: Int)? {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { minutes(ofTime: $0) }
  guard parts.count == 2, let opens = parts[0], let closes = parts[1], opens < closes else { return nil }
  return (opens, closes)
}

private func minutes(ofTime text: Substring) -> Int? {
  let bytes = Array(text.utf8)
  guard bytes.count == 5, bytes[2] == 0x3A, [0, 1, 3, 4].allSatisfy({ isDigit(bytes[$0]) }) else { return nil }
  let digits = bytes.map { Int($0) - 0x30 }
  let (hour, minute) = (digits[0] * 10 + digits[1], digits[3] * 10 + digits[4])
  guard minute < 60, hour < 24 || (hour == 24 && minute == 0) else { return nil }
  return hour * 60 + minute
}

/// Parts of letters, digits, `_`, `+` and `-` between slashes; whether the zone exists is for the zone database to say.
private func isZoneName(_ text: String) -> Bool {
  text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
    !part.isEmpty && part.utf8.allSatisfy { isLowercase($0 | 0x20) || isDigit($0) || [0x5F, 0x2B, 0x2D].contains($0) }
  }
}
