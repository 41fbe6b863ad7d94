import Diagnostics

/// The tags of one template file, nested as its sections are; the text between them is of no concern to a check.
enum TemplateNode: Sendable, Hashable {
  /// `{{name}}`, or unescaped: `{{{name}}}` and `{{&name}}`.
  case variable(name: String, unescaped: Bool, SourcePosition)
  /// `{{#name}}`…`{{/name}}`, or inverted: `{{^name}}`…`{{/name}}`.
  case section(name: String, inverted: Bool, [TemplateNode], SourcePosition)
  /// `{{> name}}`.
  case partial(name: String, SourcePosition)
}
