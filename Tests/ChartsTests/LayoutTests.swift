import Charts
import Testing

struct LayoutTests {
  /// What stands against the layout of a drawing; empty where all is well.
  static func faults(_ scene: Scene, _ name: String) -> [String] {
    let labels = scene.labels
    var faults: [String] = []
    for (index, label) in labels.enumerated() {
      if !scene.box.grown(0.01, 0.01).contains(label.box) {
        faults.append("\(name): \"\(label.text)\" leaves the drawing: \(label.box) of \(scene.box)")
      }
      for other in labels.dropFirst(index + 1) where label.box.intersects(other.box) {
        faults.append("\(name): \"\(label.text)\" meets \"\(other.text)\"")
      }
    }
    for box in marks(scene) where !scene.box.grown(0.51, 0.51).contains(box) {
      faults.append("\(name): a mark leaves the drawing: \(box) of \(scene.box)")
    }
    return faults + hidden(scene, name)
  }

  /// Where marks stand that are no text.
  private static func marks(_ scene: Scene) -> [Box] {
    scene.flattened.flatMap { mark -> [Box] in
      switch mark {
      // Paper hides what is beneath it, and is not seen beside the drawing.
      case .rectangle(let mark): mark.fill == .paper && mark.outline == nil ? [] : [mark.box]
      case .rectangles(let mark): mark.boxes
      case .dot(let mark): [mark.box]
      case .line(let mark): mark.strokes.flatMap { $0 }.map { Box(left: $0.x, top: $0.y, right: $0.x, bottom: $0.y) }
      case .connector(let mark):
        mark.spans.flatMap { [$0.from, $0.to] }.map { Box(left: $0.x, top: $0.y, right: $0.x, bottom: $0.y) }
      case .label, .link: []
      }
    }
  }

  /// Texts with a bar behind them: where no paper lies between the two. Cells and ranges are grounds that texts stand on.
  private static func hidden(_ scene: Scene, _ name: String) -> [String] {
    var (bars, papers) = ([Box](), [Box]())
    var faults: [String] = []
    for mark in scene.flattened {
      switch mark {
      case .rectangle(let mark):
        if mark.fill == .paper, mark.outline == nil {
          papers.append(mark.box)
        } else if isBar(mark.fill) {
          bars.append(mark.box)
        }
      case .rectangles(let mark): if isBar(mark.fill) { bars += mark.boxes }
      case .label(let label):
        if bars.contains(where: label.box.intersects), !papers.contains(where: { $0.grown(0.01, 0.01).contains(label.box) }) {
          faults.append("\(name): a bar stands behind \"\(label.text)\"")
        }
      default: break
      }
    }
    return faults
  }

  private static func isBar(_ fill: Fill?) -> Bool {
    switch fill {
    case .data, .grey, .alert, .series: true
    default: false
    }
  }

  @Test(arguments: 1...120)
  func noTextMeetsAnotherOrLeavesTheDrawing(seed: Int) throws {
    var generated = GeneratedCharts(seed: UInt64(seed))
    for chart in try generated.all() {
      for drawing in chart.drawings {
        #expect(Self.faults(chart.scene(drawing), "\(chart.key) \(drawing.rawValue) of seed \(seed)") == [])
      }
    }
  }

