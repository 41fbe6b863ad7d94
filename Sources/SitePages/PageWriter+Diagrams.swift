import Charts
import Documents
import HyperText

extension PageWriter {
  /// The links of a drawing are a landmark of their own.
  mutating func write(_ diagram: Diagram) {
    let links = Lineage.Links(diagram.links.mapValues { href($0) }, more: href(diagram.more))
    html.open("figure")
    html.open("nav", ["aria-label": diagram.name])
    html.append(diagram.lineage.svg(links, palette: palette))
    html.close("nav")
    if let caption = diagram.caption {
      html.open("figcaption")
      write(caption)
      html.close("figcaption")
    }
    html.close("figure")
  }
}
