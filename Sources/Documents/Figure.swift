package import Charts

/// A chart with everything that belongs to it: heading with the unit, the sentence made from its data, stamps, the same
/// numbers as a table, and the CSV file.
package struct Figure: Sendable {
  /// Unique on the page; ids derive from it.
  package var key: String
  package var heading: Phrase
  /// After the heading in grey: "leads per month".
  package var unit: String
  package var chart: any Chart
  /// The sentence that the data makes.
  package var caption: Phrase
  /// What has to be known beside the sentence, such as a change of source.
  package var footnotes: [Phrase]
  /// The meanings of its numbers, each once.
  package var stamps: [Inline]
  package var table: Table?
  package var file: Destination?

  /// What a drawing of a line or of a few bars needs.
  package static let usualHeight = 300.0

  /// How high its wide drawing is, where it may be far higher than usual: one of many rows.
  package var drawnHeight: Double {
    guard let table, table.rows.count > 12 else { return Self.usualHeight }
    return chart.height(.wide)
  }

  /// Whether nothing of the usual height can stand beside it without leaving half of the page empty.
  package var isTall: Bool { drawnHeight >= 2 * Self.usualHeight }

  package init(
    key: String, heading: Phrase, unit: String, chart: any Chart, caption: Phrase, footnotes: [Phrase] = [],
    stamps: [Inline], table: Table?, file: Destination?
  ) {
    self.key = key
    self.heading = heading
    self.unit = unit
    self.chart = chart
    self.caption = caption
    self.footnotes = footnotes
    self.stamps = stamps
    self.table = table
    self.file = file
  }
}
