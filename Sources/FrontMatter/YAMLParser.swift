package import Diagnostics

/// Reads one YAML document of front matter, site.yml or a report block.
///
/// Only the part of YAML is allowed in which a value is what it looks like: no anchors, aliases, tags, merge keys, directives
/// or second documents. Each use is reported and reading goes on; text that is not well-formed ends it.
///
/// - Parameters:
///   - bytes: the YAML without its fences.
///   - file: the path for positions.
///   - firstLine: the file's line, from 1, on which the bytes start.
/// - Returns: the document, nil where it is empty or not well-formed.
package func parseYAML(
  _ bytes: ArraySlice<UInt8>, file: String, firstLine: Int = 1
) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
  let source = firstLine == 1 && bytes.starts(with: byteOrderMark) ? bytes.dropFirst(byteOrderMark.count) : bytes
  return unsafe source.withUnsafeBufferPointer { buffer in
    let lines = LineMap(source, file: file, firstLine: firstLine)
    // Safe: the buffer outlives the events, which end with this closure.
    guard let events = unsafe YAMLEvents(buffer) else {
      return (nil, [Diagnostic(.yamlSyntax, at: SourcePosition(file: file), "no memory to read the YAML")])
    }
    var parser = YAMLParser(events: events, lines: lines)
    let node = parser.document()
    return (node, parser.diagnostics)
  }
}

package func parseYAML(_ bytes: [UInt8], file: String, firstLine: Int = 1) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
  parseYAML(bytes[...], file: file, firstLine: firstLine)
}

/// Reads the YAML, or the JSON, of a file that has to hold something: an empty one, or one of comments alone, is a finding.
package func parseFilledYAML(_ bytes: [UInt8], file: String) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
  let parsed = parseYAML(bytes, file: file)
  guard parsed.node.map(\.isNull) ?? true, parsed.diagnostics.isEmpty else { return parsed }
  let finding = Diagnostic(
    .yamlSyntax, at: SourcePosition(file: file, line: 1, column: 1), "the file is empty",
    suggestion: "restore it from git, or remove it")
  return (nil, [finding])
}

/// U+FEFF in UTF-8, which some editors put before a text.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// What to write where libyaml stopped: it says what it expected, and not what people meant.
private func suggestion(after words: String, on line: String) -> String? {
  let value = line.split(separator: ":", maxSplits: 1).last.map { $0.drop { $0 == " " } } ?? ""
  if line.contains(": >=") || line.contains(": >,") || line.contains(": >}") {
    return "put a sign in quotes, as in op: \">=\", or write gte"
  }
  if line.utf8.contains(UInt8(ascii: "\t")) { return "indent with spaces, not with tabs" }
  if words.contains("mapping values are not allowed") { return "put quotes around text that contains a colon and a space" }
  if let first = value.first, "@`%|>".contains(first) { return "put quotes around text that starts with \(first)" }
  return nil
}

/// Builds the tree of one document from libyaml's events.
private struct YAMLParser: ~Copyable {
  var events: YAMLEvents
  let lines: LineMap
  var diagnostics: [Diagnostic] = []

  /// Deeper nesting than any schema has; keeps a hostile file from exhausting the stack.
  private static let greatestDepth = 100
  /// As many keys as are looked through one by one.
  private static let few = 16

  init(events: consuming YAMLEvents, lines: LineMap) {
    self.events = events
    self.lines = lines
  }

