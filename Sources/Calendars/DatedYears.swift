/// The years that records, periods and promises may be dated in.
///
/// A typing error such as 0026 would otherwise make periods by the ten thousand, and 9999-12-31, which many systems write for
/// "never", would be a day on which something happens.
package enum DatedYears {
  package static let range = 1900...2199
  /// As messages say it.
  package static let text = "1900 to 2199"

  static let days =
    CivilDate(
      uncheckedYear: range.lowerBound, month: 1, day: 1)..<CivilDate(uncheckedYear: range.upperBound + 1, month: 1, day: 1)

  package static let first = days.lowerBound

  package static func contains(_ date: CivilDate) -> Bool { days.contains(date) }

  /// By the calendar of UTC: what lies within a day of either end is as good as there.
  package static func contains(_ instant: Instant) -> Bool {
    (days.lowerBound.daysSinceEpoch * 86_400..<days.upperBound.daysSinceEpoch * 86_400).contains(instant.second)
  }
}
