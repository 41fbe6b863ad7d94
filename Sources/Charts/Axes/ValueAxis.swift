/// An upright axis: light rules across the plot with their numbers at the left, zero as a firm line.
package struct ValueAxis: Sendable {
  package let scale: LinearScale
  private let ticks: [Tick]
  private let texts: [String]

  /// The domain of the data is widened to round numbers; rules stand about `spacing` apart.
  package init(domain: ClosedRange<Double>, top: Double, bottom: Double, format: TickFormat, spacing: Double = 40) {
    let wanted = Self.ticks(within: bottom - top, spacing)
    scale = LinearScale(domain: domain, start: bottom, end: top).nice(count: wanted)
    ticks = Ticks.between(scale.domain.lowerBound, scale.domain.upperBound, count: wanted)
    texts = format.texts(ticks)
  }

  /// Space at the left of the plot.
  package var margin: Double { (texts.map { TextMeasure.width(of: $0) }.max() ?? 0).rounded(.up) + 8 }

  /// Space at the left of a plot whose height depends on labels that depend on this space: enough for the ticks of each.
  package static func margin(
    domain: ClosedRange<Double>, heights: ClosedRange<Double>, format: TickFormat, spacing: Double = 40
  ) -> Double {
    var widest = 0.0
    var last: Double?
    for height in stride(from: heights.lowerBound, through: heights.upperBound, by: spacing / 2) {
      // Plots of nearly one height have the same ticks.
      let wanted = ticks(within: height, spacing)
      if wanted == last { continue }
      last = wanted
      widest = max(widest, ValueAxis(domain: domain, top: 0, bottom: height, format: format, spacing: spacing).margin)
    }
    return widest
  }

  /// How many ticks are wanted, which decides which they are.
  private static func ticks(within height: Double, _ spacing: Double) -> Double {
    max(2, (height / spacing).rounded(.down))
  }

  /// The place of zero, or of the lower end where zero is not on the scale.
  package var base: Double {
    scale.place(min(max(0, scale.domain.lowerBound), scale.domain.upperBound))
  }

  package func draw(in scene: inout Scene, from left: Double, to right: Double) {
    let rules = ticks.filter { $0.mantissa != 0 }.map { scale.place($0.value) }
    scene.add(Line(rules.map { [Point(left, $0), Point(right, $0)] }, .grid))
    // A firm line means zero and nothing else.
    if scale.domain.contains(0) { scene.add(.horizontal(y: scale.place(0), from: left, to: right, .axis)) }
    for (tick, text) in zip(ticks, texts) {
      scene.add(Label(.level(text), at: Point(left - 6, scale.place(tick.value) + 4), anchor: .end, fill: .muted))
    }
  }
}
