import Charts
import Testing

/// WCAG 2.2: text 4.5:1 against whatever it stands on, graphics 3:1. Light and dark are both counted.
struct ContrastTests {
  struct Ground {
    let box: Box
    let fill: Fill
  }

  static func boxes(_ mark: Mark) -> [Ground] {
    switch mark {
    case .rectangle(let mark): mark.fill.map { [Ground(box: mark.box, fill: $0)] } ?? []
    case .rectangles(let mark): mark.boxes.map { Ground(box: $0, fill: mark.fill) }
    default: []
    }
  }

  /// Fills that a box may stand on, from the topmost down to the first that holds it whole; paper beneath all.
  static func grounds(of box: Box, under: [Ground]) -> [Fill] {
    var fills: [Fill] = []
    for ground in under.reversed() where ground.box.intersects(box) {
      fills.append(ground.fill)
      if ground.box.grown(0.5, 0.5).contains(box) { return fills }
    }
    return fills + [.paper]
  }

  /// What carries no meaning by its colour: bands and heat have their numbers in text, paper and grid are ground.
  static func isExempt(_ fill: Fill) -> Bool {
    switch fill {
    case .paper, .box, .band, .heat, .series(4): true
    default: false
    }
  }

  static func faults(_ scene: Scene, _ name: String, _ palette: Palette = .standard) -> Set<String> {
    var faults: Set<String> = []
    func check(_ mark: Palette.Pair, on fill: Fill, least: Double, _ what: String) {
      let ground = palette.pair(fill)
      for (a, b, scheme) in [(mark.light, ground.light, "light"), (mark.dark, ground.dark, "dark")] {
        let contrast = a.contrast(with: b)
        if contrast < least { faults.insert("\(name), \(scheme): \(what) on \(fill) \(contrast)") }
      }
    }
    var under: [Ground] = []
    for mark in scene.flattened {
      switch mark {
      case .label(let label):
        for fill in grounds(of: label.box, under: under) {
          check(palette.pair(label.fill), on: fill, least: 4.5, "text \(label.text)")
        }
      case .line(let line):
        if line.pen.stroke != .grid { check(palette.pair(line.pen.stroke), on: .paper, least: 3, "line \(line.pen.stroke)") }
      case .connector(let line): check(palette.pair(line.pen.stroke), on: .paper, least: 3, "connector")
      case .dot(let dot):
        let isHollow = [.ring, .above, .beyond].contains(dot.shape)
        check(isHollow ? palette.pair(dot.ring) : palette.pair(dot.fill), on: .paper, least: 3, "dot \(dot.shape)")
      case .rectangle, .rectangles:
        for ground in boxes(mark) where !isExempt(ground.fill) {
          for fill in grounds(of: ground.box, under: under) where fill != ground.fill {
            // Parts of a stack touch; the paper between them and their order tell them apart.
            if case .series = fill { continue }
            check(palette.pair(ground.fill), on: fill, least: 3, "surface \(ground.fill)")
          }
        }
        under += boxes(mark)
      case .link: break
      }
      if case .rectangle(let mark) = mark, let outline = mark.outline, outline.stroke != .paper {
        check(palette.pair(outline.stroke), on: .paper, least: 3, "outline \(outline.stroke)")
      }
    }
    return faults
  }

  @Test func everyTextAndMarkOfTheSamplesStandsOut() throws {
    for chart in try Samples.all() {
      for drawing in chart.drawings { #expect(Self.faults(chart.scene(drawing), "\(chart.key) \(drawing.rawValue)") == []) }
    }
    #expect(Self.faults(Samples.lineage.scene(Samples.lineageLinks), "lineage") == [])
  }

  @Test(arguments: 1...30)
  func everyTextAndMarkOfGeneratedChartsStandsOut(seed: Int) throws {
    var generated = GeneratedCharts(seed: UInt64(seed))
    for chart in try generated.all() {
      for drawing in chart.drawings {
        #expect(Self.faults(chart.scene(drawing), "\(chart.key) \(drawing.rawValue) of seed \(seed)") == [])
      }
    }
  }

  @Test func heatMapInkFlipsWhereItMust() {
    let palette = Palette.standard
    for step in 0..<8 {
      let ground = palette.pair(Fill.heat(step))
      let ink: Fill = palette.ink.light.contrast(with: ground.light) >= 4.5 ? .ink : .paper
      #expect(palette.pair(ink).light.contrast(with: ground.light) >= 4.5)
      #expect(palette.pair(ink).dark.contrast(with: ground.dark) >= 4.5)
    }
  }

  @Test func aSiteSetsItsOwnColours() throws {
    let palette = try Palette.standard.replacing("data", light: "#7a1f5c", dark: "#e58ac4")
    #expect(Samples.pareto.svg(.wide, palette: palette).contains("#7a1f5c"))
    #expect(!Samples.pareto.svg(.wide, palette: palette).contains("#0072b2"))
    #expect(palette.darkStyleSheet.contains("svg .c-d{fill:#e58ac4}"))
    #expect(palette.darkStyleSheet.contains("svg .c-dl{stroke:#e58ac4}"))
  }

  /// One colour of a company leaves no other beside it, on either ground, and every text on it can be read.
  @Test(arguments: ["#7a1f5c", "#1d6b3a", "#0b6e6e", "#000000", "#767676", "#c2410c"])
  func aCompanysColourHoldsInTheDarkToo(hex: String) throws {
    let palette = try Palette.standard.replacing("data", light: hex).replacing("series1", light: hex).tinted(fromSeries: 1)
    let own = Set([Fill.data, .series(0), .series(1), .series(2)] + (0..<8).map { .heat($0) })
    for fill in own {
      #expect(palette.pair(fill).light != Palette.standard.pair(fill).light, "\(fill) is the standard's")
      #expect(palette.pair(fill).dark != Palette.standard.pair(fill).dark, "\(fill) is the standard's in the dark")
    }
    for chart in try Samples.all() {
      for drawing in chart.drawings {
        #expect(Self.faults(chart.scene(drawing), "\(chart.key) \(drawing.rawValue) in \(hex)", palette) == [])
      }
    }
  }

  @Test func coloursThatAreNoneOrTooFaintAreRefused() {
    #expect(throws: Palette.Fault.notHex(name: "data", value: "blue")) { try Palette.standard.replacing("data", light: "blue") }
    #expect(throws: Palette.Fault.unknownColour("dta", names: Palette.settableNames)) {
      try Palette.standard.replacing("dta", light: "#000000")
    }
    #expect(throws: Palette.Fault.self) { try Palette.standard.replacing("series1", light: "#eeeeee") }
    #expect(throws: Palette.Fault.self) { try Palette.standard.replacing("alert", light: "#c04a00", dark: "#333333") }
  }
}
