package import Diagnostics

/// Values that are made and not read; all parts of one stand in one file.
extension YAMLNode {
  package static func scalar(_ text: String, isQuoted: Bool, at position: SourcePosition) -> YAMLNode {
    var writer = YAMLWriter()
    writer.scalar(text, isQuoted: isQuoted, at: position)
    return writer.root(in: position.file)
  }

  package static func list(_ items: [YAMLNode], at position: SourcePosition) -> YAMLNode {
    var writer = YAMLWriter()
    let list = writer.open(.sequence, at: position)
    for item in items { writer.copy(item) }
    writer.close(list)
    return writer.root(in: position.file)
  }

  package static func mapping(
    _ entries: [(key: String, keyPosition: SourcePosition, value: YAMLNode)] = [], at position: SourcePosition
  ) -> YAMLNode {
    var writer = YAMLWriter()
    let mapping = writer.open(.mapping, at: position)
    for entry in entries {
      writer.scalar(entry.key, isQuoted: false, at: entry.keyPosition)
      writer.copy(entry.value)
    }
    writer.close(mapping)
    return writer.root(in: position.file)
  }
}
