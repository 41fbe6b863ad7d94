package import HyperText

/// A polyline, or several strokes of one pen in one element.
package struct Line: Sendable, Hashable {
  package let strokes: [[Point]]
  package let pen: Pen

  package init(_ points: [Point], _ pen: Pen) { self.init([points], pen) }

  package init(_ strokes: [[Point]], _ pen: Pen) {
    self.strokes = strokes.allSatisfy { $0.count > 1 } ? strokes : strokes.filter { $0.count > 1 }
    self.pen = pen
  }

  package func write(to html: inout HTML, _ palette: Palette) {
    guard !strokes.isEmpty else { return }
    html.raw("<path")
    html.attribute("class", literal: pen.stroke.cssClass)
    html.path(steps: strokes.reduce(0) { $0 + $1.count * 2 }) { path in
      for stroke in strokes {
        for (index, point) in stroke.enumerated() {
          path.append(index == 0 ? "M" : "L", point.x)
          path.append(" ", point.y)
        }
      }
    }
    html.raw(" fill=\"none\"")
    html.attribute("stroke", palette.pair(pen.stroke).light.hex)
    html.attribute("stroke-width", pen.width)
    html.attribute("stroke-dasharray", pen.dashes)
    html.raw(strokes.contains { $0.count > 2 } ? " stroke-linejoin=\"round\"/>" : "/>")
  }
}
