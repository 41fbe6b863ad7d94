package import Charts

/// A drawing with a name and a caption, whose numbers stand in what follows it.
package struct Picture: Sendable {
  /// How a screen reader names it.
  package var name: String
  package var chart: any Chart
  package var caption: Phrase

  package init(name: String, _ chart: any Chart, caption: Phrase) {
    self.name = name
    self.chart = chart
    self.caption = caption
  }
}
