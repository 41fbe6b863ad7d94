/// The files of `templates/`, carried in the program so that it builds a site where a team has none of its own.
///
/// `Shipped` beside this file leads to that folder; the package embeds what it holds.
package enum ShippedTemplates {
  /// File name, as it stands in `templates/`, and text; in order of name.
  package static let files: [(name: String, text: String)] = [
    ("footer.mustache", PackageResources.footer_mustache),
    ("head.mustache", PackageResources.head_mustache),
    ("header.mustache", PackageResources.header_mustache),
    ("mark.mustache", PackageResources.mark_mustache),
    ("missing.mustache", PackageResources.missing_mustache),
    ("page.mustache", PackageResources.page_mustache),
    ("script.js", PackageResources.script_js),
    ("style.css", PackageResources.style_css),
    ("theme.css", PackageResources.theme_css),
  ].map { (name: $0.0, text: String(decoding: $0.1, as: UTF8.self)) }
}
