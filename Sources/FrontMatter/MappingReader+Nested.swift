import Diagnostics

extension MappingReader {
  /// Reads a nested mapping with `read`; its problems, unknown keys among them, join those of this one.
  package mutating func mapping<Value>(
    _ key: String, _ presence: Presence = .optional, read: (inout MappingReader) -> Value?
  ) -> Value? {
    guard let node = node(key, presence) else { return nil }
    return mapping(in: node, key, read: read)
  }

  /// Reads a list of mappings, leaving out those for which `read` gives nil.
  package mutating func mappings<Value>(
    _ key: String, _ presence: Presence = .optional, read: (inout MappingReader) -> Value?
  ) -> [Value] {
    guard let node = node(key, presence) else { return [] }
    guard let items = node.items else {
      reportShape(of: node, key, expected: "a list of mappings", suggestion: "write \(key): [\(form(of: read))]")
      return []
    }
    return items.compactMap { item in mapping(in: item, key, read: read) }
  }

  /// The items of a list; none where the key is absent or no list.
  package mutating func sequence(_ key: String, _ presence: Presence = .optional) -> YAMLItems {
    guard let node = node(key, presence) else { return .empty }
    if let items = node.items { return items }
    reportShape(of: node, key, expected: "a list", suggestion: node.text.map { "write [\($0)]" })
    return .empty
  }

  /// The entries of a mapping whose keys are free, such as `owners`; none where the key is absent or no mapping.
  package mutating func entries(_ key: String, _ presence: Presence = .optional) -> YAMLEntries {
    guard let node = node(key, presence) else { return .empty }
    if let entries = node.entries { return entries }
    reportShape(of: node, key, expected: "a mapping", suggestion: "write \(key): {name: value}")
    return .empty
  }

  private mutating func mapping<Value>(
    in node: YAMLNode, _ key: String, read: (inout MappingReader) -> Value?
  ) -> Value? {
    guard node.entries != nil else {
      reportShape(of: node, key, expected: "a mapping", suggestion: "write \(form(of: read))")
      return nil
    }
    var reader = MappingReader(node, path: fullName(of: key))
    let value = read(&reader)
    report(reader.finish())
    return value
  }

  /// What `read` asks for, as a person would write it: `{op: ..., value: ...}`.
  private func form<Value>(of read: (inout MappingReader) -> Value?) -> String {
    var probe = MappingReader(.mapping(at: position))
    _ = read(&probe)
    let keys = probe.mainKeys.map { "\($0): ..." }
    return "{\(keys.joined(separator: ", "))}"
  }
}
