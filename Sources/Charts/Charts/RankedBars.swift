/// Bars lying down with columns of text at their right, such as cost per opportunity by channel.
package struct RankedBars: Chart, Hashable {
  /// More than these are for a table to show.
  package static let mostRows = 40

  /// One bar.
  package struct Row: Sendable, Hashable {
    package let name: Lettering
    /// nil where there is none
    package let value: Quantity?
    /// printed in place of a value
    package let missing: String
    /// Texts of the further columns.
    package let cells: [Lettering]
    /// Grey where not.
    package let isCalledOut: Bool

    package init(
      name: Lettering, value: Quantity?, missing: String = "no ratio", cells: [Lettering] = [], isCalledOut: Bool = true
    ) {
      self.name = name
      self.value = value
      self.missing = missing
      self.cells = cells
      self.isCalledOut = isCalledOut
    }
  }

  /// An upright rule through the bars.
  package struct Target: Sendable, Hashable {
    package let value: Double
    package let label: Lettering

    package init(value: Double, label: Lettering) {
      self.value = value.placeable
      self.label = label
    }
  }

  package let key: String
  package let title: Lettering
  /// Over the values: "€ per opp".
  package let head: String
  /// Over the further columns.
  package let columns: [String]
  /// In the order given.
  package let rows: [Row]
  /// Rows under a hairline, such as what could not be attributed.
  package let rest: [Row]
  /// "All", in ink.
  package let summary: Row?
  package let target: Target?

  package init(
    key: String, title: Lettering, head: String, columns: [String] = [], rows: [Row], rest: [Row] = [], summary: Row? = nil,
    target: Target? = nil
  ) {
    self.key = key
    self.title = title
    self.head = head
    self.columns = columns
    self.rows = rows
    self.rest = rest
    self.summary = summary
    self.target = target
  }
}
