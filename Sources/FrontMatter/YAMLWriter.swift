import Diagnostics

/// Writes a document's values, each before what it holds.
struct YAMLWriter {
  private(set) var values: [YAMLDocument.Value] = []

  init(capacity: Int = 0) { values.reserveCapacity(capacity) }

  mutating func scalar(_ text: String, isQuoted: Bool, at position: SourcePosition) {
    let isNothing = !isQuoted && (text.isEmpty || text == "~" || text == "null")
    add(isNothing ? .nothing : isQuoted ? .quoted : .plain, text, at: position)
  }

  /// A list or a mapping whose inside is to follow, until its place is closed.
  mutating func open(_ shape: YAMLDocument.Value.Shape, at position: SourcePosition) -> Int {
    add(shape, "", at: position)
    return values.count - 1
  }

  private mutating func add(_ shape: YAMLDocument.Value.Shape, _ text: String, at position: SourcePosition) {
    values.append(
      YAMLDocument.Value(shape: shape, text: text, line: position.line, column: position.column, end: values.count + 1))
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

  /// The first value that was written.
  consuming func root(in file: String) -> YAMLNode {
    YAMLNode(document: YAMLDocument(file: file, values: values), place: 0)
  }
}
