package import Charts

/// The table twin of a chart, or a table of its own: what a screen reader, a printer and a spreadsheet get.
package struct Table: Sendable {
  package struct Column: Sendable {
    package var heading: Phrase
    package var isNumber: Bool
    /// Under the heading, such as the stamp of all numbers of the column.
    package var beneath: Phrase?

    package init(_ heading: Phrase, isNumber: Bool = true, beneath: Phrase? = nil) {
      self.heading = heading
      self.isNumber = isNumber
      self.beneath = beneath
    }
  }

  package struct Row: Sendable {
    /// The first cell is the row's heading.
    package var cells: [Phrase]
    /// A dotted rule above: the meaning changed before this row.
    package var followsBreak: Bool
    /// Its first number against what it is held against, for a form that has room for a bar under each row and for no figure.
    package var bullet: Bullet?

    package init(_ cells: [Phrase], followsBreak: Bool = false, bullet: Bullet? = nil) {
      self.cells = cells
      self.followsBreak = followsBreak
      self.bullet = bullet
    }
  }

  package var caption: Phrase
  package var columns: [Column]
  package var rows: [Row]
  package var footer: [Row]
  /// Whether the last columns decide, such as the newest periods: they are in sight where not all are.
  package var endsWithTheNewest: Bool

  package init(
    caption: Phrase, columns: [Column], rows: [Row], footer: [Row] = [], endsWithTheNewest: Bool = false
  ) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.footer = footer
    self.endsWithTheNewest = endsWithTheNewest
  }
}
