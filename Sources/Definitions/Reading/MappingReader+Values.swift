import Calendars
import Diagnostics
import Fingerprints
package import FrontMatter
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
    guard let day = CivilDate(text) else {
      report(.schemaValue, key, "is \(text), but there is no such day")
      return nil
    }
    guard DatedYears.contains(day) else {
      report(.schemaValue, key, "is \(text), but its year is outside \(DatedYears.text)")
      return nil
    }
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

  /// A number or a percentage, which is the ratio that it says; quoted or not.
  mutating func level(_ key: String, _ presence: Presence = .optional) -> (value: ExactDecimal, isPercentage: Bool)? {
    guard let text = sentence(key, presence) else { return nil }
    guard let value = ExactDecimal(orPercent: text) else {
      report(.schemaValue, key, "is '\(text)', expected a number or a percentage", suggestion: suggestion(forLevel: text))
      return nil
    }
    return (value, text.hasSuffix("%"))
  }

  /// Durations are measured in seconds, whatever unit people say them in.
  private func suggestion(forLevel text: String) -> String {
    guard let span = TimeSpan(text), let seconds = span.seconds else { return ExactDecimal.suggestion(for: text) }
    return "write \(seconds), the seconds of \(span)"
  }

  /// How a value has to compare, by its word or its sign.
  mutating func comparison(_ key: String, _ presence: Presence = .optional) -> Target.Comparison? {
    guard let text = sentence(key, presence) else { return nil }
    if let comparison = Target.Comparison(written: text) { return comparison }
    report(
      .schemaValue, key, "is '\(text)', which is not a comparison", suggestion: "write gte or >=, lte or <=, gt or >, lt or <")
    return nil
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

  /// A party of site.yml; any word where the site names no parties.
  package mutating func party(_ key: String, of settings: SiteSettings) -> String? {
    string(key).flatMap { known($0, key, settings, among: settings.parties.map(\.id)) }
  }

  /// A party of site.yml, or both.
  package mutating func side(
    _ key: String, of settings: SiteSettings, _ presence: Presence = .required
  ) -> Commitment.Side? {
    let words = settings.parties.map(\.id) + [Commitment.Side.both.description]
    return string(key, presence).flatMap { known($0, key, settings, among: words) }.map(Commitment.Side.init)
  }

  private mutating func known(_ text: String, _ key: String, _ settings: SiteSettings, among known: [String]) -> String? {
    // What a page shows of a party that has been released is still there.
    if settings.parties.isEmpty || known.contains(text) || settings.dissolved.contains(where: { $0.id == text }) { return text }
    report(
      Diagnostic(
        .schemaValue, at: position(of: key), "'\(fullName(of: key))' is '\(text)', which is not a party of site.yml",
        suggestion: NearMiss.suggestion(for: text, among: known) ?? "write one of \(known.joined(separator: ", "))",
        cause: settings.cause(of: text, missingIn: .parties)))
    return nil
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
