package import Calendars
package import Diagnostics
import FrontMatter

/// How few cases a member of a dimension may stand for, where it could single somebody out.
package struct CaseLimit: Hashable, Sendable {
  /// The least number of cases whose numbers are shown.
  package var least: Int
  /// The shortest periods in which its members have numbers; nil where they do in all.
  package var from: Grain?
  package var position: SourcePosition?

  package init(least: Int, from: Grain? = nil, position: SourcePosition? = nil) {
    self.least = least
    self.from = from
    self.position = position
  }

  /// One case is somebody already, and more than these hide everything.
  package static let bounds = 2...1_000
}

extension MappingReader {
  /// `{seller: {below: 5, from: month}}`
  mutating func caseLimits(_ key: String) -> [String: CaseLimit] {
    var limits: [String: CaseLimit] = [:]
    for entry in entries(key) {
      guard entry.value.entries != nil else {
        let message = "'\(fullName(of: key)).\(entry.key)' is \(entry.value.shape), expected a mapping"
        report(Diagnostic(.schemaType, at: entry.value.position, message, suggestion: "write \(entry.key): {below: 5}"))
        continue
      }
      var reader = MappingReader(entry.value, path: fullName(of: key) + "." + entry.key)
      let least = reader.integer("below", .required, in: CaseLimit.bounds)
      let from: Grain? = reader.choice("from")
      report(reader.finish())
      limits[entry.key] = least.map { CaseLimit(least: $0, from: from, position: entry.keyPosition) }
    }
    return limits
  }
}
