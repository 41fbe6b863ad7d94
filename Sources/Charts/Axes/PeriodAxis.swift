/// Names of periods under a plot, thinned until they fit, the year beneath where it changes. The last one always stands.
package struct PeriodAxis: Sendable {
  private let periods: [PeriodName]
  private let places: [Double]

  /// What stands under one place.
  package struct PeriodName: Sendable {
    package let name: String
    package let year: String

    package init(name: String, year: String) {
      self.name = name
      self.year = year
    }
  }

  package init(_ periods: [PeriodName], places: [Double]) {
    self.periods = periods
    self.places = places
  }

  /// Height under the axis line.
  package var height: Double { periods.contains { !$0.year.isEmpty } ? 36 : 22 }

  package func draw(in scene: inout Scene, y: Double, boldLast: Bool) {
    guard let last = periods.indices.last else { return }
    let width = periods.map { TextMeasure.width(of: $0.name, bold: boldLast) }.max() ?? 0
    let step = places.count > 1 ? abs(places[1] - places[0]) : scene.width
    // Every so many, counted back from the last; twelve months prefer quarters.
    let strides = [1, 2, 3, 4, 6, 12, 13, 26, 52]
    let every = strides.first { step * Double($0) >= width + 6 } ?? max(1, Int((width + 6) / max(step, 0.01)) + 1)
    var placement = Placement(within: scene.box)
    var year = ""
    for index in stride(from: last % every, through: last, by: every) {
      let period = periods[index]
      let bold = boldLast && index == last
      let label = inside(
        scene,
        Label(
          period.name, at: Point(places[index], y + 16), anchor: .middle, bold: bold, fill: bold ? .ink : .muted))
      if let label = placement.place([label]) { scene.add(label) }
      if !period.year.isEmpty, period.year != year {
        let label = inside(
          scene, Label(period.year, at: Point(places[index], y + 30), anchor: .middle, fill: .muted))
        if let label = placement.place([label]) { scene.add(label) }
      }
      year = period.year
    }
  }

  /// Moved sideways so far that it does not leave the drawing.
  private func inside(_ scene: Scene, _ label: Label) -> Label {
    let half = label.width / 2
    let x = min(max(label.at.x, half), scene.width - half)
    return label.moved(to: Point(x, label.at.y))
  }
}
