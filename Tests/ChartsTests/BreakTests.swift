import Charts
import Testing

/// The one promise of the product: no line joins two meanings, and none bridges a gap.
struct BreakTests {
  private func dataLines(_ scene: Scene) -> [[Point]] {
    scene.flattened.flatMap { mark -> [[Point]] in
      if case .line(let line) = mark, line.pen.stroke == .data, line.pen.dash.isEmpty { line.strokes } else { [] }
    }
  }

  private func rules(_ scene: Scene) -> [Double] {
    scene.flattened.compactMap { mark in
      if case .line(let line) = mark, line.pen.stroke == .breakRule { line.strokes.first?.first?.x } else { nil }
    }
  }

  @Test(arguments: 1...60)
  func noDataLineCrossesABreak(seed: Int) throws {
    var generated = GeneratedCharts(seed: UInt64(seed))
    for chart in try generated.all() where chart is LineChart || chart is ControlChart {
      for drawing in chart.drawings {
        let scene = chart.scene(drawing)
        for rule in rules(scene) {
          for line in dataLines(scene) {
            #expect(!(line.contains { $0.x < rule } && line.contains { $0.x > rule }), "\(chart.key) of seed \(seed)")
          }
        }
      }
    }
  }

  @Test func aMissingPeriodIsAGap() {
    let lines = dataLines(Samples.gappyTrend.scene(.wide))
    #expect(lines.map(\.count) == [5, 7])
  }

  @Test func aBackcastReachesTheLineOfItsOwnMeaningOnly() throws {
    let backcast = try #require(
      Samples.trend.scene(.wide).flattened.compactMap { mark -> [Point]? in
        if case .line(let line) = mark, line.pen == .backcast { line.strokes.first } else { nil }
      }.first)
    let lines = dataLines(Samples.trend.scene(.wide))
    #expect(backcast.last == lines[1].first)
    #expect(!lines[0].contains { $0 == backcast.last })
  }

  @Test func aProvisionalLastPointIsHollow() throws {
    let dots = Samples.gappyTrend.scene(.wide).flattened.compactMap { mark -> Dot? in
      if case .dot(let dot) = mark { dot } else { nil }
    }
    #expect(dots.last?.shape == .ring)
  }
}
