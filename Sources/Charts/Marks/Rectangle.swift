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
    let classes = [fill?.cssClass, isPart ? nil : outline?.stroke.cssClass].compactMap(\.self).joined(separator: " ")
    html.shape(
      "rect",
      [
        "class": classes, "x": Coordinate.text(box.left), "y": Coordinate.text(box.top),
        "width": Coordinate.text(max(0, box.width)), "height": Coordinate.text(max(0, box.height)),
        "fill": fill.map { palette.pair($0).light.hex } ?? "none",
        "stroke": outline.map { palette.pair($0.stroke).light.hex }, "stroke-width": outline.map { Coordinate.text($0.width) },
        "stroke-dasharray": outline.flatMap(\.dashes),
      ])
  }
}
