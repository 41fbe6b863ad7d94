import Calendars
import Diagnostics
import Fingerprints
import FrontMatter
import Numbers

/// Values that the formats of this project share.
extension MappingReader {
  /// Text with its white space folded.
  mutating func sentence(_ key: String, _ presence: Presence = .optional) -> String? {
    string(key, presence).map(normalized)
  }

  /// Folded texts with their places.
  mutating func sentences(_ key: String, _ presence: Presence = .optional) -> [(text: String, position: SourcePosition)] {
    texts(key, presence).map { (normalized($0.text), $0.position) }
  }

  /// A day of the calendar.
  mutating func civilDate(_ key: String, _ presence: Presence = .optional) -> CivilDate? {
    guard let text = date(key, presence) else { return nil }
    let day = CivilDate(text)
    if day == nil { report(.schemaValue, key, "is \(text), and the calendar has no such day") }
    return day
  }

  /// A span in its one spelling; see ``TimeSpan``.
  mutating func timeSpan(_ key: String, _ presence: Presence = .optional) -> String? {
    guard let text = sentence(key, presence) else { return nil }
    let span = TimeSpan(text)
    if span == nil {
      report(
        .schemaValue, key, "is '\(text)', expected a length of time", suggestion: "write a number and a unit, such as 30 days")
    }
    return span?.description
  }

  /// A plain decimal number; quoted or not, it is what its digits say.
  mutating func decimal(_ key: String, _ presence: Presence = .optional) -> ExactDecimal? {
    guard let text = string(key, presence) else { return nil }
    let number = ExactDecimal(text)
    if number == nil { report(.schemaValue, key, "is '\(text)', expected a plain decimal number", suggestion: "write 0.25") }
    return number
  }

  /// A share of a value, `0.5%`, or an amount in its unit, `2`; see ``Tolerance``.
  mutating func tolerance(_ key: String) -> Tolerance? {
    guard let text = sentence(key) else { return nil }
    let tolerance = Tolerance(text)
    if tolerance == nil {
      report(
        .schemaValue, key, "is '\(text)', expected a percentage up to 100% or a number that is not negative",
        suggestion: "write 0.5% of the value, or 2 in its unit")
    }
    return tolerance
  }

  /// One of the words that a party or both may be.
  mutating func party(_ key: String, of settings: SiteSettings, orBoth: Bool, _ presence: Presence = .optional) -> String? {
    guard !settings.parties.isEmpty else { return string(key, presence) }
    return oneOf(key, settings.parties.map(\.id) + (orBoth ? ["both"] : []), presence)
  }

  /// A word of the vocabulary that queries and rows share, `lead_source`.
  mutating func checkName(_ name: String, _ key: String, at position: SourcePosition) {
    let bytes = Array(name.utf8)
    let isName = bytes.first.map(isLowercase) ?? false && bytes.allSatisfy { isLowercase($0) || isDigit($0) || $0 == 0x5F }
    guard !isName else { return }
    report(
      Diagnostic(
        .schemaValue, at: position, "'\(fullName(of: key))' has '\(name)', expected a name of a-z, 0-9 and underscores"))
  }
}
