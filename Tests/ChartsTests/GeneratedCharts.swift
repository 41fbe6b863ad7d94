import Charts

/// Charts of every kind with generated content: few and many values, none, huge ones, equal ones, names short and long.
struct GeneratedCharts {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func all() throws -> [any Chart] {
    [
      line(), line(), line(), bars(.stacked), bars(.grouped), bars(.share), ranked(), funnel(), bullet(), strip(), pareto(),
      distribution(), ranges(), try bridge(), cohorts(), control(), slope(), timeline(),
    ]
  }

  // MARK: Parts

  private mutating func name() -> String {
    random.pick([
      "MQL", "Partner", "Wrong company size", "Not a decision maker, or no answer",
      "Direct mail to enterprise accounts in DACH",
      "Größe", "取引先の規模が違う", "x", "Самостоятельный выбор", "Opportunity → Won", "Events & trade fairs",
    ])
  }

  private mutating func called() -> Lettering { Lettering(name()) }

  private mutating func quantity(_ greatest: Int) -> Quantity {
    let number = random.chance(8) ? 0 : random.int(1...max(1, greatest))
    return Quantity(Double(number), random.pick(["\(number)", "€\(number).5k", "\(number)%", "\(number),000"]))
  }

  private mutating func magnitude() -> Int { random.pick([1, 9, 100, 740, 9_999, 1_000_000]) }

  private mutating func quantities(_ count: Int, _ greatest: Int) -> [Quantity?] {
    (0..<count).map { _ in random.chance(12) ? nil : quantity(greatest) }
  }

  private mutating func periods(_ count: Int) -> [PeriodLabel] {
    let names = random.chance(30) ? (1...53).map { "2026-W\($0)" } : Samples.months.map(\.name)
    return (0..<count).map { PeriodLabel(names[$0 % names.count], year: "\(2024 + $0 / 12)") }
  }

  private mutating func breaks(_ count: Int) -> [Break] {
    guard count > 2 else { return [] }
    return Set((0..<random.int(0...2)).map { _ in random.int(1...(count - 1)) }).sorted().enumerated().map {
      Break(
        before: $1, earlier: "v\($0 + 1)", later: random.pick(["v\($0 + 2)", "MQL v\($0 + 2)"]),
        since: random.pick(["from 1 Aug", "from 1 Aug 2026", ""]))
    }
  }

  private mutating func rulers(_ count: Int) -> [Ruler] {
    guard count > 2, random.chance(40) else { return [] }
    return (0..<random.int(1...2)).map { _ in Ruler(before: random.int(1...(count - 1)), label: "source changed") }
  }

  // MARK: Charts

  private mutating func line() -> LineChart {
    let count = random.pick([1, 2, 6, 13, 24, 53])
    let greatest = magnitude()
    let breaks = breaks(count)
    let edges = [0] + breaks.map(\.before) + [count]
    var segments = zip(edges, edges.dropFirst()).enumerated().map { index, ends in
      LineChart.Segment(
        version: "v\(index)",
        values: Array(repeating: nil, count: ends.0) + quantities(ends.1 - ends.0, greatest)
          + Array(repeating: nil, count: count - ends.1))
    }
    if random.chance(40) {
      segments.append(.init(version: "v9", values: quantities(count, greatest), kind: .backcast, label: "v9, backcast"))
    }
    for _ in 0..<random.int(0...3) {
      segments.append(.init(version: "", values: quantities(count, greatest), kind: .comparison, label: name()))
    }
    let targets = zip(edges, edges.dropFirst()).filter { _ in random.chance(60) }.map {
      LineChart.Target(
        from: $0, through: $1 - 1, value: quantity(greatest).number, label: "target \(greatest)", shortLabel: "\(greatest)")
    }
    return LineChart(
      key: "line", title: "A line", periods: periods(count), segments: segments, breaks: breaks, rulers: rulers(count),
      targets: targets,
      provisional: random.chance(30) ? "to date" : nil, ticks: random.pick([.plain, .compact]), includesZero: random.chance(70),
      emphasizesLast: random.chance(80))
  }

