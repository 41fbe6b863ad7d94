import Diagnostics
import FrontMatter

/// The front matter with other people's keys replaced by ours; keys mapped to nothing are dropped.
///
/// Where a file has two keys for one of ours, the first counts.
func withOurKeys(_ node: YAMLNode, _ keys: [String: String]) -> YAMLNode {
  guard let entries = node.entries else { return node }
  var renamed: [YAMLEntry] = []
  var seen: Set<String> = []
  for var entry in entries {
    entry.key = keys[entry.key] ?? entry.key
    guard !entry.key.isEmpty, seen.insert(entry.key).inserted else { continue }
    // A single synonym is often written without a list.
    if listKeys.contains(entry.key), case .scalar = entry.value.content, !entry.value.isNull {
      entry.value = YAMLNode(.sequence([entry.value]), at: entry.value.position)
    }
    renamed.append(entry)
  }
  return YAMLNode(.mapping(renamed), at: node.position)
}

private let listKeys = ["synonyms", "formerly", "related"]

/// Keys that nobody mapped but that look like one that was.
func misspelt(_ entries: [YAMLEntry], of keys: [String: String]) -> [Diagnostic] {
  let (theirs, ours) = (keys.keys.sorted(), Set(keys.values))
  return entries.compactMap { entry in
    guard keys[entry.key] == nil, !ours.contains(entry.key) else { return nil }
    guard let suggestion = NearMiss.suggestion(for: entry.key, among: theirs) else { return nil }
    return Diagnostic(.schemaUnknownKey, at: entry.keyPosition, "'\(entry.key)' is not a known key", suggestion: suggestion)
  }
}

func asWarning(_ problem: Diagnostic) -> Diagnostic {
  var problem = problem
  if problem.severity == .error { problem.severity = .warning }
  return problem
}
