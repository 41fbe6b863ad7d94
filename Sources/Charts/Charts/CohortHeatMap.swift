/// Cohorts down, their age across, the value in each cell. What is not observed yet is empty, never zero.
package struct CohortHeatMap: Chart, Hashable {
  /// One cohort.
  package struct Row: Sendable, Hashable {
    package let name: String
    /// Its size.
    package let note: String
    package let cells: [Quantity?]

    package init(name: String, note: String = "", cells: [Quantity?]) {
      self.name = name
      self.note = note
      self.cells = cells
    }
  }

  package let key: String
  package let title: String
  package let rowHead: String
  package let noteHead: String
  package let columns: [String]
  package let rows: [Row]
  /// What the ramp spans; by default zero to the greatest value.
  package let domain: ClosedRange<Double>?

  package init(
    key: String, title: String, rowHead: String = "", noteHead: String = "", columns: [String], rows: [Row],
    domain: ClosedRange<Double>? = nil
  ) {
    self.key = key
    self.title = title
    self.rowHead = rowHead
    self.noteHead = noteHead
    self.columns = columns
    self.rows = rows
    self.domain = domain
  }
}
