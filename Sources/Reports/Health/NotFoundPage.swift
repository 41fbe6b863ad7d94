import HyperText

/// `404.html`, which a server shows at any depth: so it has no asset and no link, as a relative one would lead astray.
/// Its heading stands in `templates/missing.mustache`.
func notFoundPage(of edition: Edition) -> SitePage {
  var html = HTML()
  html.element("p") { html in
    html.text("A definition that was removed keeps its page, and a closed period keeps its own. ")
    html.text("Everything can be reached from the dashboard, the first page of this site.")
  }
  return SitePage(
    address: .notFound, title: "Page not found", description: "This page does not exist.", section: nil, content: html)
}
