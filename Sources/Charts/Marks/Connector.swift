package import HyperText

/// S-shaped lines from boxes to other boxes, leaving and arriving level; all of one pen are one path.
package struct Connector: Sendable, Hashable {
  package struct Span: Sendable, Hashable {
    package let from: Point
    package let to: Point

    package init(from: Point, to: Point) {
      self.from = from
      self.to = to
    }
  }

  package let spans: [Span]
  package let pen: Pen

  package init(_ spans: [Span], _ pen: Pen) {
    self.spans = spans
    self.pen = pen
  }

  package func write(to html: inout HTML, _ palette: Palette) {
    html.shape(
      "path",
      [
        "class": pen.stroke.cssClass, "d": spans.map(Self.path).joined(), "fill": "none",
        "stroke": palette.pair(pen.stroke).light.hex, "stroke-width": Coordinate.text(pen.width),
        "stroke-dasharray": pen.dashes,
      ])
  }

  private static func path(_ span: Span) -> String {
    let start = "M\(Coordinate.text(span.from.x)) \(Coordinate.text(span.from.y))"
    let (x, y) = (Coordinate.text(span.to.x), Coordinate.text(span.to.y))
    if span.from.y == span.to.y { return "\(start)H\(x)" }
    let middle = Coordinate.text((span.from.x + span.to.x) / 2)
    return "\(start)C\(middle) \(Coordinate.text(span.from.y)) \(middle) \(y) \(x) \(y)"
  }
}
