/// One Mustache file as it was read: a page's shell or a partial.
package struct TemplateFile: Sendable, Hashable {
  /// Path relative to the project's root, for diagnostics: `templates/page.mustache`.
  package var path: String
  /// The name by which partials include it: the path under `templates/` without its ending.
  package var name: String
  package var text: String

  package init(path: String, name: String, text: String) {
    self.path = path
    self.name = name
    self.text = text
  }
}
