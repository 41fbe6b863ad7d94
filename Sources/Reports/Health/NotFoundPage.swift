import HyperText

/// `404.html`, which a server shows at any depth: it is whole without its style sheet.
func notFoundPage(of edition: Edition) -> SitePage {
  let context = PageContext(edition, at: .notFound)
  var html = HTML()
  html.element("div", ["class": "mast"]) { html in html.element("h1", text: "This page does not exist") }
  html.element("p", ["class": "say sayw"]) { html in
    html.text("A definition that was removed keeps its page, and a closed period keeps its own. Start from the ")
    html.append(context.link(.dashboard, "dashboard"))
    html.text(" or the ")
    html.append(context.link(.dictionary, "dictionary"))
    html.text(".")
  }
  return SitePage(
    address: .notFound, title: "Page not found", description: "This page does not exist.", section: nil, content: html)
}
