package import Diagnostics

/// The items of a list, in the order of the file.
package struct YAMLItems: Collection, Sendable {
  let list: YAMLNode

  package var startIndex: YAMLPlace { YAMLPlace(index: list.place + 1) }
  package var endIndex: YAMLPlace { YAMLPlace(index: list.end) }
  package func index(after place: YAMLPlace) -> YAMLPlace { YAMLPlace(index: list.document.values[place.index].end) }
  package subscript(place: YAMLPlace) -> YAMLNode { YAMLNode(document: list.document, place: place.index) }
}

/// The entries of a mapping, in the order of the file.
package struct YAMLEntries: Collection, Sendable {
  let mapping: YAMLNode

  package var startIndex: YAMLPlace { YAMLPlace(index: mapping.place + 1) }
  package var endIndex: YAMLPlace { YAMLPlace(index: mapping.end) }
  package func index(after place: YAMLPlace) -> YAMLPlace {
    YAMLPlace(index: mapping.document.values[place.index + 1].end)
  }
  package subscript(place: YAMLPlace) -> YAMLEntry { YAMLEntry(document: mapping.document, place: place.index) }

  /// The entry of a key, and how many stand before it.
  func find(_ key: String) -> (entry: YAMLEntry, order: Int)? {
    guard let (place, order) = mapping.document.values.place(ofKey: key, in: mapping.place + 1..<mapping.end) else {
      return nil
    }
    return (YAMLEntry(document: mapping.document, place: place), order)
  }
}

/// A place in a document's list of values, which is not how many items or entries stand before it.
package struct YAMLPlace: Comparable, Sendable {
  let index: Int

  package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// One key of a mapping with its value.
package struct YAMLEntry: Sendable {
  let document: YAMLDocument
  /// The key's place; its value stands at the next.
  let place: Int

  /// A scalar: nothing else is taken for a key.
  package var key: String { document.values[place].text }
  package var keyPosition: SourcePosition { document.values[place].position(in: document.file) }
  package var value: YAMLNode { YAMLNode(document: document, place: place + 1) }
}

extension YAMLItems {
  package static let empty = YAMLItems(list: .list([], at: SourcePosition(file: "")))
}

extension YAMLEntries {
  package static let empty = YAMLEntries(mapping: .mapping(at: SourcePosition(file: "")))
}
