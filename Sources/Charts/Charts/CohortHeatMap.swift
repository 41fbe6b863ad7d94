/// Cohorts down, their age across, the value in each cell. What is not observed yet is empty, never zero.
package struct CohortHeatMap: Chart, Hashable {
  /// One cohort.
  package struct Row: Sendable, Hashable {
    package let name: String
    /// Its size.
    package let note: Lettering
    package let cells: [Quantity?]

    package init(name: String, note: Lettering = "", cells: [Quantity?]) {
      self.name = name
      self.note = note
      self.cells = cells
    }
  }

  package let key: String
  package let title: Lettering
  package let rowHead: String
  package let noteHead: String
  package let columns: [String]
  package let rows: [Row]
  /// What the ramp spans; by default zero to the greatest value.
  package let domain: ClosedRange<Double>?

  package init(
    key: String, title: Lettering, rowHead: String = "", noteHead: String = "", columns: [String], rows: [Row],
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
