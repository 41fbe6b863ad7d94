/// A change between two periods that leaves their meaning alone, such as another source: a faint dotted rule that lines,
/// limits and targets cross.
package struct Ruler: Sendable, Hashable {
  /// The first period after the change; the rule stands before it.
  package let before: Int
  /// "source changed", above the plot where it finds room; the chart's footnote says it in any case.
  package let label: String

  package init(before: Int, label: String) {
    self.before = before
    self.label = label
  }
}
