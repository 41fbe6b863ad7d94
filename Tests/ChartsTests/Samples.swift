import Charts
import HyperText

/// One chart of each kind with the numbers of an invented company; goldens and contrast tests draw them.
enum Samples {
  static let months = [
    "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
  ].enumerated().map { PeriodLabel($1, year: $0 < 3 ? "2025" : "2026") }

  static func quantities(_ numbers: [Double?], _ suffix: String = "") -> [Quantity?] {
    numbers.map { number in number.map { Quantity($0, text($0) + suffix) } }
  }

  static func text(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(Double(Int((number * 10).rounded())) / 10)
  }

  static let trend = LineChart(
    key: "mql", title: "Marketing-qualified leads per month, line broken at 1 August 2026 where definition v3 took effect",
    periods: months,
    segments: [
      .init(
        version: "v3", values: quantities([nil, nil, nil, nil, 402, 415, 408, 421, 430, 436]), kind: .backcast,
        label: "v3, backcast"),
      .init(version: "v2", values: quantities([662, 640, 602, 655, 668, 690, 671, 702, 715, 724])),
      .init(version: "v3", values: quantities([nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, 428, 446, 472])),
    ],
    breaks: [Break(before: 10, earlier: "v2", later: "v3 from 1 Aug")],
    targets: [
      .init(from: 0, through: 9, value: 650, label: "target 650"),
      .init(from: 10, through: 12, value: 500, label: "target 500"),
    ])

  static let gappyTrend = LineChart(
    key: "contact", title: "Median business hours to first contact, March 2026 missing, November to date", periods: months,
    segments: [
      .init(version: "v1", values: quantities([38, 37.2, 38.4, 36, 33, nil, 29, 24.8, 20, 16.8, 13.6, 9.4, 6.1])),
      .init(
        version: "prior", values: quantities([40, 41, 40, 39, 39, 40, 41, 40, 39, 38.5, 38, 38, 38]), kind: .comparison,
        label: "year before"),
    ],
    targets: [.init(from: 0, through: 12, value: 4, label: "limit 4 h")], provisional: "to date")

  static let stacked = BarChart(
    key: "source", title: "Pipeline created per month by source, total 2.84 million euro in October",
    periods: Array(months.dropFirst()),
    parts: ["Inbound", "Outbound", "Partner", "Events"],
    bars: stack([2.41, 2.02, 2.33, 2.38, 2.60, 2.49, 2.55, 2.71, 2.22, 2.31, 2.65, 2.84]), ticks: .plain)

  static func stack(_ totals: [Double]) -> [BarChart.Bar?] {
    totals.map { total in
      let parts = [0.44, 0.29, 0.16, 0.11].map { Double(Int(total * $0 * 100)) / 100 }
      return BarChart.Bar(values: parts.map { Quantity($0, String($0)) }, total: Lettering(String(total)))
    }
  }

  static let shares = BarChart(
    key: "mix", title: "Share of pipeline by source", periods: Array(months.dropFirst(7)), mode: .share,
    parts: ["Inbound", "Outbound", "Partner", "Events", "Other"],
    bars: (0..<6).map { index in
      let first = 40 + index
      return BarChart.Bar(
        values: [first, 60 - first, 20, 12, 8].map { Quantity(Double($0) / 100, "\($0)%") })
    }, ticks: .percent)

  static let grouped = BarChart(
    key: "sides", title: "Leads handed over and accepted per quarter",
    periods: ["Q4", "Q1", "Q2", "Q3"].enumerated().map { PeriodLabel($1, year: $0 == 0 ? "2025" : "2026") }, mode: .grouped,
    parts: ["Handed over", "Accepted"],
    bars: [(1904, 1083), (2013, 1120), (2088, 1141), nil].map { pair in
      pair.map {
        BarChart.Bar(values: [Quantity(Double($0.0), "\($0.0)"), Quantity(Double($0.1), "\($0.1)")])
      }
    })

  static let plainBars = BarChart(
    key: "won", title: "Deals won per month", periods: Array(months.dropFirst(3)),
    bars: [12, 15, 9, 18, 17, nil, 14, 19, 16, 21].map { number in
      number.map { BarChart.Bar(values: [Quantity($0, text($0))], total: Lettering(text($0))) }
    }, provisional: "to date")

