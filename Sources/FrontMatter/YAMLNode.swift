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
    switch value.shape {
    case .nothing, .plain: .scalar(value.text, isQuoted: false)
    case .quoted: .scalar(value.text, isQuoted: true)
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
    entries?.find(key)?.entry.value
  }

  /// A scalar's text, with an empty value (`key:`, `~`, `null`) as "".
  package var text: String? {
    switch value.shape {
    case .nothing: ""
    case .plain, .quoted: value.text
    case .sequence, .mapping: nil
    }
  }

  /// True for a value that was left out: an unquoted nothing, `~` or `null`.
  package var isNull: Bool { value.shape == .nothing }

  package var items: YAMLItems? {
    value.shape == .sequence ? YAMLItems(list: self) : nil
  }

  package var entries: YAMLEntries? {
    value.shape == .mapping ? YAMLEntries(mapping: self) : nil
  }

  /// What the value is, for a message: "text", "a list", "a mapping" or "nothing".
  package var shape: String {
    switch value.shape {
    case .nothing: "nothing"
    case .plain, .quoted: "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
