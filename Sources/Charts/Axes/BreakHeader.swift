/// Dotted rules through a plot and what stands left and right of each above it, in as few rows as hold them.
package struct BreakHeader: Sendable {
  package struct Rule: Sendable {
    package let x: Double
    package let earlier: String
    package let later: String

    package init(x: Double, earlier: String, later: String) {
      self.x = x
      self.earlier = earlier
      self.later = later
    }
  }

  private let rules: [Rule]
  private let labels: [Label]
  /// Space above the plot.
  package let height: Double

  package init(_ rules: [Rule], width: Double) {
    self.rules = rules
    let rows = (0..<4).map { 12 + 14 * Double($0) }
    var placement = Placement(within: Box(left: 0, top: 0, right: width, bottom: 60))
    var labels: [Label] = []
    for rule in rules {
      let text = TextMeasure.fitted(rule.later, width: width, bold: true)
      // Right of the rule; else across it, so that it begins beneath the text.
      let beside = rows.map { Label(text, at: Point(rule.x + 5, $0), bold: true) }
      let across = rows.map { Label(text, at: Point(width, $0), anchor: .end, bold: true) }
      let candidates = beside + across.filter { $0.box.left <= rule.x }
      if let label = placement.place(candidates) { labels.append(label) }
    }
    for rule in rules {
      let candidates = rows.map { Label(rule.earlier, at: Point(rule.x - 5, $0), anchor: .end, fill: .muted) }
      if let label = placement.place(candidates) { labels.append(label) }
    }
    self.labels = labels
    height = labels.map { $0.at.y + 12 }.max() ?? 14
  }

  package func draw(in scene: inout Scene, bottom: Double) {
    for rule in rules {
      let across = labels.map(\.box).filter { $0.left < rule.x && rule.x < $0.right }
      scene.add(.vertical(x: rule.x, from: across.map { $0.bottom + 2 }.max() ?? 3, to: bottom, .breakRule))
    }
    scene.add(labels)
  }
}
