package import HyperText

/// A point of data. Its shape carries what its colour repeats.
package struct Dot: Sendable, Hashable {
  package enum Shape: Sendable, Hashable {
    case disc, ring, square, diamond
    /// Hollow triangles: the value lies further up, or further right.
    case above, beyond
  }

  package let centre: Point
  package let radius: Double
  package let shape: Shape
  package let fill: Fill
  /// Of a hollow shape; its inside is paper.
  package let ring: Stroke

  package init(_ centre: Point, radius: Double = 3.25, shape: Shape = .disc, fill: Fill = .data, ring: Stroke = .data) {
    self.centre = centre
    self.radius = radius
    self.shape = shape
    self.fill = fill
    self.ring = ring
  }

  package var box: Box { Box(left: centre.x, top: centre.y, right: centre.x, bottom: centre.y).grown(radius, radius) }

  package func write(to html: inout HTML, _ palette: Palette) {
    let (x, y, r) = (centre.x, centre.y, radius)
    let hex = palette.pair(fill).light.hex
    switch shape {
    case .disc:
      html.raw("<circle")
      html.attribute("class", literal: fill.cssClass)
      html.attribute("cx", x)
      html.attribute("cy", y)
      html.attribute("r", r)
      html.attribute("fill", hex)
      html.raw("/>")
    case .ring:
      html.shape(
        "circle",
        [
          "class": "\(Fill.paper.cssClass) \(ring.cssClass)", "cx": Coordinate.text(x), "cy": Coordinate.text(y),
          "r": Coordinate.text(r), "fill": palette.paper.light.hex, "stroke": palette.pair(ring).light.hex,
          "stroke-width": "1.75",
        ])
    case .square, .diamond: html.shape("path", ["class": "\(fill.cssClass)", "d": path, "fill": hex])
    case .above, .beyond:
      html.shape(
        "path",
        [
          "class": "\(Fill.paper.cssClass) \(ring.cssClass)", "d": path, "fill": palette.paper.light.hex,
          "stroke": palette.pair(ring).light.hex, "stroke-width": "1.75", "stroke-linejoin": "round",
        ])
    }
  }

  private var path: String {
    corners.enumerated().map { "\($0 == 0 ? "M" : "L")\(Coordinate.text($1.x)) \(Coordinate.text($1.y))" }.joined() + "Z"
  }

  private var corners: [Point] {
    let (x, y, r) = (centre.x, centre.y, radius)
    return switch shape {
    case .square: [Point(x - r, y - r), Point(x + r, y - r), Point(x + r, y + r), Point(x - r, y + r)]
    case .above: [Point(x, y - r), Point(x + r, y + r), Point(x - r, y + r)]
    case .beyond: [Point(x + r, y), Point(x - r, y + r), Point(x - r, y - r)]
    case .diamond, .disc, .ring: [Point(x, y - r), Point(x + r, y), Point(x, y + r), Point(x - r, y)]
    }
  }
}
