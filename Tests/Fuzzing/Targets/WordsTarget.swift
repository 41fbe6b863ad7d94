import Calendars
import Definitions
import Fingerprints
import Numbers
import Snapshots

/// The small texts of every format: dates, periods, moments, numbers, spans. What prints itself is read back.
func readsWords(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  expectReadsBack(text, "period", Period.init)
  expectReadsBack(text, "day", CivilDate.init)
  expectReadsBack(text, "number", ExactDecimal.init)
  expectReadsBack(text, "dimensions", Dimensions.init)
  expectReadsBack(text, "unit", Definitions.Unit.init)
  expectReadsBack(text, "fingerprint") { Fingerprint(hex: $0) }
  expectReadsBack(text, "span", TimeSpan.init)
  if let period = Period(text) { _ = (period.start, period.end, period.next.description, period.previous.description) }
  if let number = ExactDecimal(text) { arithmetic(number) }
  if let vintage = Vintage(text) { expect(vintage <= Vintage(endOf: vintage.date.adding(days: 5)), "\(vintage) in \(text)") }
  if case .instant(let instant)? = Moment(text) {
    expect(Moment(instant.description) == .instant(instant), "\(instant) of \(text)")
  }
  if let tolerance = Tolerance(text) { _ = tolerance.allows(from: ExactDecimal(3), to: ExactDecimal(4)) }
  if let hours = OpenHours(text) { _ = "\(hours)" }
  _ = Flags(utf8: bytes).map(\.letters)
  _ = TimeZoneRules(tzif: bytes)
}

private func arithmetic(_ number: ExactDecimal) {
  expect(number + -number == .zero, "\(number) minus itself")
  expect(number.withoutTrailingZeros == number, "\(number) without zeros")
  for other in [ExactDecimal(1_000_000), ExactDecimal(7), number] where !other.isZero {
    _ = (number * other, number - other, number < other)
    _ = number.divided(by: other, scale: 6)
  }
}

private func expectReadsBack<Value: Equatable & CustomStringConvertible>(
  _ text: String, _ what: String, _ read: (String) -> Value?
) {
  guard let value = read(text) else { return }
  expect(read(value.description) == value, "the \(what) '\(text)' is printed as '\(value)', which reads as another")
}
