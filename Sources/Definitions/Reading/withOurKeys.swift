import Diagnostics
import FrontMatter

/// The front matter with other people's keys replaced by ours; keys mapped to nothing are dropped.
///
/// Where a file has two keys for one of ours, the first counts.
func withOurKeys(_ node: YAMLNode, _ keys: [String: String]) -> YAMLNode {
  guard let entries = node.entries else { return node }
  var renamed: [(key: String, keyPosition: SourcePosition, value: YAMLNode)] = []
  var seen: Set<String> = []
  for entry in entries {
    let key = keys[entry.key] ?? entry.key
    guard !key.isEmpty, seen.insert(key).inserted else { continue }
    var value = entry.value
    // A single synonym is often written without a list.
    if listKeys.contains(key), case .scalar = value.content, !value.isNull { value = .list([value], at: value.position) }
    renamed.append((key, entry.keyPosition, value))
  }
  return .mapping(renamed, at: node.position)
}

private let listKeys = ["synonyms", "formerly", "related"]

/// Keys that nobody mapped but that look like one that was.
func misspelt(_ entries: YAMLEntries, of keys: [String: String]) -> [Diagnostic] {
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
