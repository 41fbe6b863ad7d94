import Calendars
import Definitions
import Numbers

/// How long something took on the clock of a metric: all time, or the open time of a calendar; whole days where only days are
/// known.
struct DurationClock: Sendable {
  private let axis: TimeAxis
  /// Nil for the clock that always runs.
  private let calendar: WorkingTimeHistory?
  /// Whether lengths are days: calendar days, or business days.
  let countsDays: Bool
  /// How many of what lengths count make one of the unit.
  let perUnit: Fraction
  private let limit: Limit?

  private enum Limit: Sendable {
    /// Lengths up to it are within.
    case length(Int)
    /// What ended up to the end of a window of days is: calendar days in local time, or business days.
    case window(Window)
  }

  /// Nil where the unit or the limit asks for more than the times or the calendars tell.
  init?(_ unit: Unit, _ axis: TimeAxis, calendar: WorkingTimeHistory?, limit: TimeSpan?) {
    let inDays = unit.description == "d_business" || axis.isOfDates
    guard !inDays || unit.description.hasPrefix("d"), unit.isBusinessTime == (calendar != nil) else { return nil }
    self.axis = axis
    self.calendar = calendar
    countsDays = inDays
    perUnit =
      switch unit.description.first {
      case "d" where !inDays: Fraction(86_400)
      case "h": Fraction(3600)
      default: Fraction(1)
      }
    guard let limit else {
      self.limit = nil
      return
    }
    let isShort = [.second, .minute, .hour].contains(limit.unit)
    guard !(limit.isBusiness && calendar == nil), !(isShort && inDays), limit.unit != .month, limit.isOfThisWorld else {
      return nil
    }
    if isShort {
      self.limit = .length(limit.seconds)
    } else if inDays {
      self.limit = .length(limit.count * (limit.unit == .week ? calendar == nil ? 7 : 5 : 1))
    } else {
      // Days have no fixed length: those of a calendar are business days, and others have 23 or 25 hours at times.
      var span = limit
      span.isBusiness = calendar != nil
      guard let window = Window(span, axis, calendar: calendar) else { return nil }
      self.limit = .window(window)
    }
  }

  /// Seconds or days between two times of the axis. The calendar in force at the start counts to the end.
  func length(from start: Int, to end: Int) -> Int {
    guard let calendar else { return end - start }
    if countsDays {
      let working = calendar.inForce(at: instant(start))
      // What starts after hours starts with the next business day.
      let opening = axis.isOfDates ? instant(start) : working.opening(at: instant(start)) ?? instant(start)
      let (first, last) = (axis.zone.date(at: opening), date(end))
      return first < last ? working.businessDays(in: first..<last) : 0
    }
    return calendar.inForce(at: instant(start)).elapsed(from: instant(start), to: instant(end))
  }

  /// Whether what took so long, or has so far, is within the limit. The one rule: met is what took no longer, also where
  /// it ended after the moment that was due, outside open hours.
  func isWithin(_ length: Int, from start: Int, to end: Int) -> Bool {
    switch limit {
    case .length(let most): length <= most
    case .window(let window): end <= window.end(from: start)
    case nil: true
    }
  }

  private func instant(_ time: Int) -> Instant {
    axis.isOfDates ? axis.zone.instant(CivilDate(daysSinceEpoch: time)) : Instant(second: time)
  }
  private func date(_ time: Int) -> CivilDate {
    axis.isOfDates ? CivilDate(daysSinceEpoch: time) : axis.zone.date(at: Instant(second: time))
  }
}