  static let channels = RankedBars(
    key: "cost", title: "Cost per opportunity by channel in October 2026, all channels 2,761 euro", head: "€ per opp",
    columns: ["spend", "opps"],
    rows: [
      .init(name: "Organic search", value: Quantity(1150, "€1,150"), cells: ["€25.3k", "22"]),
      .init(name: "Partner", value: Quantity(1980, "€1,980"), cells: ["€27.7k", "14"]),
      .init(name: "Outbound tools", value: Quantity(2870, "€2,870"), cells: ["€57.4k", "20"]),
      .init(name: "Paid search", value: Quantity(4120, "€4,120"), cells: ["€70.0k", "17"]),
      .init(name: "Events", value: Quantity(5240, "€5,240"), cells: ["€52.4k", "10"]),
    ],
    rest: [.init(name: "Unattributed", value: nil, cells: ["€18.4k", "8"])],
    summary: .init(name: "All", value: Quantity(2761, "€2,761"), cells: ["€251.3k", "91"]),
    target: .init(value: 3000, label: "target ≤ €3,000"))

  static let funnel = Funnel(
    key: "funnel", title: "Funnel for October 2026: 1,930 leads to 21 closed-won, with the conversion at each handoff",
    stages: [
      ("Lead", 1930, "1,930"), ("MQL", 472, "472"), ("SAL", 335, "335"), ("SQL", 143, "143"), ("Opportunity", 91, "91"),
      ("Closed-won", 21, "21"),
    ].map { .init(name: $0.0, count: Quantity($0.1, $0.2)) },
    steps: [
      .init(rate: "24.5%", counts: "472 of 1,930", basis: "same month, no window", shortBasis: "no window"),
      .init(rate: "71.0%", counts: "335 of 472", basis: "Oct cohort, 5 business days", shortBasis: "Oct, 5 business days"),
      .init(rate: "42.3%", counts: "134 of 317", basis: "Sep cohort, 30 days", shortBasis: "Sep, 30 days"),
      .init(rate: "64.1%", counts: "84 of 131", basis: "Aug cohort, 45 days", shortBasis: "Aug, 45 days"),
      .init(rate: "21.0%", counts: "17 of 81", basis: "Jun cohort, 120 days", shortBasis: "Jun, 120 days", mark: "lowest step"),
    ],
    overall: .init(rate: "1.1%", counts: "21 of 1,930", basis: "counts of the month, no cohort", shortBasis: "no cohort"))

  static let bullet = Bullet(
    key: "sla", title: "First contact within 4 hours: 41.3% against 90%; ranges change at 81% and 90%",
    value: Quantity(0.413, "41.3%"),
    target: Quantity(0.9, "90%"), second: Quantity(0.309, "30.9%"), limits: [Quantity(0.81, "81%"), Quantity(0.9, "90%")],
    maximum: 1)

  static let lowBullet = Bullet(
    key: "hours", title: "Median first contact: 6.1 hours against 4", value: Quantity(6.1, "6.1"), target: Quantity(4, "4 h"),
    limits: [Quantity(4, "4"), Quantity(8, "8")], maximum: 12, lowIsGood: true, ticks: TickFormat(.plain, suffix: " h"))

  static let strip = VerdictStrip(
    key: "strip", title: "Verdicts of twelve months: two missed, two without data, seven met, one undecided",
    verdicts: [.noData, .noData, .missed, .missed, .met, .met, .met, .met, .met, .met, .met, .undecided], first: "Nov",
    last: "Oct", breaks: [.init(before: 9, label: "v3")])

  static let pareto = Pareto(
    key: "reasons", title: "Rejection reasons in October 2026, sorted: wrong company size 53 of 133",
    rows: [
      .init(name: "Other", count: Quantity(28, "28"), share: "18%", cumulative: "100%", isOther: true),
      .init(name: "Wrong company size", count: Quantity(53, "53"), share: "35%", cumulative: "35%"),
      .init(name: "No budget", count: Quantity(27, "27"), share: "18%", cumulative: "52%"),
      .init(name: "Already a customer", count: Quantity(19, "19"), share: "12%", cumulative: "65%"),
      .init(name: "Not a decision maker", count: Quantity(15, "15"), share: "10%", cumulative: "75%"),
      .init(name: "Duplicate", count: Quantity(11, "11"), share: "7%", cumulative: "82%"),
    ])

