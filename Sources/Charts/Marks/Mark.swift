package import HyperText
package import ShownNumbers

/// One thing on the paper; later ones cover earlier ones.
package enum Mark: Sendable, Hashable {
  case rectangle(Rectangle)
  case rectangles(RectangleSet)
  case line(Line)
  case connector(Connector)
  case dot(Dot)
  case label(Label)
  /// Marks that lead somewhere.
  case link(href: String, marks: [Mark])

  /// `numbers` are those of the page that the drawing is part of; nil for a drawing by itself.
  package func write(to html: inout HTML, _ palette: Palette, _ numbers: inout NumberIndex?) {
    switch self {
    case .rectangle(let mark): mark.write(to: &html, palette)
    case .rectangles(let mark): mark.write(to: &html, palette)
    case .line(let mark): mark.write(to: &html, palette)
    case .connector(let mark): mark.write(to: &html, palette)
    case .dot(let mark): mark.write(to: &html, palette)
    case .label(let mark): mark.write(to: &html, palette, &numbers)
    case .link(let href, let marks):
      html.raw("<a")
      html.attribute("href", href)
      html.raw(">")
      for mark in marks { mark.write(to: &html, palette, &numbers) }
      html.raw("</a>")
    }
  }
}
