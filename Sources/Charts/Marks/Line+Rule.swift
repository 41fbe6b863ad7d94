extension Line {
  /// A straight line across.
  package static func horizontal(y: Double, from left: Double, to right: Double, _ pen: Pen) -> Line {
    Line([Point(left, y), Point(right, y)], pen)
  }

  /// A straight line down.
  package static func vertical(x: Double, from top: Double, to bottom: Double, _ pen: Pen) -> Line {
    Line([Point(x, top), Point(x, bottom)], pen)
  }
}