  static let distribution = DistributionChart(
    key: "response", title: "Business hours to first contact, percentiles against the limit of 4 hours",
    rows: [
      .init(
        name: "October",
        percentiles: [
          .init("p50", Quantity(6.1, "6.1 h")), .init("p75", Quantity(11.8, "11.8 h")), .init("p90", Quantity(21.4, "21.4 h")),
          .init("p95", Quantity(30.2, "30.2 h")),
        ], note: "472, 17", within: "41% within 4 h"),
      .init(
        name: "September",
        percentiles: [
          .init("p50", Quantity(9.4, "9.4 h")), .init("p75", Quantity(15.9, "15.9 h")), .init("p90", Quantity(26, "26.0 h")),
          .init("p95", Quantity(35.5, "35.5 h")),
        ], note: "446, 21", within: "31% within 4 h"),
    ], limit: .init(value: 4, label: "limit 4 h"), ticks: TickFormat(.plain, suffix: " h"), noteHead: "n, open")

  static let skewed = DistributionChart(
    key: "cycle", title: "Days from lead to revenue, percentiles on a logarithmic scale",
    rows: [
      .init(
        name: "Self-service",
        percentiles: [
          .init("p50", Quantity(7, "7 d")), .init("p75", Quantity(19, "19 d")), .init("p90", Quantity(97, "97 d")),
          .init("p95", Quantity(210, "210 d")),
        ], note: "88, 12")
    ], limit: .init(value: 30, label: "limit 30 d"), ticks: TickFormat(.plain, suffix: " d"), noteHead: "n, open")

  static let velocity = RangeChart(
    key: "velocity", title: "Median and 90th percentile days between stages: opportunity to won takes 61 days",
    rows: [
      .init(
        name: "MQL → SAL", median: Quantity(1.2, "1.2"), upper: Quantity(4.8, "4.8"), note: "335 / 0",
        longNote: "n 335, open 0"),
      .init(
        name: "SAL → SQL", median: Quantity(9, "9"), upper: Quantity(24, "24"), note: "143 / 61", longNote: "n 143, open 61"),
      .init(
        name: "SQL → Opportunity", median: Quantity(6, "6"), upper: Quantity(19, "19"), note: "91 / 38",
        longNote: "n 91, open 38"),
      .init(
        name: "Opportunity → Won", median: Quantity(61, "61"), upper: Quantity(118, "118"), note: "21 / 214",
        longNote: "n 21, open 214"),
    ], ticks: TickFormat(.plain, suffix: " d"), noteHead: "n / still open")

  static let timeline = Timeline(
    key: "way", title: "Lead L-417 from 3 August to 20 August 2026, six events",
    events: [
      .init(place: 0, number: "1", name: "Lead"), .init(place: 0.02, number: "2", name: "MQL"),
      .init(place: 1, number: "3", name: "First contact"), .init(place: 2, number: "4", name: "SQL", isCalledOut: true),
      .init(place: 3, number: "5", name: "Rejected lead", isCalledOut: true),
      .init(place: 17, number: "6", name: "Opportunity"),
    ],
    spans: [
      .init(from: 0.02, to: 1, name: "First contact within 4 hours: missed", state: .missed),
      .init(from: 1, to: 2, name: "SQL within 14 days: met", state: .met),
      .init(from: 3, to: 17, name: "Closed within 90 days: running", state: .open),
    ], first: "3 Aug 2026", last: "20 Aug 2026")

  static func bridge() throws -> Bridge {
    try Bridge(
      key: "bridge", title: "Pipeline from September to October: 2.65 to 2.84 million euro",
      start: .init(name: "Pipeline, 30 Sep", amount: 265, text: "€2.65m"),
      changes: [
        .init(name: "Created", amount: 84, text: "+€0.84m"), .init(name: "Won", amount: -31, text: "−€0.31m"),
        .init(name: "Lost", amount: -42, text: "−€0.42m"), .init(name: "Amounts changed", amount: 8, text: "+€0.08m"),
      ], end: .init(name: "Pipeline, 31 Oct", amount: 284, text: "€2.84m"), unit: 100,
      ticks: TickFormat(.plain, prefix: "€", suffix: "m"))
  }

  static let cohorts = CohortHeatMap(
    key: "cohorts", title: "Share of each month's MQLs that became SQL, by months since", rowHead: "cohort", noteHead: "n",
    columns: (0..<8).map { "\($0)" },
    rows: (0..<8).map { row in
      let shares = [4, 11, 17, 22, 26, 28, 29, 30].prefix(8 - row).map { Double($0 + row) }
      return .init(
        name: "\(months[row + 5].name) 2026", note: "\(702 - 30 * row)",
        cells: shares.map { Quantity($0, "\(Int($0))%") } + Array(repeating: nil, count: row))
    })

