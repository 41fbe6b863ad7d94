package import Calendars
package import Measures

/// On which day after a period its meeting is: `Tuesday`, `third Tuesday`, `fifth working day`.
package enum MeetingDay: Hashable, Sendable {
  /// A weekday, 1 is Monday, the first or a later one after the period's end.
  case weekday(Int, ordinal: Int)
  /// So many days on which the reporting calendar is open.
  case workingDay(Int)

  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
  private static let ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]

  /// Nil where a text is none of these. Capitals do not count.
  package init?(_ text: String) {
    let words = text.lowercased().split(separator: " ").map { String($0) }
    let ordinal = words.first.flatMap { Self.ordinals.firstIndex(of: $0) }.map { $0 + 1 }
    let rest = ordinal == nil ? words : Array(words.dropFirst())
    if let ordinal, rest == ["working", "day"] {
      self = .workingDay(ordinal)
    } else if rest.count == 1, let weekday = Self.weekdays.firstIndex(of: rest[0]) {
      self = .weekday(weekday + 1, ordinal: ordinal ?? 1)
    } else {
      return nil
    }
  }

  /// The day, whether or not anybody works on it.
  package func date(after end: CivilDate, _ days: BusinessDays) -> CivilDate {
    switch self {
    case .workingDay(let ordinal): return days.day(ordinal, from: end)
    case .weekday(let weekday, let ordinal):
      let ahead = (weekday - end.weekday + 7) % 7
      return end.adding(days: ahead + 7 * (ordinal - 1))
    }
  }

  /// "Monday", "third Tuesday", "fifth working day".
  package var words: String {
    switch self {
    case .workingDay(let ordinal): return "\(Self.ordinals[ordinal - 1]) working day"
    case .weekday(let weekday, let ordinal):
      let name = Self.weekdays[weekday - 1]
      let capital = name.prefix(1).uppercased() + name.dropFirst()
      return ordinal == 1 ? capital : "\(Self.ordinals[ordinal - 1]) \(capital)"
    }
  }
}
