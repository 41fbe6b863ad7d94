/// Positions 0 ..< count as points at equal distances, the first at `start` and the last at `end`; one alone in the middle.
package struct PointScale: Sendable, Hashable {
  package let count: Int
  package let start: Double
  package let end: Double

  package init(count: Int, start: Double, end: Double) {
    self.count = count
    self.start = start
    self.end = end
  }

  package var step: Double { count > 1 ? (end - start) / Double(count - 1) : end - start }
  package func place(_ index: Int) -> Double { count > 1 ? start + step * Double(index) : (start + end) / 2 }
}
