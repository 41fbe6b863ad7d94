import Documents

extension TextWriter {
  /// `Previous: September 2026. Next: November 2026.`
  mutating func write(_ links: PeriodLinks) {
    let parts = [links.before.map { "Previous: \($0.content.plain)." }, links.after.map { "Next: \($0.content.plain)." }]
    paragraph(parts.compactMap(\.self).joined(separator: " "))
  }
}