  @Test func theSamplesAreLaidOutWell() throws {
    for chart in try Samples.all() {
      for drawing in chart.drawings { #expect(Self.faults(chart.scene(drawing), "\(chart.key) \(drawing.rawValue)") == []) }
    }
    #expect(Self.faults(Samples.lineage.scene(Samples.lineageLinks), "lineage") == [])
  }

  /// A map of stages calls every later column the same.
  @Test func columnsOfOneHeadHaveABoxForTheirRestEach() {
    func column(_ name: String) -> Lineage.Column {
      .init(head: "then", nodes: (1...5).map { .init(id: "\(name)\($0)", label: "\(name) \($0)", note: "") })
    }
    let map = Lineage(
      key: "map", title: "Stages", columns: [column("One"), column("Two")], edges: [.init(from: .init(0, 3), to: .init(1, 4))],
      cap: 3)
    let scene = map.scene(Lineage.Links(more: "#list") { _ in nil })
    #expect(Self.faults(scene, "map") == [])
    #expect(scene.labels.count { $0.text == "+ 3 more" } == 2)
  }

  /// A rate, a total far above its members, heads of many words: what pushes bars and numbers into each other.
  @Test func columnsLeaveRoomForBars() {
    let head = "Metric response-elapsed, 90th percentile business hours"
    func row(_ name: String, _ number: Double) -> RankedBars.Row {
      .init(name: Lettering(name), value: Quantity(number, Samples.text(number)), cells: ["€4,000,000,000", "€123,456,789"])
    }
    for total in [3.0, 60, 4000] {
      let chart = RankedBars(
        key: "r", title: "Ranked", head: "median business hours", columns: [head, head],
        rows: [row("Direct mail to enterprise accounts", 3), row("Partner", 1)], summary: row("All", total),
        target: .init(value: 2, label: "target ≤ 2"))
      for drawing in chart.drawings { #expect(Self.faults(chart.scene(drawing), "\(total) \(drawing)") == []) }
      let bars = Self.bars(chart.scene(.wide))
      #expect(bars.map(\.width).max() ?? 0 > 60)
      // The total has a bar only where its members can be seen beside it.
      #expect(bars.count == (total > 3 ? 2 : 3))
    }
  }

  private static func bars(_ scene: Scene) -> [Box] {
    scene.flattened.compactMap { if case .rectangle(let mark) = $0, mark.fill != .paper { mark.box } else { nil } }
  }

  @Test func whatIsBelowZeroStaysInTheDrawing() {
    for mode in [BarChart.Mode.stacked, .grouped, .share] {
      let chart = BarChart(
        key: "b", title: "Below zero", periods: Array(Samples.months.prefix(3)), mode: mode, parts: ["a", "b", "c"],
        bars: [[-4.0, 3, 2], [5, -1, -7], [-1, -2, -3]].map { numbers in
          .init(values: numbers.map { Quantity($0, Samples.text($0)) }, total: "7")
        })
      for drawing in chart.drawings { #expect(Self.faults(chart.scene(drawing), "\(mode) \(drawing)") == []) }
    }
  }

  @Test func withoutAValueThereIsNoAxis() {
    let none: [Quantity?] = [nil, nil, nil]
    let periods = Array(Samples.months.prefix(3))
    let charts: [any Chart] = [
      LineChart(key: "a", title: "", periods: periods, segments: [.init(version: "v1", values: none)]),
      BarChart(key: "b", title: "", periods: periods, parts: ["a"], bars: [nil, .init(values: [nil]), nil]),
      ControlChart(key: "c", title: "", periods: periods, values: none, phases: []),
      RangeChart(key: "d", title: "", rows: [.init(name: "Lead → Won", median: nil, note: "0, 8")]),
      DistributionChart(
        key: "e", title: "", rows: [.init(name: "October", percentiles: [])], limit: .init(value: 4, label: "4 h")),
    ]
    for chart in charts {
      for drawing in chart.drawings {
        let scene = chart.scene(drawing)
        #expect(scene.labels.contains { $0.text.hasPrefix("no value") }, "\(chart.key)")
        #expect(!scene.labels.contains { $0.lettering.runs.contains { if case .level = $0 { true } else { false } } })
        #expect(Self.faults(scene, "\(chart.key) \(drawing)") == [])
      }
    }
  }

  /// A move of a hundredth of the total is seen, and the drawing says at what price.
  @Test(arguments: [10, 900, 9_000, 90_000, -90_000])
  func theMovesOfABridgeAreSeen(start: Int) throws {
    let changes = [("Won", 30), ("Lost", -50), ("New", 9)].map {
      Bridge.Step(name: Lettering($0.0), amount: $0.1, text: "\($0.1)")
    }
    let end = start - 11
    let bridge = try Bridge(
      key: "b", title: "", start: .init(name: "Sep", amount: start, text: "\(start)"), changes: changes,
      end: .init(name: "Oct", amount: end, text: "\(end)"))
    for drawing in bridge.drawings {
      let scene = bridge.scene(drawing)
      let bars = Self.bars(scene)
      #expect(bars.count == 5)
      #expect((bars.dropFirst().dropLast().map(\.width).max() ?? 0) > scene.width / 8, "\(start) \(drawing)")
      #expect(scene.labels.contains { $0.text.contains("leaves out zero") } == (abs(start) > 300))
      #expect(Self.faults(scene, "\(start) \(drawing)") == [])
    }
  }

  /// Sixty names with one long beginning say what they are and which.
  @Test func namesThatEndInANumberKeepTheirBeginning() {
    let names = (1...60).map { "Field marketing programme of the partner number \($0)" } + ["Direct mail"]
    #expect(
      TextMeasure.fitted(names.map { Lettering($0) }, width: 160).map(\.text).suffix(3) == [
        "Field marketing progra…59", "Field marketing progra…60", "Direct mail",
      ])
    let countries = ["Germany", "France"].map { Lettering("Direct mail to enterprise accounts in \($0)") }
    #expect(
      TextMeasure.fitted(countries, width: 160).map(\.text) == ["Direct mail to e…Germany", "Direct mail to ente…France"])
  }

  @Test(arguments: [Drawing.wide, .narrow])
  func partsThatBeginAlikeAreToldApart(drawing: Drawing) {
    let beginning = "Region of the extraordinarily long name, the number of which is"
    let chart = BarChart(
      key: "parts", title: "Parts", periods: [PeriodLabel("Oct", year: "2026")],
      parts: [59, 27, 54].map { Lettering("\(beginning) \($0)") },
      bars: [.init(values: [91, 90, 88].map { Quantity(Double($0), "\($0)") }, total: "269")])
    let texts = chart.scene(drawing).labels.map(\.text)
    for part in [59, 27, 54] {
      #expect(texts.contains { $0.hasPrefix("Region of") && $0.hasSuffix("…\(part)") }, "\(texts)")
    }
  }

  /// Names that begin alike are cut in their middle.
  @Test(arguments: [60.0, 90, 160])
  func rowsAreToldApart(width: Double) {
    let names = [
      "Direct mail to enterprise accounts in Germany", "Direct mail to enterprise accounts in France",
      "Direct mail to enterprise accounts in Finland", "Direct mail to enterprise accounts", "Direct mail", "Partner",
      "Opened opportunity → Closed as won", "Opened opportunity → Closed as lost",
    ]
    let fitted = TextMeasure.fitted(names.map { Lettering($0) }, width: width).map(\.text)
    #expect(Set(fitted).count == names.count, "\(fitted)")
    #expect(fitted.allSatisfy { TextMeasure.width(of: $0, size: 13) <= width })
  }
}
