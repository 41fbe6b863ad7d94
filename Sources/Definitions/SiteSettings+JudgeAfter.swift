import FrontMatter

extension SiteSettings {
  /// How long the effect of a change is too early to judge: so many times the median of a duration.
  package struct JudgeAfter: Hashable, Sendable {
    package var cycles: Int
    /// The id of the duration that measures a cycle.
    package var of: String

    init?(_ reader: inout MappingReader) {
      let cycles = reader.integer("cycles", in: 1...12) ?? 2
      guard let of = reader.string("of", .required) else { return nil }
      self.cycles = cycles
      self.of = of
    }
  }
}
