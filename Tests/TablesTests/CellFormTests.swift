import Tables
import Testing

/// Numbers and dates as people write them, as what they are everywhere else.
struct CellFormTests {
  static let english = CellForm(thousands: .comma)
  static let german = CellForm(decimal: .comma, thousands: .point)

  @Test(
    arguments: [
      ("1,234.50", english, "1234.50"), ("1.234,50", german, "1234.50"), ("1234,5", german, "1234.5"),
      ("1.234", german, "1234"), ("1,234", english, "1234"), ("12,34", english, nil), ("1,2345", english, nil),
      ("1.234", CellForm(decimal: .comma), nil), (",5", german, nil), ("5,", german, nil),
      ("1\u{A0}234,56", CellForm(decimal: .comma, thousands: .space), "1234.56"),
      ("12\u{2019}345.60", CellForm(thousands: .apostrophe), "12345.60"),
      ("€ 3.00m", CellForm(), "3000000"), ("£1,012.40", english, "1012.40"), ("1.012,40 EUR", german, "1012.40"),
      ("12 %", CellForm(), "0.12"), ("0.5%", CellForm(), "0.005"), ("150%", CellForm(), "1.50"), ("2.5k", CellForm(), "2500"),
      ("(40)", CellForm(), "-40"), ("-40", CellForm(), "-40"), ("\u{2212}40", CellForm(), "-40"), ("€ -40", CellForm(), "-40"),
      (" 7 ", CellForm(), "7"), ("--", CellForm(), nil), ("1 x", CellForm(), nil), ("", CellForm(), nil),
      ("€", CellForm(), nil),
      ("1,234,567.8", english, "1234567.8"), ("1,23,456", english, nil),
      ("0,275", english, nil), ("0.275", english, "0.275"),
    ] as [(String, CellForm, String?)])
  func numbers(text: String, form: CellForm, plain: String?) {
    let cell = Array(text.utf8)
    #expect(WrittenNumber(cell.span, form: form).map { String(decoding: $0.plain, as: UTF8.self) } == plain)
  }

  @Test(
    arguments: [
      ("31.10.2026", .dmy, "2026-10-31"), ("9/1/2026", .mdy, "2026-09-01"), ("9/1/2026", .dmy, "2026-01-09"),
      ("10.09.2026 12:00", .dmy, "2026-09-10 12:00"), ("11/6/2026 9:12 AM", .mdy, "2026-11-06 09:12"),
      ("11/6/2026, 12:00 am", .mdy, "2026-11-06 00:00"), ("11/6/2026 12:30 PM", .mdy, "2026-11-06 12:30"),
      ("2026-10-31", .dmy, "2026-10-31"), ("2026-10-31T09:00:00Z", .mdy, "2026-10-31T09:00:00Z"),
      ("1/2/26", .dmy, nil), ("13:00", .dmy, "13:00"), ("11/6/2026 13:00 PM", .mdy, nil), ("31.10.2026", .iso, "31.10.2026"),
    ] as [(String, CellForm.DateOrder, String?)])
  func dates(text: String, order: CellForm.DateOrder, iso: String?) {
    let cell = Array(text.utf8)
    #expect(isoTime(cell.span, order).map { String(decoding: $0, as: UTF8.self) } == iso)
  }

  @Test(arguments: [(" --", true), ("n/a ", true), ("-", false), ("", false)])
  func missingWordsAreWhole(text: String, isMissing: Bool) {
    let cell = Array(text.utf8)
    #expect(CellForm(missing: ["--", "n/a"]).isMissing(cell.span) == isMissing)
  }
}
