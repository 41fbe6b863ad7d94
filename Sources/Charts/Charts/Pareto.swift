/// Reasons by frequency: sorted bars with share and cumulative share as text, no second axis.
package struct Pareto: Chart, Hashable {
  /// One reason.
  package struct Row: Sendable, Hashable {
    package let name: Lettering
    package let count: Quantity
    package let share: Lettering
    package let cumulative: Lettering
    /// Stands last whatever its size.
    package let isOther: Bool

    package init(
      name: Lettering, count: Quantity, share: Lettering = "", cumulative: Lettering = "", isOther: Bool = false
    ) {
      self.name = name
      self.count = count
      self.share = share
      self.cumulative = cumulative
      self.isOther = isOther
    }
  }

  package let key: String
  package let title: Lettering
  /// Sorted by ``sorted(_:)``.
  package let rows: [Row]
  /// So many rows from the top are called out.
  package let vital: Int
  package let shareHead: String
  package let cumulativeHead: String
  package let shortCumulativeHead: String

  package init(
    key: String, title: Lettering, rows: [Row], vital: Int = 1, shareHead: String = "share",
    cumulativeHead: String = "cumulative", shortCumulativeHead: String = "cum."
  ) {
    self.key = key
    self.title = title
    self.rows = rows
    self.vital = vital
    self.shareHead = shareHead
    self.cumulativeHead = cumulativeHead
    self.shortCumulativeHead = shortCumulativeHead
  }

  /// Most frequent first, equals by name, "Other" last. Cumulative shares are to be computed in this order.
  package static func precedes(
    _ a: (name: String, count: Double, isOther: Bool), _ b: (name: String, count: Double, isOther: Bool)
  ) -> Bool {
    if a.isOther != b.isOther { return b.isOther }
    if a.count != b.count { return a.count > b.count }
    return a.name.unicodeScalars.lexicographicallyPrecedes(b.name.unicodeScalars)
  }
}
