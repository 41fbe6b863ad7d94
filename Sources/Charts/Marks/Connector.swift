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
    html.attribute("class", literal: pen.stroke.cssClass)
    html.path(steps: spans.count * 8) { path in for span in spans { Self.append(span, to: &path) } }
    html.raw(" fill=\"none\"")
    html.attribute("stroke", palette.pair(pen.stroke).light.hex)
    html.attribute("stroke-width", pen.width)
    html.attribute("stroke-dasharray", pen.dashes)
    html.raw("/>")
  }

  private static func append(_ span: Span, to path: inout OutputSpan<UInt8>) {
    path.append("M", span.from.x)
    path.append(" ", span.from.y)
    if span.from.y == span.to.y { return path.append("H", span.to.x) }
    let middle = (span.from.x + span.to.x) / 2
    path.append("C", middle)
    path.append(" ", span.from.y)
    path.append(" ", middle)
    path.append(" ", span.to.y)
    path.append(" ", span.to.x)
    path.append(" ", span.to.y)
  }
}
