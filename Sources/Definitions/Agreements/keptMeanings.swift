package import Diagnostics
package import Fingerprints

/// The number of the format of `meanings.json`.
private let keptFormat = 1

/// `meanings.json` of a snapshot: the meanings of metrics, and of all that they stand on, that nobody has put on record, each as
/// its `meaning.json` would have it, so that every stamp leads to words.
///
/// - Parameters:
///   - glossary: what was in force.
///   - isKnown: whether a meaning is on record already, or kept by an earlier run.
/// - Returns: nil where nothing is left to keep.
package func keptMeanings(of glossary: Glossary, but isKnown: (String, Fingerprint) -> Bool) -> String? {
  var ids = Set(glossary.definitions.lazy.filter { $0.kind == .metric }.map(\.id))
  var added = Array(ids)
  while let id = added.popLast() { added += glossary.references(of: id).filter { ids.insert($0).inserted } }
  let meanings = glossary.definitions.compactMap { definition -> JSON? in
    guard ids.contains(definition.id), let own = glossary.hashes(of: definition.id)?.own, !isKnown(definition.id, own) else {
      return nil
    }
    return meaningRecord(for: definition, in: glossary)
  }
  guard !meanings.isEmpty else { return nil }
  return JSON.object([JSON.Member("format", .integer(keptFormat)), JSON.Member("meanings", .array(meanings))]).pretty()
}

/// Reads one `meanings.json`, each meaning held against its own hash.
///
/// - Returns: those that can be trusted, without signatures; and every problem.
package func readKeptMeanings(
  _ bytes: [UInt8], path: String
) -> (records: [RecordedMeaning], diagnostics: [Diagnostic]) {
  let json: JSON
  do {
    json = try JSON(parsing: bytes)
  } catch {
    let position = SourcePosition(file: path, line: error.line, column: error.column)
    return ([], [Diagnostic(.agreementUnreadable, at: position, "this is not JSON: \(error.message)")])
  }
  let position = SourcePosition(file: path)
  guard json["format"]?.integer == keptFormat, let meanings = json["meanings"]?.array else {
    let message = "these meanings do not have the expected shape"
    return ([], [Diagnostic(.agreementUnreadable, at: position, message, suggestion: "restore it from git")])
  }
  let read = meanings.map { readMeaning($0, at: position, file: nil, folder: nil) }
  return (read.compactMap(\.record), read.flatMap(\.diagnostics))
}
