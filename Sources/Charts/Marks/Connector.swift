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
    html.raw("<path")
    html.attribute("class", pen.stroke.cssClass)
    html.attribute("d", trusted: { path in for span in spans { Self.append(span, to: &path) } })
    html.raw(" fill=\"none\"")
    html.attribute("stroke", palette.pair(pen.stroke).light.hex)
    html.attribute("stroke-width", pen.width)
    html.attribute("stroke-dasharray", pen.dashes)
    html.raw("/>")
  }

  private static func append(_ span: Span, to path: inout [UInt8]) {
    func append(_ command: Unicode.Scalar, _ number: Double) {
      path.append(UInt8(ascii: command))
      Coordinate.append(number, to: &path)
    }
    append("M", span.from.x)
    append(" ", span.from.y)
    if span.from.y == span.to.y { return append("H", span.to.x) }
    let middle = (span.from.x + span.to.x) / 2
    append("C", middle)
    append(" ", span.from.y)
    append(" ", middle)
    append(" ", span.to.y)
    append(" ", span.to.x)
    append(" ", span.to.y)
  }
}
