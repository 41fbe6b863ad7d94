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
    var parser = YAMLParser(events: events, lines: lines, capacity: min(source.count / 16, 256))
    let isThere = parser.document()
    return (isThere ? parser.writer.root(in: file) : nil, parser.diagnostics)
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

/// Writes the values of one document from libyaml's events.
private struct YAMLParser: ~Copyable {
  var events: YAMLEvents
  let lines: LineMap
  var writer: YAMLWriter
  var diagnostics: [Diagnostic] = []

  /// Deeper nesting than any schema has; keeps a hostile file from exhausting the stack.
  private static let greatestDepth = 100
  /// As many keys as are looked through one by one.
  private static let few = 16

  init(events: consuming YAMLEvents, lines: LineMap, capacity: Int) {
    self.events = events
    self.lines = lines
    writer = YAMLWriter(capacity: capacity)
  }

  /// Whether there is a document, which was well-formed as far as it was read.
  mutating func document() -> Bool {
    do {
      var isThere = false
      while true {
        let event = try events.next()
        switch event {
        case .streamEnd:
          return isThere
        case .documentStart(let mark, let hasDirectives):
          guard !isThere else {
            report(.yamlSyntax, mark, "a second YAML document starts here; only one is allowed")
            return true
          }
          if hasDirectives { report(.yamlFeature, mark, "YAML directives (%YAML, %TAG) are not used") }
        case .other, .collectionEnd:
          continue
        case .scalar, .alias, .sequenceStart, .mappingStart:
          try value(event, depth: 1)
          isThere = true
        }
      }
    } catch {
      report(error)
      return false
    }
  }

  private mutating func value(_ event: YAMLEvent, depth: Int) throws(YAMLFailure) {
    switch event {
    case .scalar(let text, let isQuoted, let isASCIILine, let properties):
      refuse(properties)
      if !isASCIILine { look(at: text, properties) }
      writer.scalar(text, isQuoted: isQuoted, at: lines.position(properties.mark))
    case .sequenceStart(let properties):
      let place = try enter(.sequence, properties, depth: depth)
      try items(depth: depth)
      writer.close(place)
    case .mappingStart(let properties):
      let place = try enter(.mapping, properties, depth: depth)
      try entries(depth: depth)
      writer.close(place)
    case .alias(let mark):
      report(.yamlFeature, mark, "YAML aliases (*name) are not used; write the value out")
      writer.scalar("", isQuoted: false, at: lines.position(mark))
    case .documentStart, .collectionEnd, .streamEnd, .other:
      // libyaml's grammar lets none of these stand where a value begins.
      writer.scalar("", isQuoted: false, at: lines.position(YAMLMark(line: 0, column: 0)))
    }
  }

  private mutating func items(depth: Int) throws(YAMLFailure) {
    while true {
      let event = try events.next()
      if case .collectionEnd = event { return }
      try value(event, depth: depth + 1)
    }
  }

  private mutating func entries(depth: Int) throws(YAMLFailure) {
    let start = writer.values.count
    // The first few keys are looked through one by one, those after them found by their names.
    var first = start..<start
    var count = 0
    var others: [String: Int] = [:]
    while true {
      let event = try events.next()
      if case .collectionEnd = event { return }
      let key = writer.values.count
      try value(event, depth: depth + 1)
      try value(try events.next(), depth: depth + 1)
      guard let name = name(of: key, isASCIILine: event.isASCIILine) else {
        writer.remove(from: key)
        continue
      }
      if let known = writer.values.place(ofKey: name, in: first)?.place ?? others[name] {
        let message = "'\(name)' is already set on line \(writer.values[known].line)"
        diagnostics.append(Diagnostic(.yamlDuplicateKey, at: position(of: key), message))
        writer.remove(from: key)
        continue
      }
      count += 1
      if count <= Self.few { first = start..<writer.values.count } else { others[name] = key }
    }
  }

  /// The text of a key that we allow; else nil, and the reason is reported.
  private mutating func name(of key: Int, isASCIILine: Bool) -> String? {
    let problem: String
    let value = writer.values[key]
    switch value.shape {
    case .plain where value.text == "<<": problem = "YAML merge keys (<<) are not used; write the keys out"
    case .nothing, .plain, .quoted:
      if isASCIILine, !value.text.isEmpty { return value.text }
      problem = value.text.isEmpty ? "a key is empty" : "the key '\(value.text)' is not ASCII"
    case .sequence: problem = "a key is a list, expected text"
    case .mapping: problem = "a key is a mapping, expected text"
    }
    diagnostics.append(Diagnostic(.yamlFeature, at: position(of: key), problem))
    return nil
  }

  private func position(of place: Int) -> SourcePosition { writer.values[place].position(in: lines.file) }

  private mutating func enter(
    _ shape: YAMLDocument.Value.Shape, _ properties: YAMLProperties, depth: Int
  ) throws(YAMLFailure) -> Int {
    refuse(properties)
    guard depth <= Self.greatestDepth else {
      throw .syntax("nested more than \(Self.greatestDepth) deep", properties.mark)
    }
    return writer.open(shape, at: lines.position(properties.mark))
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
