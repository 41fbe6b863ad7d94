package import HyperText

/// A bar, a cell or a box.
package struct Rectangle: Sendable, Hashable {
  package let box: Box
  /// nil is hollow.
  package let fill: Fill?
  package let outline: Pen?

  package init(_ box: Box, fill: Fill?, outline: Pen? = nil) {
    self.box = box
    self.fill = fill
    self.outline = outline
  }

  package func write(to html: inout HTML, _ palette: Palette) {
    // The dark style of a stack's part sets its stroke too, so a second class would only repeat it.
    let isPart = if case .series = fill { true } else { false }
    html.raw("<rect")
    let other = isPart ? nil : outline?.stroke.cssClass
    if let own = fill?.cssClass, let other {
      html.raw(" class=\"")
      html.text(own, quotes: true)
      html.raw(" ")
      html.text(other, quotes: true)
      html.raw("\"")
    } else {
      html.attribute("class", fill?.cssClass ?? other ?? "")
    }
    html.attribute("x", box.left)
    html.attribute("y", box.top)
    html.attribute("width", max(0, box.width))
    html.attribute("height", max(0, box.height))
    html.attribute("fill", fill.map { palette.pair($0).light.hex } ?? "none")
    if let outline {
      html.attribute("stroke", palette.pair(outline.stroke).light.hex)
      html.attribute("stroke-width", outline.width)
      html.attribute("stroke-dasharray", outline.dashes)
    }
    html.raw("/>")
  }
}
