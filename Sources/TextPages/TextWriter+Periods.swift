import Documents

extension TextWriter {
  /// `Before: September 2026. After: November 2026.`
  mutating func write(_ links: PeriodLinks) {
    let parts = [links.before.map { "Before: \($0.content.plain)." }, links.after.map { "After: \($0.content.plain)." }]
    paragraph(parts.compactMap(\.self).joined(separator: " "))
  }
}
