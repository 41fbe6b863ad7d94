import Diagnostics

/// Writes a document's values, each before what it holds.
struct YAMLWriter {
  private var values: [YAMLDocument.Value] = []

  init(capacity: Int = 0) { values.reserveCapacity(capacity) }

  /// How many values were written: the place of the next.
  var count: Int { values.count }
  subscript(place: Int) -> YAMLDocument.Value { values[place] }

  /// A value whose inside is to follow, until it is closed; a scalar has none, and is whole.
  @discardableResult
  mutating func open(_ content: YAMLDocument.Value.Content, at position: SourcePosition) -> Int {
    let place = values.count
    values.append(YAMLDocument.Value(content: content, line: position.line, column: position.column, end: place + 1))
    return place
  }

  mutating func close(_ place: Int) { values[place].end = values.count }

  /// A value of a document of the same file, with all that it holds.
  mutating func copy(_ node: YAMLNode) {
    let shift = values.count - node.place
    for var value in node.document.values[node.place..<node.end] {
      value.end += shift
      values.append(value)
    }
  }

  /// Takes back everything from `place` on.
  mutating func remove(from place: Int) { values.removeSubrange(place...) }

  /// Where a key stands among entries that were written one after another.
  func place(ofKey name: String, in entries: Range<Int>) -> Int? {
    var place = entries.lowerBound
    while place < entries.upperBound {
      if values[place].scalar == name { return place }
      place = values[place + 1].end
    }
    return nil
  }

  /// The first value that was written.
  consuming func root(in file: String) -> YAMLNode {
    YAMLNode(document: YAMLDocument(file: file, values: values), place: 0)
  }
}
