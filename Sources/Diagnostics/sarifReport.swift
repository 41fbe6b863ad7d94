/// SARIF 2.1.0 (OASIS, 2020): one run, the rules that were broken, a result per finding.
///
/// No `helpUri`: the standard wants an absolute address there, and a company's copy of the repository is where it is.
/// The rule's sentence and the path of its page are in `help` instead.
func sarifReport(_ diagnostics: [Diagnostic]) -> String {
  let rules = Rule.allCases.filter { rule in diagnostics.contains { $0.rule == rule } }
  let driver = JSONValue.object([
    ("name", .string("Concord")),
    ("rules", .array(rules.map(descriptor))),
  ])
  let run = JSONValue.object([
    ("tool", .object([("driver", driver)])),
    // Ours count UTF-8 bytes, which the standard has no word for; they agree wherever the line is ASCII up to there.
    ("columnKind", .string("unicodeCodePoints")),
    ("originalUriBaseIds", .object([("ROOT", .object([("description", message("The folder given by --root."))]))])),
    ("results", .array(diagnostics.map { result(for: $0, ruleIndex: rules.firstIndex(of: $0.rule) ?? -1) })),
  ])
  let log = JSONValue.object([
    ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
    ("version", .string("2.1.0")),
    ("runs", .array([run])),
  ])
  return log.text + "\n"
}

private func descriptor(of rule: Rule) -> JSONValue {
  .object([
    ("id", .string(rule.rawValue)),
    ("shortDescription", message(rule.summary)),
    (
      "help",
      .object([
        ("text", .string("\(rule.summary) See \(rule.helpPath).")),
        ("markdown", .string("\(rule.summary) See `\(rule.helpPath)`.")),
      ])
    ),
    ("defaultConfiguration", .object([("level", .string(rule.severity.rawValue))])),
  ])
}

private func result(for diagnostic: Diagnostic, ruleIndex: Int) -> JSONValue {
  let text = diagnostic.message + (diagnostic.suggestion.map { ": " + $0 } ?? "")
  var members: [(String, JSONValue)] = [
    ("ruleId", .string(diagnostic.rule.rawValue)),
    ("ruleIndex", .integer(ruleIndex)),
    ("level", .string(diagnostic.severity.rawValue)),
    ("message", message(text)),
  ]
  let position = diagnostic.position
  if !position.file.isEmpty {
    var place = [("artifactLocation", location(of: position.file))]
    if position.line > 0 {
      let column = position.column > 0 ? [("startColumn", JSONValue.integer(position.column))] : []
      place.append(("region", .object([("startLine", .integer(position.line))] + column)))
    }
    members.append(("locations", .array([.object([("physicalLocation", .object(place))])])))
  }
  return .object(members)
}

private func message(_ text: String) -> JSONValue { .object([("text", .string(text))]) }

/// A path from the root is relative to it; that of a sheet elsewhere on the machine, and only that, names its own place.
private func location(of file: String) -> JSONValue {
  guard file.hasPrefix("/") else { return .object([("uri", .string(uriPath(file))), ("uriBaseId", .string("ROOT"))]) }
  return .object([("uri", .string("file://" + uriPath(file)))])
}

/// A path as a relative URI reference: RFC 3986's unreserved characters and slashes stay, other bytes are percent-encoded.
private func uriPath(_ path: String) -> String {
  var uri = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      uri.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      uri += "%" + (digits.count == 1 ? "0" : "") + digits
    }
  }
  return uri
}
