/// What a surface or a letter is filled with, by meaning. Its class lets the page's style sheet repaint it in the dark.
package enum Fill: Sendable, Hashable {
  case ink, muted, paper, box, data, grey, alert
  /// 0...4, from the base up
  case series(Int)
  /// 0...2, from poor to good
  case band(Int)
  /// 0...7, from little to much
  case heat(Int)

  package var cssClass: StaticString {
    switch self {
    case .ink: "c-ink"
    case .muted: "c-mut"
    case .paper: "c-pf"
    case .box: "c-box"
    case .data: "c-d"
    case .grey: "c-g"
    case .alert: "c-al"
    case .series(let index): Self.seriesClasses[min(max(index, 0), 4)]
    case .band(let index): Self.bandClasses[min(max(index, 0), 2)]
    case .heat(let index): Self.heatClasses[min(max(index, 0), 7)]
    }
  }

  private static let seriesClasses: [StaticString] = ["c-s1", "c-s2", "c-s3", "c-s4", "c-s5"]
  private static let bandClasses: [StaticString] = ["c-b1", "c-b2", "c-b3"]
  private static let heatClasses: [StaticString] = ["c-h0", "c-h1", "c-h2", "c-h3", "c-h4", "c-h5", "c-h6", "c-h7"]

  package static let all: [Fill] =
    [.ink, .muted, .paper, .box, .data, .grey, .alert] + (0..<5).map { .series($0) } + (0..<3).map { .band($0) }
    + (0..<8).map { .heat($0) }
}

/// What a line is drawn with, by meaning.
package enum Stroke: Sendable, Hashable, CaseIterable {
  case ink, muted, axis, grid, data, grey, alert, breakRule, paper

  package var cssClass: StaticString {
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
