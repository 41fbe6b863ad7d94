import Calendars
import Definitions

/// One way of telling time for two streams: in seconds where both know them, else in days of the reporting zone.
struct TimeAxis: Sendable {
  let isOfDates: Bool
  let zone: TimeZoneRules

  init(_ one: EventStream, _ other: EventStream, _ zone: TimeZoneRules) {
    isOfDates = one.isOfDates || other.isOfDates
    self.zone = zone
  }

  /// Seconds or days since 1970-01-01.
  func time(_ stream: EventStream, _ row: Int) -> Int {
    let time = stream.times[row]
    guard isOfDates, !stream.isOfDates else { return time }
    return zone.date(at: Instant(second: time)).daysSinceEpoch
  }

  /// When the case of a row entered, also of one that takes an entry back.
  func entry(_ stream: EventStream, _ row: Int) -> Int {
    guard let time = stream.bookings?.entered[row] else { return self.time(stream, row) }
    return isOfDates && !stream.isOfDates ? zone.date(at: Instant(second: time)).daysSinceEpoch : time
  }

  func moment(_ time: Int) -> Moment {
    isOfDates ? .date(CivilDate(daysSinceEpoch: time)) : .instant(Instant(second: time))
  }
}

/// How long something may take, from a time on an axis to the last that is still within.
struct Window: Sendable {
  private let span: TimeSpan
  private let axis: TimeAxis
  private let calendar: WorkingTimeHistory?

  /// Nil where it cannot be told: hours of days, or business time without a calendar.
  init?(_ span: TimeSpan, _ axis: TimeAxis, calendar: WorkingTimeHistory?) {
    let isShort = [.second, .minute, .hour].contains(span.unit)
    guard !(axis.isOfDates && isShort), !(span.isBusiness && calendar == nil) else { return nil }
    guard !(span.isBusiness && span.unit == .month), span.isOfThisWorld else { return nil }
    (self.span, self.axis, self.calendar) = (span, axis, calendar)
  }

  /// The last second or day of a window that begins at `start`; it is part of it. Days and months are added to the local time,
  /// so that a day on which the clock is changed is one day.
  func end(from start: Int) -> Int {
    switch span.unit {
    case .second, .minute, .hour:
      guard span.isBusiness else { return start + span.seconds }
      return working(start)?.due(span.seconds, after: Instant(second: start))?.second ?? .max
    case .day, .week:
      let days = span.unit == .week ? span.count * (span.isBusiness ? 5 : 7) : span.count
      return span.isBusiness ? businessEnd(days, start) : end(start) { $0.adding(days: days) }
    case .month:
      return end(start) { $0.adding(months: span.count) }
    }
  }

  private func end(_ start: Int, _ adding: (CivilDate) -> CivilDate) -> Int {
    if axis.isOfDates { return adding(CivilDate(daysSinceEpoch: start)).daysSinceEpoch }
    let (date, second) = axis.zone.local(at: Instant(second: start))
    return axis.zone.instant(adding(date), second: second).second
  }

  private func businessEnd(_ days: Int, _ start: Int) -> Int {
    guard let working = working(start) else { return .max }
    if axis.isOfDates {
      return working.adding(businessDays: days, to: CivilDate(daysSinceEpoch: start))?.daysSinceEpoch ?? .max
    }
    return working.adding(businessDays: days, to: Instant(second: start))?.second ?? .max
  }

  private func working(_ start: Int) -> WorkingTime? {
    let instant = axis.isOfDates ? axis.zone.instant(CivilDate(daysSinceEpoch: start)) : Instant(second: start)
    return calendar?.inForce(at: instant)
  }
}

extension TimeSpan {
  /// Not so long that adding it to a time leaves the numbers that count time.
  var isOfThisWorld: Bool { count <= 1_000_000 }

  /// Of seconds, minutes and hours; of days and weeks those that a clock runs, 24 hours each.
  var seconds: Int {
    switch unit {
    case .second: count
    case .minute: count * 60
    case .hour: count * 3600
    case .day: count * 86_400
    case .week: count * 604_800
    case .month: count * 2_629_746
    }
  }
}
