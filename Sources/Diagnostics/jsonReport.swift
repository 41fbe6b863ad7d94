/// `{version, valid, errors, warnings, findings: [{path, line, column, severity, rule, message, suggestion, help}]}`.
///
/// An interface: keys are only ever added, and `version` goes up when one changes its meaning. `valid` is whether nothing
/// is an error. `line` and `column` are 0 where the whole file or line is meant; `suggestion` is null where nothing is near;
/// `help` is the rule's sentence.
func jsonReport(_ diagnostics: [Diagnostic]) -> String {
  let errors = diagnostics.count(of: .error)
  let findings = diagnostics.map { diagnostic in
    JSONValue.object(diagnostic.fields.map { ($0.name, JSONValue($0.value)) } + [("help", .string(diagnostic.rule.summary))])
  }
  let report = JSONValue.object([
    ("version", .integer(1)),
    ("valid", .boolean(errors == 0)),
    ("errors", .integer(errors)),
    ("warnings", .integer(diagnostics.count(of: .warning))),
    ("findings", .array(findings)),
  ])
  return report.text + "\n"
}

extension JSONValue {
  fileprivate init(_ field: Diagnostic.Field?) {
    switch field {
    case .text(let text): self = .string(text)
    case .number(let number): self = .integer(number)
    case nil: self = .null
    }
  }
}
