/// A word-sized line without axes; the value is printed beside it.
package struct Sparkline: Chart, Hashable {
  package let key: String
  package let title: Lettering
  /// One array per meaning, each with a place for every period.
  package let segments: [[Double?]]
  /// First periods of new meanings.
  package let breaks: [Int]
  /// First periods after a change that leaves the meaning alone.
  package let rulers: [Int]
  /// Their labels are not drawn.
  package let targets: [LineChart.Target]
  /// The last point is hollow.
  package let isProvisional: Bool

  package init(
    key: String, title: Lettering, segments: [[Double?]], breaks: [Int] = [], rulers: [Int] = [],
    targets: [LineChart.Target] = [], isProvisional: Bool = false
  ) {
    self.key = key
    self.title = title
    self.segments = segments.map { $0.map { $0?.placeable } }
    self.breaks = breaks
    self.rulers = rulers
    self.targets = targets
    self.isProvisional = isProvisional
  }

  package var drawings: [Drawing] { [.spark] }
}
