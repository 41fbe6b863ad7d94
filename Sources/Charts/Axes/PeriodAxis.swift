/// Names of periods under a plot, thinned until they fit, the year beneath where it changes. The last one always stands.
package struct PeriodAxis: Sendable {
  /// What stands under one place.
  package struct Entry: Sendable {
    package let name: String
    package let year: String

    package init(name: String, year: String) {
      self.name = name
      self.year = year
    }
  }

  private let labels: [(name: Label, year: Label?)]
  /// Height under the axis line.
  package let height: Double
  /// Whether a year stands under the last name.
  package var endsWithYear: Bool { labels.last?.year != nil }

  /// No name leaves a drawing of this width.
  package init(_ entries: [Entry], places: [Double], width: Double, boldLast: Bool) {
    let greatest = entries.map { TextMeasure.width(of: $0.name, bold: boldLast) }.max() ?? 0
    let step = places.count > 1 ? abs(places[1] - places[0]) : width
    // Every so many, counted back from the last; twelve months prefer quarters.
    let every: Int = [1, 2, 3, 4, 6, 12, 13, 26, 52].first { step * Double($0) >= greatest + 6 } ?? max(1, entries.count)
    let last = entries.count - 1
    var labels: [(name: Label, year: Label?)] = []
    var names = Placement(within: Box(left: 0, top: 0, right: width, bottom: 60))
    var years = names
    var year = ""
    for index in stride(from: entries.isEmpty ? 0 : last % every, to: entries.count, by: every) {
      let entry = entries[index]
      let bold = boldLast && index == last
      func label(_ text: String, y: Double, bold: Bool) -> Label {
        let half = TextMeasure.width(of: text, bold: bold) / 2
        let x = min(max(places[index], half), width - half)
        return Label(text, at: Point(x, y), anchor: .middle, bold: bold, fill: bold ? .ink : .muted)
      }
      guard let name = names.place(CollectionOfOne(label(entry.name, y: 16, bold: bold))) else { continue }
      labels.append(
        (name, entry.year == year ? nil : years.place(CollectionOfOne(label(entry.year, y: 30, bold: false)))))
      year = entry.year
    }
    self.labels = labels
    height = labels.contains { $0.year != nil } ? 36 : 22
  }

  package func draw(in scene: inout Scene, y: Double) {
    for (name, year) in labels {
      scene.add(name.moved(to: Point(name.at.x, name.at.y + y)))
      if let year { scene.add(year.moved(to: Point(year.at.x, year.at.y + y))) }
    }
  }
}
