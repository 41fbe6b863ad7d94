package import Diagnostics

extension MappingReader {
  /// Text as written. Numbers, dates and `no` are text too.
  package mutating func string(_ key: String, _ presence: Presence = .optional) -> String? {
    guard let node = node(key, presence) else { return nil }
    if let text = node.text, !text.isEmpty { return text }
    reportShape(of: node, key, expected: "text")
    return nil
  }

  /// A whole number without quotes, of the range of `Int`.
  package mutating func integer(
    _ key: String, _ presence: Presence = .optional, in range: ClosedRange<Int> = Int.min...Int.max
  ) -> Int? {
    guard let node = node(key, presence) else { return nil }
    guard case .scalar(let text, isQuoted: false) = node.content, isWholeNumber(text), let number = Int(text) else {
      var suggestion: String?
      if case .scalar(let text, isQuoted: true) = node.content, isWholeNumber(text) {
        suggestion = "write \(text) without quotes"
      }
      reportShape(of: node, key, expected: "a whole number", suggestion: suggestion)
      return nil
    }
    guard range.contains(number) else {
      let limit = number < range.lowerBound ? "at least \(range.lowerBound)" : "at most \(range.upperBound)"
      report(.schemaValue, key, "is \(number), expected \(limit)")
      return nil
    }
    return number
  }

  /// `true` or `false`, not YAML 1.1's `yes`, `on` and the like.
  package mutating func boolean(_ key: String, _ presence: Presence = .optional) -> Bool? {
    guard let node = node(key, presence) else { return nil }
    switch node.content {
    case .scalar("true", isQuoted: false): return true
    case .scalar("false", isQuoted: false): return false
    default: break
    }
    let suggestion: String? =
      switch node.text?.lowercased() {
      case "yes", "on", "true", "y": "write true"
      case "no", "off", "false", "n": "write false"
      default: nil
      }
    reportShape(of: node, key, expected: "true or false", suggestion: suggestion)
    return nil
  }

  /// A date's text of the form 2026-08-01. Whether the month has such a day is for the caller's calendar to say.
  package mutating func date(_ key: String, _ presence: Presence = .optional) -> String? {
    guard let node = node(key, presence) else { return nil }
    if let text = node.text, isDateForm(text) { return text }
    reportShape(of: node, key, expected: "a date such as 2026-08-01")
    return nil
  }

  /// One of the words that the schema allows.
  package mutating func oneOf(_ key: String, _ words: [String], _ presence: Presence = .optional) -> String? {
    guard let text = string(key, presence) else { return nil }
    if words.contains(text) { return text }
    let suggestion = NearMiss.suggestion(for: text, among: words) ?? "write one of \(words.joined(separator: ", "))"
    report(.schemaValue, key, "is '\(text)', which is not an allowed value", suggestion: suggestion)
    return nil
  }

  /// One of the cases of an enum whose raw values are the words of the schema.
  package mutating func choice<Choice>(
    _ key: String, of type: Choice.Type = Choice.self, _ presence: Presence = .optional
  ) -> Choice? where Choice: RawRepresentable<String> & CaseIterable {
    guard let text = string(key, presence) else { return nil }
    // The list of words is made only for a message: one key path per call costs more than all the rest.
    return Choice(rawValue: text) ?? oneOf(key, type.allCases.map { $0.rawValue }).flatMap(Choice.init(rawValue:))
  }

  /// One of some of the words of a list.
  package mutating func choice<Choice>(_ key: String, among choices: [Choice]) -> Choice?
  where Choice: RawRepresentable<String> {
    oneOf(key, choices.map(\.rawValue)).flatMap(Choice.init(rawValue:))
  }

  /// A list of texts; `[]` where the key is absent.
  package mutating func strings(_ key: String, _ presence: Presence = .optional) -> [String] {
    texts(key, presence).map(\.text)
  }

  /// A list of texts, each with its place; `[]` where the key is absent.
  package mutating func texts(
    _ key: String, _ presence: Presence = .optional
  ) -> [(text: String, position: SourcePosition)] {
    sequence(key, presence).compactMap { item in
      if let text = item.text, !isBlank(text) { return (text, item.position) }
      reportShape(of: item, key, expected: "a list of texts")
      return nil
    }
  }

  /// Reports a value of the wrong shape, naming what stands there.
  mutating func reportShape(of node: YAMLNode, _ key: String, expected: String, suggestion: String? = nil) {
    let found = node.text.map { isBlank($0) ? "empty" : "'\($0)'" } ?? node.shape
    report(
      Diagnostic(
        .schemaType, at: node.position, "'\(fullName(of: key))' is \(found), expected \(expected)", suggestion: suggestion))
  }
}

private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

private func isWholeNumber(_ text: String) -> Bool {
  let digits = text.utf8.first == 0x2D ? text.utf8.dropFirst() : text.utf8[...]
  return !digits.isEmpty && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
}

private func isDateForm(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count == 10 else { return false }
  return bytes.indices.allSatisfy { index in
    index == 4 || index == 7 ? bytes[index] == 0x2D : bytes[index] >= 0x30 && bytes[index] <= 0x39
  }
}
