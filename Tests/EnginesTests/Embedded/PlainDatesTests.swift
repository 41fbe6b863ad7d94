import Testing

@testable import Engines

/// What a program makes of a workbook's days and times.
@Suite struct PlainDatesTests {
  @Test(arguments: [
    // A column of days, and one of times; seconds as they were meant.
    (
      "id,day,won\nD1,2026-09-01 00:00:00.000000,2026-09-01 14:30:15.000001\nD2,,2026-09-30 23:29:59.999997\n",
      "id,day,won\nD1,2026-09-01,2026-09-01 14:30:15\nD2,,2026-09-30 23:30:00\n"
    ),
    // A time at midnight is a time where others are.
    (
      "won\r\n2026-12-31 23:59:59.999999\r\n2026-09-01 08:00:00.000000\r\n",
      "won\r\n2027-01-01 00:00:00\r\n2026-09-01 08:00:00\r\n"
    ),
    // Text stays as it is, whatever it looks like.
    (
      "note\n\"a, \"\"2026-09-01 00:00:00.000000\"\"\nb\"\n2026-13-01 00:00:00.000000",
      "note\n\"a, \"\"2026-09-01 00:00:00.000000\"\"\nb\"\n2026-13-01 00:00:00.000000"
    ),
    ("", ""),
  ])
  func daysAreDaysAndTimesAreToTheSecond(csv: String, plain: String) {
    #expect(String(decoding: withPlainDates(Array(csv.utf8)), as: UTF8.self) == plain)
  }
}
