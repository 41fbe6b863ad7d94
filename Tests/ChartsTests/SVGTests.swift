import Charts
import HyperText
import Testing

extension HTML {
  func contains(_ text: String) -> Bool { string.contains(text) }
}

struct SVGTests {
  static let elements: Set<String> = ["svg", "title", "text", "tspan", "rect", "path", "circle", "a"]
  static let attributes: Set<String> = [
    "xmlns", "class", "role", "aria-labelledby", "width", "height", "viewBox", "font-family", "font-size", "font-weight", "id",
    "x", "y", "cx", "cy", "r", "d", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "text-anchor",
    "href", "data-n",
  ]
  static let classes = Set(Fill.all.map { "\($0.cssClass)" } + Stroke.all.map { "\($0.cssClass)" }).union([
    "chart", "wide", "narrow", "spark", "strip", "lin",
  ])

  /// Every tag of a drawing as its name and attributes.
  static func tags(_ svg: String) -> [(name: String, attributes: [(String, String)])] {
    svg.matches(of: /<([a-zA-Z]+)((?: [a-zA-Z-]+="[^"]*")*)\/?>/).map { match in
      (String(match.1), match.2.matches(of: /([a-zA-Z-]+)="([^"]*)"/).map { (String($0.1), String($0.2)) })
    }
  }

  static func everySVG() throws -> [String] {
    var generated = GeneratedCharts(seed: 7)
    return try (Samples.all() + generated.all()).flatMap { chart in
      chart.drawings.map { chart.svg($0, palette: .standard).string }
    }
      + [Samples.lineageSVG.string]
  }

  @Test func onlyWhatEveryRendererReadsIsWritten() throws {
    for svg in try Self.everySVG() {
      for (name, attributes) in Self.tags(svg) {
        #expect(Self.elements.contains(name))
        for (key, value) in attributes {
          #expect(Self.attributes.contains(key), "\(name) has \(key)")
          if key == "fill" || key == "stroke" { #expect(value == "none" || Colour(hex: value) != nil) }
          if key == "class" {
            #expect(value.split(separator: " ").allSatisfy { Self.classes.contains(String($0)) }, "\(value)")
          }
        }
      }
    }
  }

  @Test func coordinatesHaveTwoDecimalsAtMostAndNoNegativeZero() throws {
    let numeric: Set<String> = ["x", "y", "width", "height", "cx", "cy", "r", "d", "viewBox", "stroke-width"]
    for svg in try Self.everySVG() {
      for (_, attributes) in Self.tags(svg) {
        for (key, value) in attributes where numeric.contains(key) {
          #expect(!value.contains(/\.[0-9]{3}/), "\(key)=\(value)")
          #expect(!value.contains(/-0(?![.0-9])|-0\.0+(?![0-9])|nan|inf|e-/), "\(key)=\(value)")
        }
      }
    }
  }

  @Test func everyDrawingIsAnImageNamedByItsTitle() throws {
    var ids: Set<String> = []
    for chart in try Samples.all() {
      for drawing in chart.drawings {
        let tags = Self.tags(chart.svg(drawing, palette: .standard).string)
        let root = Dictionary(uniqueKeysWithValues: tags[0].attributes)
        let title = Dictionary(uniqueKeysWithValues: tags[1].attributes)
        #expect(root["role"] == "img")
        #expect(root["aria-labelledby"] == title["id"])
        #expect(tags[1].name == "title")
        let id = try #require(title["id"])
        #expect(ids.insert(id).inserted, "\(id) is there twice")
      }
    }
    #expect(!Samples.lineageSVG.contains("role="))
  }

  @Test func aChartOf24PointsIsUnder8Kilobytes() {
    let amounts = (0..<24).map { 400 + $0 * 13 % 97 }
    let values = amounts.map { Quantity(Double($0), "€\($0).25k") }
    let periods = (0..<24).map { PeriodLabel(Samples.months[$0 % 12].name, year: "\(2025 + $0 / 12)") }
    let early = (0..<24).map { $0 < 12 ? values[$0] : nil }
    let late = (0..<24).map { $0 < 12 ? nil : values[$0] }
    let charts: [any Chart] = [
      LineChart(
        key: "line", title: "A line of 24 points", periods: periods,
        segments: [
          .init(version: "v2", values: early), .init(version: "v3", values: late),
          .init(version: "v3", values: early, kind: .backcast, label: "v3, backcast"),
        ], breaks: [Break(before: 12, earlier: "v2", later: "v3 from 1 Aug")],
        targets: [.init(from: 0, through: 23, value: 450, label: "target €450k")]),
      BarChart(
        key: "bars", title: "24 stacks of five parts", periods: periods, parts: ["a", "b", "c", "d", "e"],
        bars: values.map { .init(values: Array(repeating: $0, count: 5), total: $0.lettering) }),
      ControlChart(
        key: "xmr", title: "24 values with limits", periods: periods, values: values,
        phases: [.init(from: 0, through: 23, centre: values[3], upper: values[5], lower: values[8])],
        flags: Array(repeating: .outside, count: 24)),
      RankedBars(
        key: "ranked", title: "24 rows", head: "€", rows: values.map { .init(name: "Channel", value: $0) }),
    ]
    for chart in charts {
      for drawing in chart.drawings {
        #expect(chart.svg(drawing, palette: .standard).bytes.count < 8_000, "\(chart.key) \(drawing.rawValue)")
      }
    }
  }

  @Test func namesCannotBecomeMarkup() {
    let hostile = "<script>alert(1)</script>\" onload=\"x & y"
    let chart = Pareto(
      key: "k\"><b>", title: Lettering(hostile), rows: [.init(name: Lettering(hostile), count: Quantity(3, "<i>3</i>"))])
    let svg = chart.svg(palette: .standard).string
    #expect(!svg.contains("<script") && !svg.contains("<i>") && !svg.contains("<b>"))
    #expect(svg.contains("&lt;script&gt;"))
  }

  @Test func aNumberThatIsNoneDrawsNothingWrong() {
    for number in [Double.nan, .infinity, -.infinity, 1e300] {
      let quantity = Quantity(number, "?")
      let charts: [any Chart] = [
        LineChart(key: "a", title: "", periods: [PeriodLabel("x")], segments: [.init(version: "", values: [quantity])]),
        BarChart(key: "b", title: "", periods: [PeriodLabel("x")], bars: [.init(values: [quantity], total: "?")]),
        Pareto(key: "c", title: "", rows: [.init(name: "x", count: quantity)]),
        Funnel(key: "d", title: "", stages: [.init(name: "x", count: quantity)], steps: []),
        Bullet(key: "e", title: "", value: quantity, target: quantity, limits: [quantity], maximum: number),
        CohortHeatMap(key: "f", title: "", columns: ["x"], rows: [.init(name: "x", cells: [quantity])]),
        Sparkline(key: "g", title: "", segments: [[number]]),
        DistributionChart(key: "h", title: "", rows: [.init(name: "x", percentiles: [.init("p50", quantity)])]),
        RangeChart(key: "i", title: "", rows: [.init(name: "x", median: quantity)]),
        RankedBars(key: "j", title: "", head: "", rows: [.init(name: "x", value: quantity)]),
        SlopeChart(key: "k", title: "", left: "", right: "", lines: [.init(name: "x", from: quantity, to: quantity)]),
        ControlChart(
          key: "l", title: "", periods: [PeriodLabel("x")], values: [quantity],
          phases: [.init(from: 0, through: 0, centre: quantity, upper: quantity)]),
      ]
      for chart in charts {
        #expect(!chart.svg(palette: .standard).string.contains(/="[^"]*(nan|inf)/), "\(chart.key) of \(number)")
      }
    }
  }

  @Test func bridgesMustAddUp() throws {
    let start = Bridge.Step(name: "Start", amount: 10, text: "10")
    let plus = Bridge.Step(name: "Won", amount: 5, text: "+5")
    #expect(throws: Bridge.Fault.doesNotReconcile(expected: 15, end: 14)) {
      try Bridge(key: "b", title: "", start: start, changes: [plus], end: .init(name: "End", amount: 14, text: "14"))
    }
    let huge = Bridge.Step(name: "Huge", amount: .max, text: "")
    #expect(throws: Bridge.Fault.tooLarge) { try Bridge(key: "b", title: "", start: start, changes: [huge], end: huge) }
  }

  @Test func reasonsAreSortedWithOtherLastAndTiesByName() {
    let rows = [("Other", 9.0, true), ("b", 3, false), ("a", 3, false), ("c", 5, false)].map {
      Pareto.Row(name: Lettering($0.0), count: Quantity($0.1, "\($0.1)"), isOther: $0.2)
    }
    let names = Pareto(key: "p", title: "", rows: rows).scene(.wide).labels.map(\.text).filter {
      ["a", "b", "c", "Other"].contains($0)
    }
    #expect(names == ["c", "a", "b", "Other"])
  }
}
