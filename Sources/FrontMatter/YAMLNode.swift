package import Diagnostics

/// A YAML value with the place where it stands. Scalars are text as written: nothing is typed until a reader asks for a type.
package struct YAMLNode: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// A scalar's text after YAML's own unfolding and unescaping. `isQuoted` is true for quotes and block scalars.
    case scalar(String, isQuoted: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  package var content: Content
  /// Where the value starts; for a block scalar its `>` or `|`.
  package var position: SourcePosition

  package init(_ content: Content, at position: SourcePosition) {
    self.content = content
    self.position = position
  }
}

/// One key of a mapping with its value, in the order of the file.
package struct YAMLEntry: Hashable, Sendable {
  package var key: String
  package var keyPosition: SourcePosition
  package var value: YAMLNode

  package init(key: String, keyPosition: SourcePosition, value: YAMLNode) {
    self.key = key
    self.keyPosition = keyPosition
    self.value = value
  }
}

extension YAMLNode {
  /// The value under `key`; nil where the node is no mapping or has no such key.
  package subscript(key: String) -> YAMLNode? {
    entries?.first { $0.key == key }?.value
  }

  /// A scalar's text, with an empty value (`key:`, `~`, `null`) as "".
  package var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return isNull ? "" : text
  }

  /// True for a value that was left out: an unquoted nothing, `~` or `null`.
  package var isNull: Bool {
    guard case .scalar(let text, isQuoted: false) = content else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  package var items: [YAMLNode]? {
    guard case .sequence(let items) = content else { return nil }
    return items
  }

  package var entries: [YAMLEntry]? {
    guard case .mapping(let entries) = content else { return nil }
    return entries
  }

  /// What the value is, for a message: "text", "a list", "a mapping" or "nothing".
  package var shape: String {
    switch content {
    case .scalar: isNull ? "nothing" : "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
