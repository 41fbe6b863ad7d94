/// Median as a bar and a high percentile as a whisker, row by row, such as time in each stage.
package struct RangeChart: Chart, Hashable {
  /// One stage.
  package struct Row: Sendable, Hashable {
    package let name: String
    package let median: Quantity?
    package let upper: Quantity?
    /// "335, 0"
    package let note: Lettering
    /// In the narrow drawing, which has no heads: "n 335, open 0".
    package let longNote: Lettering?
    package let missing: String

    package init(
      name: String, median: Quantity?, upper: Quantity? = nil, note: Lettering = "", longNote: Lettering? = nil,
      missing: String = "no value"
    ) {
      self.name = name
      self.median = median
      self.upper = upper
      self.note = note
      self.longNote = longNote
      self.missing = missing
    }
  }

  package let key: String
  package let title: Lettering
  package let rows: [Row]
  package let ticks: TickFormat
  package let upperName: String
  /// Over the notes: "n / still open".
  package let noteHead: String

  package init(
    key: String, title: Lettering, rows: [Row], ticks: TickFormat = .plain, upperName: String = "p90", noteHead: String = ""
  ) {
    self.key = key
    self.title = title
    self.rows = rows
    self.ticks = ticks
    self.upperName = upperName
    self.noteHead = noteHead
  }
}
