import Charts
import Testing

/// How the texts over a plot, and those beside its rules, give way to each other.
struct HeaderTests {
  private static let two = [
    Break(before: 8, earlier: "v1", later: "v2", since: "from 1 Jun"),
    Break(before: 10, earlier: "v2", later: "v3", since: "from 1 Aug"),
  ]

  private static func chart(
    _ breaks: [Break], rulers: [Ruler] = [], targets: [LineChart.Target] = [], joined: Bool = false
  ) -> LineChart {
    let edges = [0] + (joined ? [] : breaks.map(\.before)) + [13]
    let segments = zip(edges, edges.dropFirst()).map { start, end in
      LineChart.Segment(
        version: "v\(start)",
        values: (0..<13).map { $0 >= start && $0 < end ? Quantity(Double(400 + $0 * 7), "\(400 + $0 * 7)") : nil })
    }
    return LineChart(
      key: "h", title: "A line", periods: Samples.months, segments: segments, breaks: breaks, rulers: rulers, targets: targets)
  }

  private static func uprights(_ scene: Scene, _ stroke: Stroke) -> [Double] {
    scene.flattened.compactMap { mark in
      if case .line(let line) = mark, line.pen.stroke == stroke, let stroke = line.strokes.first, stroke.count == 2,
        stroke[0].x == stroke[1].x
      {
        stroke[0].x
      } else {
        nil
      }
    }
  }

  /// Two months apart both keep their days, on a phone too, and the middle meaning is named once.
  @Test(arguments: [Drawing.wide, .narrow])
  func twoBreaksTwoMonthsApartDoNotCrowd(drawing: Drawing) {
    let scene = Self.chart(Self.two).scene(drawing)
    let texts = scene.labels.map(\.text)
    #expect(texts.contains("v1"))
    #expect(texts.filter { $0.hasPrefix("v2") } == ["v2 from 1 Jun"])
    #expect(texts.contains("v3 from 1 Aug"))
    let first = Self.uprights(scene, .breakRule)[0]
    #expect(!scene.labels.contains { $0.text.hasPrefix("v") && $0.box.left < first && first < $0.box.right })
    #expect(LayoutTests.faults(scene, "two breaks") == [])
  }

  /// Wherever two breaks stand, and however near to each other.
  @Test(arguments: 1...11)
  func twoBreaksKeepTheirDays(place: Int) {
    for other in (place + 1)...12 {
      let breaks = [
        Break(before: place, earlier: "MQL v1", later: "MQL v2", since: "from 28 Sep"),
        Break(before: other, earlier: "MQL v2", later: "MQL v3", since: "from 28 Oct"),
      ]
      for drawing in [Drawing.wide, .narrow] {
        let scene = Self.chart(breaks).scene(drawing)
        let texts = scene.labels.map(\.text)
        #expect(texts.contains("MQL v2 from 28 Sep") && texts.contains("MQL v3 from 28 Oct"), "\(place), \(other), \(drawing)")
        #expect(LayoutTests.faults(scene, "breaks at \(place) and \(other), \(drawing)") == [])
      }
    }
  }

  @Test func apartTheyHaveTheirDates() {
    let far = [Break(before: 4, earlier: "v1", later: "v2", since: "from 1 Feb"), Self.two[1]]
    let texts = Self.chart(far).scene(.wide).labels.map(\.text)
    #expect(texts.contains("v2 from 1 Feb"))
    #expect(texts.contains("v3 from 1 Aug"))
  }

  @Test(arguments: 2...11)
  func noTargetsTextTouchesARule(place: Int) {
    let found = Break(before: place, earlier: "v1", later: "v2", since: "from 1 Aug")
    let targets = [
      LineChart.Target(from: 0, through: place - 1, value: 460, label: "target 460", shortLabel: "460"),
      LineChart.Target(from: place, through: 12, value: 500, label: "target 500", shortLabel: "500"),
    ]
    for drawing in [Drawing.wide, .narrow] {
      let scene = Self.chart([found], targets: targets).scene(drawing)
      for x in Self.uprights(scene, .breakRule) {
        for label in scene.labels where ["target 460", "target 500", "460", "500"].contains(label.text) {
          #expect(label.box.right + 2 < x || label.box.left - 2 > x, "\(label.text) at \(place), \(drawing)")
        }
      }
    }
  }

  @Test func aRulerLeavesTheLineWhole() throws {
    let chart = Self.chart([], rulers: [Ruler(before: 6, label: "source changed")], joined: true)
    for drawing in [Drawing.wide, .narrow] {
      let scene = chart.scene(drawing)
      let x = try #require(Self.uprights(scene, .grey).first)
      let lines = scene.flattened.flatMap { mark -> [[Point]] in
        if case .line(let line) = mark, line.pen == .data { line.strokes } else { [] }
      }
      #expect(lines.count == 1)
      #expect(lines[0].contains { $0.x < x } && lines[0].contains { $0.x > x })
      #expect(scene.labels.contains { $0.text == "source changed" })
    }
  }

  /// Its name is the first to go: the footnote says it.
  @Test func aRulerBesideABreakLosesItsNameAndNotItsPlace() {
    let scene = Self.chart(Self.two, rulers: [Ruler(before: 9, label: "source changed")]).scene(.narrow)
    #expect(Self.uprights(scene, .grey).count == 1)
    #expect(!scene.labels.contains { $0.text == "source changed" && $0.box.right > scene.width })
    #expect(LayoutTests.faults(scene, "ruler") == [])
  }
}