  private mutating func bars(_ mode: BarChart.Mode) -> BarChart {
    let count = random.pick([1, 4, 6, 12, 24])
    let parts = mode == .stacked && random.chance(30) ? [] : (0..<random.int(1...5)).map { _ in called() }
    let greatest = magnitude()
    let bars = (0..<count).map { _ -> BarChart.Bar? in
      if random.chance(10) { return nil }
      let values = quantities(max(1, parts.count), greatest)
      let sum = values.compactMap { $0?.number }.reduce(0, +)
      guard mode == .share else { return .init(values: values, total: random.chance(80) ? "\(Int(sum))" : "") }
      return .init(values: values.map { $0.map { Quantity(sum > 0 ? $0.number / sum : 0, "12%") } }, total: "n \(Int(sum))")
    }
    return BarChart(
      key: "bars", title: "Bars", periods: periods(count), mode: mode, parts: parts, bars: bars,
      ticks: mode == .share ? .percent : .compact, breaks: breaks(count), rulers: rulers(count),
      provisional: random.chance(30) ? "to date" : nil)
  }

  private mutating func ranked() -> RankedBars {
    let greatest = magnitude()
    let columns = (0..<random.int(0...2)).map { ["spend", "opportunities"][$0] }
    func row(_ value: Quantity?, _ random: inout SplitMix, _ name: String) -> RankedBars.Row {
      .init(name: Lettering(name), value: value, cells: columns.map { _ in "€\(random.int(0...900)).3k" })
    }
    return RankedBars(
      key: "ranked", title: "Ranked", head: "€ per opp", columns: columns,
      rows: (0..<random.int(0...9)).map { _ in row(random.chance(85) ? quantity(greatest) : nil, &random, name()) },
      rest: random.chance(50) ? [row(nil, &random, "Unattributed")] : [],
      summary: random.chance(50) ? row(quantity(greatest), &random, "All") : nil,
      target: random.chance(60) ? .init(value: quantity(greatest).number, label: "target ≤ €\(greatest)") : nil)
  }

  private mutating func funnel() -> Funnel {
    let count = random.int(1...7)
    let greatest = magnitude()
    func step(_ random: inout SplitMix) -> Funnel.Step {
      let basis = random.pick(["same month, no window", "Oct cohort, 5 business days after the first touch", ""])
      return .init(
        rate: "\(random.int(0...100)).5%", counts: "\(random.int(0...greatest)) of \(greatest)", basis: basis,
        shortBasis: random.chance(50) ? "Oct, 5 days" : nil, mark: random.chance(20) ? "lowest step" : nil)
    }
    return Funnel(
      key: "funnel", title: "Funnel", stages: (0..<count).map { _ in .init(name: name(), count: quantity(greatest)) },
      steps: (0..<(count - 1)).map { _ in random.chance(90) ? step(&random) : nil },
      overall: random.chance(50) ? step(&random) : nil)
  }

  private mutating func bullet() -> Bullet {
    let greatest = magnitude()
    let limits = (0..<random.int(0...2)).map { _ in quantity(greatest) }.sorted { $0.number < $1.number }
    return Bullet(
      key: "bullet", title: "Bullet", value: random.chance(90) ? quantity(greatest * 2) : nil,
      target: random.chance(90) ? quantity(greatest) : nil, second: random.chance(30) ? quantity(greatest) : nil,
      limits: limits,
      maximum: Double(greatest), lowIsGood: random.chance(30), ticks: TickFormat(.compact, prefix: "€", suffix: " each"))
  }

  private mutating func strip() -> VerdictStrip {
    let count = random.int(1...24)
    return VerdictStrip(
      key: "strip", title: "Strip", verdicts: (0..<count).map { _ in random.pick([.met, .missed, .undecided, .noData]) },
      first: random.pick(["Nov", "Nov 2025", "2025-W44"]), last: random.pick(["Oct", "Oct 2026", "2026-W44"]),
      breaks: (0..<random.int(0...3)).map { .init(before: random.int(0...count), label: "v\($0 + 2)") })
  }

  private mutating func timeline() -> Timeline {
    let places = (0..<random.int(1...12)).map { _ in Double(random.int(0...200)) }.sorted()
    return Timeline(
      key: "way", title: "Way",
      events: places.enumerated().map {
        .init(place: $1, number: "\($0 + 1)", name: name(), isCalledOut: random.chance(20))
      },
      spans: (0..<random.int(0...4)).map { _ in
        let from = random.int(0...200)
        return .init(
          from: Double(from), to: Double(from + random.int(0...90)), name: "\(name()) within 4 hours: missed, still waiting",
          state: random.pick([.met, .missed, .open]))
      }, first: "3 Aug 2026", last: "20 Aug 2026")
  }

