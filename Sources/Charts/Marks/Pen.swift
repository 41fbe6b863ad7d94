/// How a line is drawn.
package struct Pen: Sendable, Hashable {
  package let stroke: Stroke
  package let width: Double
  /// Lengths of dash and gap in user units; empty is a whole line.
  package let dash: [Double]

  package init(_ stroke: Stroke, _ width: Double = 1, dash: [Double] = []) {
    self.stroke = stroke
    self.width = width
    self.dash = dash
  }

  package static let axis = Pen(.axis)
  package static let grid = Pen(.grid)
  package static let hairline = Pen(.grid)
  package static let data = Pen(.data, 2)
  package static let backcast = Pen(.data, 1.25, dash: [3, 2.5])
  package static let target = Pen(.ink, 1.25, dash: [5, 3])
  package static let breakRule = Pen(.breakRule, 1.25, dash: [1.5, 2.5])
  package static let ruler = Pen(.grey, 1, dash: [1, 4])
  package static let leader = Pen(.muted)
}

extension Pen {
  var dashes: String? { dash.isEmpty ? nil : dash.map(Coordinate.text).joined(separator: " ") }
}
