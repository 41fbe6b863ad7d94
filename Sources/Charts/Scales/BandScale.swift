/// Positions 0 ..< count as equal bands with a gap between them.
package struct BandScale: Sendable, Hashable {
  package let count: Int
  package let start: Double
  /// From the start of one band to the start of the next.
  package let step: Double
  /// Width of a band.
  package let bandwidth: Double

  /// `padding` is the gap as a share of the step; half of it stands before the first band and after the last.
  package init(count: Int, start: Double, end: Double, padding: Double = 0.3) {
    self.count = count
    step = (end - start) / Double(max(1, count))
    bandwidth = step * (1 - padding)
    self.start = start + step * padding / 2
  }

  package func place(_ index: Int) -> Double { start + step * Double(index) }
  package func middle(_ index: Int) -> Double { place(index) + bandwidth / 2 }
}
