package import HyperText

/// A polyline, or several strokes of one pen in one element.
package struct Line: Sendable, Hashable {
  package let strokes: [[Point]]
  package let pen: Pen

  package init(_ points: [Point], _ pen: Pen) { self.init([points], pen) }

  package init(_ strokes: [[Point]], _ pen: Pen) {
    self.strokes = strokes.filter { $0.count > 1 }
    self.pen = pen
  }

  package func write(to html: inout HTML, _ palette: Palette) {
    var path: [UInt8] = []
    for stroke in strokes {
      for (index, point) in stroke.enumerated() {
        path.append(UInt8(ascii: index == 0 ? "M" : "L"))
        Coordinate.append(point.x, to: &path)
        path.append(UInt8(ascii: " "))
        Coordinate.append(point.y, to: &path)
      }
    }
    guard !path.isEmpty else { return }
    html.shape(
      "path",
      [
        "class": pen.stroke.cssClass, "d": String(decoding: path, as: UTF8.self), "fill": "none",
        "stroke": palette.pair(pen.stroke).light.hex, "stroke-width": Coordinate.text(pen.width),
        "stroke-dasharray": pen.dashes, "stroke-linejoin": strokes.contains { $0.count > 2 } ? "round" : nil,
      ])
  }
}