  private mutating func pareto() -> Pareto {
    let greatest = magnitude()
    return Pareto(
      key: "pareto", title: "Pareto",
      rows: (0..<random.int(0...10)).map {
        .init(name: called(), count: quantity(greatest), share: "\(random.int(0...99))%", cumulative: "100%", isOther: $0 == 3)
      }, vital: random.int(0...3))
  }

  private mutating func distribution() -> DistributionChart {
    let greatest = magnitude()
    let rows = (0..<random.int(1...4)).map { _ in
      let values = (0..<random.int(0...4)).map { _ in quantity(greatest) }.sorted { $0.number < $1.number }
      return DistributionChart.Row(
        name: name(), percentiles: zip(["p50", "p75", "p90", "p95"], values).map { .init($0, $1) }, note: "472 / 17",
        within: random.chance(60) ? "41% within 4 business hours" : "")
    }
    return DistributionChart(
      key: "distribution", title: "Distribution", rows: rows,
      limit: random.chance(70) ? .init(value: quantity(greatest).number, label: "limit 4 h") : nil,
      ticks: TickFormat(.plain, suffix: " h"), noteHead: "n / still open")
  }

  private mutating func ranges() -> RangeChart {
    let greatest = magnitude()
    return RangeChart(
      key: "ranges", title: "Ranges",
      rows: (0..<random.int(1...7)).map { _ in
        let ends = [quantity(greatest), quantity(greatest)].sorted { $0.number < $1.number }
        return .init(
          name: name(), median: random.chance(90) ? ends[0] : nil, upper: random.chance(80) ? ends[1] : nil, note: "91 / 38",
          longNote: random.chance(50) ? "n 91, open 38" : nil)
      }, ticks: TickFormat(.plain, suffix: " d"), noteHead: "n / still open")
  }

  private mutating func bridge() throws -> Bridge {
    let greatest = magnitude()
    let start = random.int(0...greatest)
    let changes = (0..<random.int(0...8)).map { _ in
      let amount = random.int(-greatest...greatest)
      return Bridge.Step(name: called(), amount: amount, text: "\(amount < 0 ? "−" : "+")€\(abs(amount)).25m")
    }
    let end = changes.reduce(start) { $0 + $1.amount }
    return try Bridge(
      key: "bridge", title: "Bridge", start: .init(name: called(), amount: start, text: "€\(start)"), changes: changes,
      end: .init(name: called(), amount: end, text: "€\(end)"), unit: 100, ticks: TickFormat(.compact, prefix: "€"))
  }

  private mutating func cohorts() -> CohortHeatMap {
    let columns = random.int(1...14)
    let rows = random.int(0...12)
    return CohortHeatMap(
      key: "cohorts", title: "Cohorts", rowHead: "cohort", noteHead: "n", columns: (0..<columns).map { "month \($0)" },
      rows: (0..<rows).map { row in
        .init(name: name(), note: "\(row * 77)", cells: quantities(max(0, columns - row), 100))
      })
  }

  private mutating func control() -> ControlChart {
    let count = random.pick([1, 8, 24, 53])
    let greatest = magnitude()
    let limits = (0..<3).map { _ in quantity(greatest) }.sorted { $0.number < $1.number }
    return ControlChart(
      key: "control", title: "Control", periods: periods(count), values: quantities(count, greatest),
      phases: [
        .init(
          from: 0, through: count - 1, centre: Quantity(limits[1].number, "mean \(limits[1].text)"),
          upper: Quantity(limits[2].number, "upper \(limits[2].text)"),
          lower: random.chance(80) ? Quantity(limits[0].number, "lower \(limits[0].text)") : nil)
      ], flags: (0..<count).map { _ in random.pick([nil, nil, nil, .outside, .run]) }, breaks: breaks(count))
  }

  private mutating func slope() -> SlopeChart {
    let greatest = magnitude()
    return SlopeChart(
      key: "slope", title: "Slope", left: "Oct 2025", right: "Oct 2026",
      lines: (0..<random.int(0...12)).map { _ in
        .init(name: called(), from: quantity(greatest), to: quantity(greatest), isCalledOut: random.chance(25))
      })
  }
}
