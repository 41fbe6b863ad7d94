package import HyperText

/// An S-shaped line from one box to another, leaving and arriving level.
package struct Connector: Sendable, Hashable {
  package let from: Point
  package let to: Point
  package let pen: Pen

  package init(from: Point, to: Point, _ pen: Pen) {
    self.from = from
    self.to = to
    self.pen = pen
  }

  package func write(to html: inout HTML, _ palette: Palette) {
    let middle = Coordinate.text((from.x + to.x) / 2)
    let (x1, y1, x2, y2) = (
      Coordinate.text(from.x), Coordinate.text(from.y), Coordinate.text(to.x), Coordinate.text(to.y)
    )
    html.shape(
      "path",
      [
        "class": pen.stroke.cssClass,
        "d": y1 == y2 ? "M\(x1) \(y1)H\(x2)" : "M\(x1) \(y1)C\(middle) \(y1) \(middle) \(y2) \(x2) \(y2)", "fill": "none",
        "stroke": palette.pair(pen.stroke).light.hex, "stroke-width": Coordinate.text(pen.width),
        "stroke-dasharray": pen.dashes,
      ])
  }
}
