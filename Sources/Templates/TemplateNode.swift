import Diagnostics

/// One template file: its tags, nested as its sections are, and the text between them.
enum TemplateNode: Sendable, Hashable {
  /// Bytes that stand on every page; the line of a tag that stands alone on it is not among them.
  case text([UInt8])
  /// `{{name}}`, or unescaped: `{{{name}}}` and `{{&name}}`.
  case variable(name: String, unescaped: Bool, SourcePosition)
  /// `{{#name}}`…`{{/name}}`, or inverted: `{{^name}}`…`{{/name}}`.
  case section(name: String, inverted: Bool, [TemplateNode], SourcePosition)
  /// `{{> name}}`; one that stands alone on its line gives what stands before it to every line of the partial.
  case partial(name: String, indentation: [UInt8], SourcePosition)
}
