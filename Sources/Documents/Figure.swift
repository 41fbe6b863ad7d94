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
