/// What a surface or a letter is filled with, by meaning. Its class lets the page's style sheet repaint it in the dark.
package enum Fill: Sendable, Hashable {
  case ink, muted, paper, box, data, grey, alert
  /// 0...4, from the base up
  case series(Int)
  /// 0...2, from poor to good
  case band(Int)
  /// 0...7, from little to much
  case heat(Int)

  package var cssClass: String {
    switch self {
    case .ink: "c-ink"
    case .muted: "c-mut"
    case .paper: "c-pf"
    case .box: "c-box"
    case .data: "c-d"
    case .grey: "c-g"
    case .alert: "c-al"
    case .series(let index): "c-s\(min(max(index, 0), 4) + 1)"
    case .band(let index): "c-b\(min(max(index, 0), 2) + 1)"
    case .heat(let index): "c-h\(min(max(index, 0), 7))"
    }
  }

  package static let all: [Fill] =
    [.ink, .muted, .paper, .box, .data, .grey, .alert] + (0..<5).map { .series($0) } + (0..<3).map { .band($0) }
    + (0..<8).map { .heat($0) }
}

/// What a line is drawn with, by meaning.
package enum Stroke: Sendable, Hashable, CaseIterable {
  case ink, muted, axis, grid, data, grey, alert, breakRule, paper

  package var cssClass: String {
    switch self {
    case .ink: "c-ts"
    case .muted: "c-ms"
    case .axis: "c-axis"
    case .grid: "c-grid"
    case .data: "c-dl"
    case .grey: "c-gl"
    case .alert: "c-als"
    case .breakRule: "c-brk"
    case .paper: "c-ps"
    }
  }

  package static let all = allCases
}

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
  package static let leader = Pen(.muted)
}