  static let control = ControlChart(
    key: "xmr", title: "MQLs per week with natural limits; one point outside, a run of eight below the mean",
    periods: (30..<54).map { PeriodLabel("W\($0 > 52 ? $0 - 52 : $0)", year: $0 > 52 ? "2026" : "2025") },
    values: quantities([
      104, 110, 98, 107, 112, 101, 149, 108, 99, 105, 96, 94, 97, 92, 95, 93, 96, 94, nil, 103, 108, 111, 102, 106,
    ]),
    phases: [
      .init(
        from: 0, through: 23, centre: Quantity(103, "mean 103"), upper: Quantity(128, "upper 128"),
        lower: Quantity(78, "lower 78"))
    ],
    flags: (0..<24).map { $0 == 6 ? .outside : (10...17).contains($0) ? .run : nil })

  static let slope = SlopeChart(
    key: "slope", title: "Win rate by region, October 2025 and October 2026", left: "Oct 2025", right: "Oct 2026",
    lines: [
      ("Germany", 24.1, 27.9, true), ("France", 23.8, 23.1, false), ("Nordics", 23.4, 24.0, false),
      ("Benelux", 19.2, 22.8, false),
      ("Iberia", 14.8, 11.2, true),
    ].map { .init(name: $0.0, from: Quantity($0.1, "\($0.1)%"), to: Quantity($0.2, "\($0.2)%"), isCalledOut: $0.3) })

  static let spark = Sparkline(
    key: "spark", title: "MQLs, 13 months, broken at 1 August 2026, ends at 472",
    segments: [
      [662, 640, 602, 655, 668, 690, 671, 702, 715, 724, nil, nil, nil],
      [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, 428, 446, 472],
    ], breaks: [10],
    targets: [.init(from: 0, through: 9, value: 650, label: ""), .init(from: 10, through: 12, value: 500, label: "")])

  static let lineage = Lineage(
    key: "lin", title: "What MQL stands on and what stands on MQL",
    columns: [
      .init(
        head: "stands on",
        nodes: [
          .init(id: "icp", label: "Ideal customer profile", note: "v2"),
          .init(id: "signal", label: "Intent signal", note: "v4"),
          .init(id: "leads", label: "Counted leads", note: "v1"),
        ]),
      .init(head: "this term", nodes: [.init(id: "mql", label: "MQL", note: "v3 · 3f9a2c81", style: .current)]),
      .init(
        head: "used by",
        nodes: [
          .init(id: "sal", label: "SAL", note: "stage v2"),
          .init(id: "count", label: "MQLs per month", note: "metric v1"),
          .init(id: "rate", label: "MQL to SQL rate", note: "metric v2"),
          .init(id: "ttfc", label: "Time to first contact", note: "metric v1"),
          .init(id: "cost", label: "Cost per MQL", note: "lapsed", style: .alert),
        ]),
      .init(
        head: "carried on to",
        nodes: (0..<9).map {
          .init(id: "c\($0)", label: "Commitment \($0)", note: "commitment v1")
        }),
    ],
    edges: (0..<3).map { .init(from: .init(0, $0), to: .init(1, 0)) }
      + (0..<5).map { .init(from: .init(1, 0), to: .init(2, $0)) }
      + (0..<9).map { .init(from: .init(2, $0 / 3), to: .init(3, $0)) },
    cap: 6)

  static let lineageLinks = Lineage.Links(more: "#list") { $0.style == .current ? "#main" : "\($0.id).html" }

  static var lineageSVG: HTML {
    var html = HTML()
    lineage.write(to: &html, lineageLinks, palette: .standard)
    return html
  }

  static func all() throws -> [any Chart] {
    [
      trend, gappyTrend, stacked, shares, grouped, plainBars, channels, funnel, bullet, lowBullet, strip, pareto, distribution,
      skewed, velocity, timeline, try bridge(), cohorts, control, slope, spark,
    ]
  }
}

extension Lettering.StringInterpolation {
  /// Samples have no snapshot: their numbers are plain words.
  mutating func appendInterpolation(_ number: Int) { appendInterpolation(String(number)) }
}
