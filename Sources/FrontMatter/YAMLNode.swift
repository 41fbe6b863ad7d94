package import Diagnostics

/// A YAML value with the place where it stands. Scalars are text as written: nothing is typed until a reader asks for a type.
///
/// It is a place in the list of its document's values: none is copied to be looked at.
package struct YAMLNode: Sendable {
  let document: YAMLDocument
  let place: Int

  package enum Content: Sendable {
    /// A scalar's text after YAML's own unfolding and unescaping. `isQuoted` is true for quotes and block scalars.
    case scalar(String, isQuoted: Bool)
    case sequence(YAMLItems)
    case mapping(YAMLEntries)
  }

  package var content: Content {
    switch value.content {
    case .plain(let text): .scalar(text, isQuoted: false)
    case .quoted(let text): .scalar(text, isQuoted: true)
    case .sequence: .sequence(YAMLItems(list: self))
    case .mapping: .mapping(YAMLEntries(mapping: self))
    }
  }

  /// Where the value starts; for a block scalar its `>` or `|`.
  package var position: SourcePosition { value.position(in: document.file) }

  private var value: YAMLDocument.Value { document.values[place] }
  /// The place after the last value inside it.
  var end: Int { document.values[place].end }
}

extension YAMLNode {
  /// The value under `key`; nil where the node is no mapping or has no such key.
  package subscript(key: String) -> YAMLNode? {
    entries?.first { $0.key == key }?.value
  }

  /// A scalar's text, with an empty value (`key:`, `~`, `null`) as "".
  package var text: String? {
    switch value.content {
    case .plain(let text): isNothing(text) ? "" : text
    case .quoted(let text): text
    case .sequence, .mapping: nil
    }
  }

  /// True for a value that was left out: an unquoted nothing, `~` or `null`.
  package var isNull: Bool {
    guard case .plain(let text) = value.content else { return false }
    return isNothing(text)
  }

  package var items: YAMLItems? {
    guard case .sequence = value.content else { return nil }
    return YAMLItems(list: self)
  }

  package var entries: YAMLEntries? {
    guard case .mapping = value.content else { return nil }
    return YAMLEntries(mapping: self)
  }

  /// What the value is, for a message: "text", "a list", "a mapping" or "nothing".
  package var shape: String {
    switch value.content {
    case .plain, .quoted: isNull ? "nothing" : "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

private func isNothing(_ text: String) -> Bool { text.isEmpty || text == "~" || text == "null" }
