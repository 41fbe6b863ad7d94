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
    var path: [UInt8] = []
    for box in boxes {
      // Edges are rounded, not widths, so that neighbours meet.
      let (left, top) = (box.left, box.top)
      for (command, number) in [("M", left), (" ", top), ("H", box.right), ("V", box.bottom), ("H", left)] {
        path.append(contentsOf: command.utf8)
        Coordinate.append(number, to: &path)
      }
      path.append(UInt8(ascii: "Z"))
    }
    guard !path.isEmpty else { return }
    html.shape(
      "path",
      [
        "class": fill.cssClass, "d": String(decoding: path, as: UTF8.self), "fill": palette.pair(fill).light.hex,
        "stroke": outline.map { palette.pair($0.stroke).light.hex }, "stroke-width": outline.map { Coordinate.text($0.width) },
      ])
  }
}
