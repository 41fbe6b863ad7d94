/// Hours between opening and closing: `09:00-17:00`, `00:00-24:00`, or past midnight, `22:00-06:00`.
package struct OpenHours: Hashable, Sendable {
  /// Minutes after the midnight that begins the day of the opening; `closes` is over 1,440 past the next midnight.
  package let opens: Int
  package let closes: Int

  /// `00:00-24:00`.
  package static let allDay = OpenHours(opens: 0, closes: day)

  private init(opens: Int, closes: Int) { (self.opens, self.closes) = (opens, closes) }

  /// Nil where the text is no two times, or they are the same.
  package init?(_ text: some StringProtocol) {
    let times = text.split(separator: "-", omittingEmptySubsequences: false).map { Self.minutes($0) }
    guard times.count == 2, let opens = times[0], let closes = times[1], opens != closes, opens < Self.day else { return nil }
    self.opens = opens
    self.closes = closes > opens ? closes : closes + Self.day
  }

  static let day = 24 * 60

  private static func minutes(_ text: some StringProtocol) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = bytes.span.number(0..<2),
      let minute = bytes.span.number(3..<5), minute < 60, hour * 60 + minute <= day
    else { return nil }
    return hour * 60 + minute
  }
}

/// When a calendar is open, before any zone: hours of the week and what replaces them on single dates.
///
/// A date that is a holiday or has hours of its own is decided by that alone, from midnight to midnight: the weekly hours of
/// the date do not begin, and what a day before left open past midnight does not reach into it. Hours of its own win over a
/// holiday, so that a calendar can open specially.
package struct OpeningHours: Hashable, Sendable {
  /// By weekday, 1 is Monday. Hours that overlap count once.
  private let weekly: [Int: [OpenHours]]
  /// Hours of single dates; none is a date closed.
  private let dated: [CivilDate: [OpenHours]]

  package init(
    weekly: [Int: [OpenHours]], holidays: some Sequence<CivilDate> = [], overrides: [CivilDate: [OpenHours]] = [:]
  ) {
    self.weekly = weekly
    let closed: [CivilDate: [OpenHours]] = Dictionary(holidays.map { ($0, []) }) { first, _ in first }
    dated = closed.merging(overrides) { _, override in override }
  }

  /// What opens on a date.
  func opening(on date: CivilDate) -> [OpenHours] { dated[date] ?? weekly[date.weekday] ?? [] }

  /// Whether anything opens on a date. The end of a night shift makes no business day of the morning after.
  package func isBusinessDay(_ date: CivilDate) -> Bool { !opening(on: date).isEmpty }

  /// How many minutes of a date are open.
  package func openMinutes(of date: CivilDate) -> Int { minutes(of: date).reduce(0) { $0 + $1.count } }

  /// Open minutes of a date, in order and apart, all in 0...1440.
  func minutes(of date: CivilDate) -> [Range<Int>] {
    let own = opening(on: date).map { $0.opens..<min($0.closes, OpenHours.day) }
    let yesterday = date.adding(days: -1)
    let left = dated[date] != nil ? [] : opening(on: yesterday).filter { $0.closes > OpenHours.day }
    let all = own + left.map { 0..<$0.closes - OpenHours.day }
    guard all.count > 1 else { return all }
    return all.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { united, range in
      if let last = united.last, range.lowerBound <= last.upperBound {
        united[united.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        united.append(range)
      }
    }
  }
}
