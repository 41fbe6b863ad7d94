/// A level axis under rows: light upright rules with their numbers beneath.
package struct LevelAxis: Sendable {
  private let ticks: [(place: Double, text: String, isZero: Bool)]

  package init(_ ticks: [Tick], format: TickFormat, place: (Double) -> Double) {
    let texts = format.texts(ticks)
    self.ticks = zip(ticks, texts).map { (place($0.value), $1, $0.mantissa == 0) }
  }

  /// `base` is the place of zero, which has a firm line; nil on a scale without zero.
  package func draw(in scene: inout Scene, top: Double, bottom: Double, base: Double?) {
    scene.add(Line(ticks.filter { !$0.isZero }.map { [Point($0.place, top), Point($0.place, bottom)] }, .grid))
    if let base { scene.add(.vertical(x: base, from: top, to: bottom, .axis)) }
    var placement = Placement(within: scene.box)
    for tick in ticks {
      let label = Label(.level(tick.text), at: Point(tick.place, bottom + 15), anchor: .middle, fill: .muted)
      let half = label.width / 2
      let x = min(max(tick.place, half), scene.width - half)
      if let label = placement.place([label.moved(to: Point(x, bottom + 15))]) { scene.add(label) }
    }
  }
}
