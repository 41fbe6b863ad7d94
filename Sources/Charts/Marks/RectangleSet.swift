package import HyperText

/// Rectangles of one paint as one element: a stack of 24 bars has five of these and not 120 rectangles.
package struct RectangleSet: Sendable, Hashable {
  package let boxes: [Box]
  package let fill: Fill
  package let outline: Pen?

  package init(_ boxes: [Box], fill: Fill, outline: Pen? = nil) {
    self.boxes = boxes
    self.fill = fill
    self.outline = outline
  }

  package func write(to html: inout HTML, _ palette: Palette) {
    guard !boxes.isEmpty else { return }
    html.raw("<path")
    html.attribute("class", literal: fill.cssClass)
    html.path(steps: boxes.count * 6) { path in for box in boxes { Self.append(box, to: &path) } }
    html.attribute("fill", palette.pair(fill).light.hex)
    if let outline {
      html.attribute("stroke", palette.pair(outline.stroke).light.hex)
      html.attribute("stroke-width", outline.width)
    }
    html.raw("/>")
  }

  /// Edges are rounded, not widths, so that neighbours meet.
  private static func append(_ box: Box, to path: inout OutputSpan<UInt8>) {
    path.append("M", box.left)
    path.append(" ", box.top)
    path.append("H", box.right)
    path.append("V", box.bottom)
    path.append("H", box.left)
    path.append(UInt8(ascii: "Z"))
  }
}
