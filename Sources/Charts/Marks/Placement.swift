/// Finds places for labels so that no two meet, and where it can none crosses a line.
///
/// Labels are placed in the order of their importance; what finds no place is left out (its number stands in the table).
package struct Placement: Sendable {
  private let bounds: Box
  private let gap: Double
  private var taken: [Box] = []
  private var lines: [(Point, Point)] = []

  /// `gap` is kept between two labels of one line.
  package init(within bounds: Box, gap: Double = 3) {
    self.bounds = bounds
    self.gap = gap
  }

  /// A polyline that labels keep off where they can.
  package mutating func avoid(_ points: [Point]) { lines += zip(points, points.dropFirst()) }

  /// Space that no label may enter.
  package mutating func take(_ box: Box) { taken.append(box) }

  /// The first candidate that meets no other label and crosses the fewest lines.
  ///
  /// One that crosses more than `crossings` of them is left out.
  package mutating func place(_ candidates: some Sequence<Label>, crossings: Int = .max) -> Label? {
    var best: (label: Label, crossings: Int)?
    for label in candidates where !label.lettering.isEmpty {
      let box = label.box
      guard bounds.contains(box) else { continue }
      let near = box.grown(gap, 0.5)
      guard !taken.contains(where: near.intersects) else { continue }
      let count = lines.count { box.grown(1, 1).isCrossed(from: $0.0, to: $0.1) }
      if count == 0 {
        taken.append(box)
        return label
      }
      if count <= crossings, count < best?.crossings ?? .max { best = (label, count) }
    }
    if let best { taken.append(best.label.box) }
    return best?.label
  }
}
