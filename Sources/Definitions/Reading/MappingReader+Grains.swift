import Calendars
import Diagnostics
import FrontMatter

extension MappingReader {
  /// `grains: [month, all]`: for which periods numbers are computed.
  mutating func grains() -> [Grain] {
    texts("grains").compactMap { text, position in
      if let grain = Grain(rawValue: text) { return grain }
      let known = Grain.allCases.map(\.rawValue)
      let suggestion = NearMiss.suggestion(for: text, among: known) ?? "write one of \(known.joined(separator: ", "))"
      report(Diagnostic(.schemaValue, at: position, "'\(text)' is not a grain of periods", suggestion: suggestion))
      return nil
    }
  }
}
