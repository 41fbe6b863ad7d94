import Charts
import Testing

/// A value of which only a lower bound is known is neither a gap nor a value.
struct BoundTests {
  static let bound = Quantity(104, "over 104", isBound: true)

  static func dots(_ scene: Scene) -> [Dot] {
    scene.flattened.compactMap { if case .dot(let dot) = $0 { dot } else { nil } }
  }

  static func strokes(_ scene: Scene) -> [[Point]] {
    scene.flattened.flatMap { mark -> [[Point]] in
      if case .line(let line) = mark, line.pen.stroke == .data { line.strokes } else { [] }
    }
  }

  @Test(arguments: [Drawing.wide, .narrow])
  func aLineStopsBesideAnOpenMarkThatSaysItsBound(drawing: Drawing) {
    let values = [Quantity(80, "80"), Quantity(90, "90"), Self.bound, Quantity(70, "70"), Quantity(60, "60")]
    let chart = LineChart(
      key: "p90", title: "90th percentile", periods: ["Jan", "Feb", "Mar", "Apr", "May"].map { PeriodLabel($0, year: "") },
      segments: [.init(version: "v1", values: values)])
    let scene = chart.scene(drawing)
    let open = Self.dots(scene).filter { $0.shape == .above }
    #expect(open.count == 1)
    #expect(scene.labels.map(\.text).contains("over 104"))
    #expect(Self.strokes(scene).allSatisfy { stroke in !stroke.contains { point in open.contains { $0.centre.x == point.x } } })
    #expect(LayoutTests.faults(scene, "line") == [])
  }

  @Test func aLineThatEndsAtABoundHasItAsItsEndLabel() {
    let chart = LineChart(
      key: "p90", title: "90th percentile", periods: ["Jan", "Feb"].map { PeriodLabel($0, year: "") },
      segments: [.init(version: "v1", values: [Quantity(80, "80"), Self.bound])])
    let scene = chart.scene(.wide)
    #expect(Self.dots(scene).filter { $0.shape == .above }.count == 1)
    #expect(scene.labels.filter { $0.text == "over 104" }.count == 1)
  }

  @Test(arguments: [Drawing.wide, .narrow])
  func aWhiskerThatIsNotReachedIsOpenAtItsEnd(drawing: Drawing) {
    let chart = RangeChart(
      key: "stages", title: "Time in stages",
      rows: [
        .init(name: "MQL to SAL", median: Quantity(30, "30"), upper: Self.bound),
        .init(name: "SAL to SQL", median: Self.bound),
      ], upperName: "90th percentile")
    let scene = chart.scene(drawing)
    #expect(Self.dots(scene).map(\.shape) == [.beyond, .beyond])
    #expect(scene.labels.map(\.text).contains("90th percentile over 104"))
    #expect(LayoutTests.faults(scene, "ranges") == [])
  }

  @Test(arguments: [Drawing.wide, .narrow])
  func aPercentileThatIsNotReachedIsOpenOnItsStrip(drawing: Drawing) {
    let chart = DistributionChart(
      key: "contact", title: "Time to first contact",
      rows: [.init(name: "October", percentiles: [.init("median", Quantity(30, "30")), .init("90th", Self.bound)])])
    let scene = chart.scene(drawing)
    #expect(Self.dots(scene).map(\.shape).contains(.beyond))
    #expect(scene.labels.map(\.text).contains("over 104"))
  }

  @Test(arguments: [Drawing.wide, .narrow])
  func aBulletReachesItsBoundAndIsOpenAtItsEnd(drawing: Drawing) {
    func bullet(_ value: Quantity?) -> Scene {
      Bullet(
        key: "p90", title: "90th percentile", value: value, target: Quantity(48, "48"), limits: [Quantity(53, "53")],
        maximum: 130, lowIsGood: true, ticks: .plain
      ).scene(drawing)
    }
    let (open, known) = (bullet(Self.bound), bullet(Quantity(104, "104")))
    let marks = Self.dots(open)
    #expect(marks.map(\.shape) == [.beyond])
    #expect(Self.dots(known) == [])
    let end = known.flattened.compactMap { mark -> Double? in
      if case .rectangle(let bar) = mark, bar.box.top == 23.5 { bar.box.right } else { nil }
    }
    #expect(marks.map(\.centre.x) == end)
    #expect(!open.labels.map(\.text).contains("no value"))
    #expect(bullet(nil).labels.map(\.text).contains("no value"))
    #expect(LayoutTests.faults(open, "bullet") == [])
  }

  @Test func aControlChartDrawsABoundOpen() {
    let chart = ControlChart(
      key: "weeks", title: "Weeks", periods: ["W1", "W2", "W3"].map { PeriodLabel($0, year: "") },
      values: [Quantity(80, "80"), Self.bound, Quantity(70, "70")],
      phases: [.init(from: 0, through: 2, centre: Quantity(75, "mean 75"), upper: Quantity(90, "upper 90"))])
    let scene = chart.scene(.wide)
    #expect(Self.dots(scene).filter { $0.shape == .above }.count == 1)
    #expect(Self.strokes(scene).allSatisfy { $0.count == 1 })
  }
}
