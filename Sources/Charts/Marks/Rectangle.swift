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
    switch (fill?.cssClass, other) {
    case (let own?, let other?):
      html.raw(" class=\"")
      html.raw(own)
      html.raw(" ")
      html.raw(other)
      html.raw("\"")
    case (let style?, nil), (nil, let style?): html.attribute("class", literal: style)
    case (nil, nil): html.raw(" class")
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
