import Calendars

/// A wall-clock moment as the CRM exports it: `2026-08-03T09:15:00+02:00`.
func exported(_ moment: WallClock) -> String {
  let date = CivilDate(daysSinceEpoch: moment / OfficeClock.day)
  let second = moment % OfficeClock.day
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let time = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  return "\(date)T\(time)\(isSummerTime(date, second) ? "+02:00" : "+01:00")"
}

/// From 2:00 of the last Sunday of March to 3:00 of that of October, as in the whole Union since 1996. The hour that is shown
/// twice in October is taken for the first.
private func isSummerTime(_ date: CivilDate, _ second: Int) -> Bool {
  func lastSunday(_ month: Int) -> CivilDate {
    let last = Assumptions.date(date.year, month, 31)
    return last.adding(days: -(last.weekday % 7))
  }
  let (spring, autumn) = (lastSunday(3), lastSunday(10))
  if date == spring { return second >= 3 * 3600 }
  if date == autumn { return second < 3 * 3600 }
  return date > spring && date < autumn
}
