package import Definitions
import Events

/// The ids of the sources that a metric is read from, the empty one for the records of the content.
///
/// Nil for what is no metric, what reads no events, and where a definition that it needs names no SQL.
package func systemsRead(by metric: String, in glossary: Glossary) -> Set<String>? {
  guard glossary[metric]?.kind == .metric else { return nil }
  let streams = streamNeeds(of: [metric], in: glossary).keys
  guard !streams.isEmpty else { return nil }
  var systems: Set<String> = []
  for stream in streams {
    guard let source = glossary[stream.source]?.source, source.sql != nil else { return nil }
    systems.insert(source.system ?? "")
  }
  return systems
}