  mutating func document() -> YAMLNode? {
    do {
      var root: YAMLNode?
      while true {
        let event = try events.next()
        switch event {
        case .streamEnd:
          return root
        case .documentStart(let mark, let hasDirectives):
          guard root == nil else {
            report(.yamlSyntax, mark, "a second YAML document starts here; only one is allowed")
            return root
          }
          if hasDirectives { report(.yamlFeature, mark, "YAML directives (%YAML, %TAG) are not used") }
        case .other, .collectionEnd:
          continue
        case .scalar, .alias, .sequenceStart, .mappingStart:
          root = try node(event, depth: 1)
        }
      }
    } catch {
      report(error)
      return nil
    }
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(YAMLFailure) -> YAMLNode {
    switch event {
    case .scalar(let text, let isQuoted, let isASCIILine, let properties):
      refuse(properties)
      if !isASCIILine { look(at: text, properties) }
      return YAMLNode(.scalar(text, isQuoted: isQuoted), at: lines.position(properties.mark))
    case .sequenceStart(let properties):
      try enter(properties, depth: depth)
      return YAMLNode(.sequence(try items(depth: depth)), at: lines.position(properties.mark))
    case .mappingStart(let properties):
      try enter(properties, depth: depth)
      return YAMLNode(.mapping(try entries(depth: depth)), at: lines.position(properties.mark))
    case .alias(let mark):
      report(.yamlFeature, mark, "YAML aliases (*name) are not used; write the value out")
      return YAMLNode(.scalar("", isQuoted: false), at: lines.position(mark))
    case .documentStart, .collectionEnd, .streamEnd, .other:
      // libyaml's grammar lets none of these stand where a node begins.
      return YAMLNode(.scalar("", isQuoted: false), at: lines.position(YAMLMark(line: 0, column: 0)))
    }
  }

  private mutating func items(depth: Int) throws(YAMLFailure) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      let event = try events.next()
      if case .collectionEnd = event { return items }
      let item = try node(event, depth: depth + 1)
      if items.isEmpty { items.reserveCapacity(2) }
      items.append(item)
    }
  }

  private mutating func entries(depth: Int) throws(YAMLFailure) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    // Where each key stands in the entries, once they are too many to be looked through one by one.
    var places: [String: Int] = [:]
    while true {
      let event = try events.next()
      if case .collectionEnd = event { return entries }
      let key = try node(event, depth: depth + 1)
      let value = try node(try events.next(), depth: depth + 1)
      guard let name = name(of: key, isASCIILine: event.isASCIILine) else { continue }
      let known = entries.count <= Self.few ? place(of: name, in: entries) : places[name]
      if let known {
        let message = "'\(name)' is already set on line \(entries[known].keyPosition.line)"
        diagnostics.append(Diagnostic(.yamlDuplicateKey, at: key.position, message))
        continue
      }
      if entries.count == Self.few { for (place, entry) in entries.enumerated() { places[entry.key] = place } }
      if entries.count >= Self.few { places[name] = entries.count }
      if entries.isEmpty { entries.reserveCapacity(depth == 1 ? 12 : 4) }
      entries.append(YAMLEntry(key: name, keyPosition: key.position, value: value))
    }
  }

  private func place(of name: String, in entries: [YAMLEntry]) -> Int? {
    for place in entries.indices where entries[place].key == name { return place }
    return nil
  }

  /// The text of a key that we allow; else nil, and the reason is reported.
  private mutating func name(of key: YAMLNode, isASCIILine: Bool) -> String? {
    let problem: String
    switch key.content {
    case .scalar("<<", isQuoted: false): problem = "YAML merge keys (<<) are not used; write the keys out"
    case .scalar("", _): problem = "a key is empty"
    case .scalar(let text, _):
      if isASCIILine { return text }
      problem = "the key '\(text)' is not ASCII"
    case .sequence, .mapping: problem = "a key is \(key.shape), expected text"
    }
    diagnostics.append(Diagnostic(.yamlFeature, at: key.position, problem))
    return nil
  }

  private mutating func enter(_ properties: YAMLProperties, depth: Int) throws(YAMLFailure) {
    refuse(properties)
    guard depth <= Self.greatestDepth else {
      throw .syntax("nested more than \(Self.greatestDepth) deep", properties.mark)
    }
  }

  private mutating func refuse(_ properties: YAMLProperties) {
    if properties.hasAnchor {
      report(.yamlFeature, properties.mark, "YAML anchors (&name) are not used")
    }
    if properties.hasTag {
      report(.yamlFeature, properties.mark, "YAML tags (!type) are not used; put text that starts with ! in quotes")
    }
  }

  /// A value is what it looks like also where a character of it cannot be seen; told once a value.
  private mutating func look(at text: String, _ properties: YAMLProperties) {
    let hidden = invisibleCharacters(in: text)
    guard let first = hidden.first else { return }
    let position = lines.position(of: first.scalar, between: properties.mark, and: properties.end)
    diagnostics.append(.invisible(first, others: hidden.count - 1, at: position))
  }

  private mutating func report(_ rule: Rule, _ mark: YAMLMark, _ message: String) {
    diagnostics.append(Diagnostic(rule, at: lines.position(mark), message))
  }

  private mutating func report(_ failure: YAMLFailure) {
    switch failure {
    case .syntax(let words, let mark):
      diagnostics.append(
        Diagnostic(.yamlSyntax, at: lines.position(mark), words, suggestion: suggestion(after: words, on: lines.text(of: mark)))
      )
    case .unreadable(let words, let offset):
      let rule: Rule = words.contains("UTF-8") ? .fileNotUTF8 : .yamlSyntax
      diagnostics.append(Diagnostic(rule, at: lines.position(offset: offset), words))
    }
  }
}
