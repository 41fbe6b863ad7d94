import Charts
import Documents
import HyperText

extension PageWriter {
  /// The links of a drawing are a landmark of their own.
  mutating func write(_ diagram: Diagram) {
    let links = Lineage.Links(more: href(diagram.more)) { [address] box in
      Diagram.destination(of: box).map { Self.href($0, from: address) }
    }
    html.open("figure")
    html.open("nav") { $0.attribute("aria-label", diagram.name) }
    diagram.lineage.write(to: &html, links, palette: palette)
    html.close("nav")
    if let caption = diagram.caption {
      html.open("figcaption")
      write(caption)
      html.close("figcaption")
    }
    html.close("figure")
  }
}
