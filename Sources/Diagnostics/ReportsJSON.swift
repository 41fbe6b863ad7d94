/// `{version, valid, errors, warnings, findings: [{path, line, column, severity, rule, message, suggestion, help}]}`.
///
/// An interface: keys are only ever added, and `version` goes up when one changes its meaning. `valid` is whether nothing
/// is an error. `line` and `column` are 0 where the whole file or line is meant; `suggestion` is null where nothing is near;
/// `help` is the rule's sentence.
func jsonReport(_ diagnostics: [Diagnostic]) -> String {
  let errors = diagnostics.count(of: .error)
  let findings = diagnostics.map { diagnostic in
    JSONValue.object([
      ("path", .string(diagnostic.position.file)),
      ("line", .integer(diagnostic.position.line)),
      ("column", .integer(diagnostic.position.column)),
      ("severity", .string(diagnostic.severity.rawValue)),
      ("rule", .string(diagnostic.rule.rawValue)),
      ("message", .string(diagnostic.message)),
      ("suggestion", diagnostic.suggestion.map(JSONValue.string) ?? .null),
      ("help", .string(diagnostic.rule.summary)),
    ])
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
