import Diagnostics
import FrontMatter

/// Front matter of a Markdown file, and the whole text as YAML.
func readsYAML(_ bytes: [UInt8]) {
  let (split, problems) = splitFrontMatter(bytes, file: "page.md")
  let places = Places(in: bytes)
  places.expect(problems)
  expect(split.body.upperBound == bytes.count, "the body goes to the end of the file: \(split)")
  if let yaml = split.yaml {
    let isFirst = split.body.isEmpty || places.starts(line: split.bodyFirstLine, at: split.body.lowerBound)
    expect(isFirst, "the body starts on another line: \(split)")
    expect(yaml.upperBound <= split.body.lowerBound, "the body follows the front matter: \(split)")
    let parsed = parseYAML(bytes[yaml], file: "page.md", firstLine: split.yamlFirstLine)
    places.expect(parsed.diagnostics)
    if let node = parsed.node { places.expect(node) }
  }
  let parsed = parseYAML(bytes, file: "site.yml")
  places.expect(parsed.diagnostics)
  if let node = parsed.node { places.expect(node) }
  expect(parsed.node != nil || !parsed.diagnostics.isEmpty || isBlank(bytes), "text that is not read is reported")
}

extension Places {
  /// Everything that `node` holds, with keys.
  fileprivate func expect(_ node: YAMLNode) {
    expect(node.position, "\(node)")
    for item in node.items ?? .empty { expect(item) }
    for entry in node.entries ?? .empty {
      expect(entry.keyPosition, entry.key)
      expect(entry.value)
    }
  }
}

/// Nothing but comments, white space and marks of a document's start and end: text without a value.
///
/// By scalars: a character may begin with `#` and go on with an accent.
private func isBlank(_ bytes: [UInt8]) -> Bool {
  let lines = String(decoding: bytes, as: UTF8.self).unicodeScalars.split { Character($0).isNewline }
  return lines.allSatisfy { line in
    let text = line.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
    return text.isEmpty || ["#", "%", "...", "---"].contains { text.starts(with: $0.unicodeScalars) }
  }
}
