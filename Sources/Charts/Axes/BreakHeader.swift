/// Dotted rules through a plot and what stands left and right of each above it, in as few rows as hold them.
///
/// A text gives way in this order: it goes into a lower row, crosses the rule of another change, loses its second half, is left
/// out. What was before a change stands only where it crosses nothing.
package struct BreakHeader: Sendable {
  package struct Rule: Sendable {
    package let x: Double
    package let earlier: String
    package let later: String
    /// After `later`, where there is room.
    package let since: String

    package init(x: Double, earlier: String, later: String, since: String = "") {
      self.x = x
      self.earlier = earlier
      self.later = later
      self.since = since
    }

    var whole: String { since.isEmpty ? later : "\(later) \(since)" }
  }

  /// A faint rule, named on one side of it or not at all.
  package struct Faint: Sendable {
    package let x: Double
    package let label: String

    package init(x: Double, label: String) {
      self.x = x
      self.label = label
    }
  }

  private let rules: [Rule]
  private let faint: [Faint]
  private let labels: [Label]
  /// Space above the plot.
  package let height: Double
  /// Where rules stand, from left to right: what a label in the plot keeps off.
  package var places: [Double] { (rules.map(\.x) + faint.map(\.x)).sorted() }

  package init(_ rules: [Rule], faint: [Faint] = [], width: Double) {
    let rules = rules.sorted { $0.x < $1.x }
    self.rules = rules
    self.faint = faint
    var row = Row(rules: rules, faint: faint, width: width)
    var named: [String?] = []
    for rule in rules { named.append(row.placeLater(of: rule) ? rule.later : nil) }
    for (index, rule) in rules.enumerated() where index == 0 || named[index - 1] != rule.earlier {
      row.placeEarlier(of: rule)
    }
    for rule in faint { row.placeName(of: rule) }
    labels = row.labels
    height = labels.map { $0.at.y + 12 }.max() ?? 14
  }

  package func draw(in scene: inout Scene, bottom: Double) {
    for rule in faint { scene.add(.vertical(x: rule.x, from: top(rule.x), to: bottom, .ruler)) }
    for rule in rules { scene.add(.vertical(x: rule.x, from: top(rule.x), to: bottom, .breakRule)) }
    scene.add(labels)
  }

  /// A rule begins beneath the texts that stand across it.
  private func top(_ x: Double) -> Double {
    labels.map(\.box).filter { $0.left < x && x < $0.right }.map { $0.bottom + 2 }.max() ?? 3
  }
}

/// The rows above a plot while texts are placed in them.
private struct Row {
  let rules: [BreakHeader.Rule]
  let faint: [BreakHeader.Faint]
  let width: Double
  var labels: [Label] = []
  private var placement: Placement
  private let baselines = (0..<4).map { 12 + 14 * Double($0) }

  init(rules: [BreakHeader.Rule], faint: [BreakHeader.Faint], width: Double) {
    self.rules = rules
    self.faint = faint
    self.width = width
    placement = Placement(within: Box(left: 0, top: 0, right: width, bottom: 60))
  }

  /// Right of the rule, else across it, so that it begins beneath the text: with its day before everything else, though it
  /// crosses the rule of another change, which then begins beneath it too. Else its first half alone.
  mutating func placeLater(of rule: BreakHeader.Rule) -> Bool {
    let text = TextMeasure.fitted(rule.whole, width: width, bold: true)
    let beside = baselines.map { Label(text, at: Point(rule.x + 5, $0), bold: true) }
    let across = baselines.map { Label(text, at: Point(width, $0), anchor: .end, bold: true) }
    let short = baselines.map { Label(rule.later, at: Point(rule.x + 5, $0), bold: true) }
    return place(beside + across.filter { $0.box.left <= rule.x + 5 }, ofRuleAt: rule.x) || place(short, ofRuleAt: rule.x)
  }

  /// Left of the rule, unless the rule before it says the same to its right.
  mutating func placeEarlier(of rule: BreakHeader.Rule) {
    let left = baselines.map { Label(rule.earlier, at: Point(rule.x - 5, $0), anchor: .end, fill: .muted) }
    _ = place(left, ofRuleAt: rule.x, crossings: 0)
  }

  mutating func placeName(of rule: BreakHeader.Faint) {
    let sides = [(rule.x + 5, Label.Anchor.start), (rule.x - 5, .end)]
    let candidates = baselines.prefix(2).flatMap { y in
      sides.map { Label(rule.label, at: Point($0.0, y), anchor: $0.1, fill: .muted) }
    }
    _ = place(candidates, ofRuleAt: rule.x, crossings: 0)
  }

  /// The first that meets no text and crosses the fewest rules of other changes.
  private mutating func place(_ candidates: [Label], ofRuleAt x: Double, crossings: Int = .max) -> Bool {
    var trial = placement
    for other in rules.map(\.x) + faint.map(\.x) where other != x { trial.avoid([Point(other, 0), Point(other, 60)]) }
    guard let label = trial.place(candidates, crossings: crossings) else { return false }
    placement.take(label.box)
    labels.append(label)
    return true
  }
}
