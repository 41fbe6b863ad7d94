import Calendars
import Charts
import Documents
import Editions
import Measures
import Numbers
import ShownNumbers
import Snapshots

/// The `control` block: which periods are outside of what such periods do, by one pair of limits per meaning.
struct ControlFigure {
  private let window: MetricWindow
  private let phases: [ControlPhase]
  private let heading: String
  private let scope: BlockScope

  init?(_ choice: MetricChoice, periods: Int, _ scope: BlockScope) {
    let anchor = scope.anchor(grain: choice.grain)
    guard let window = MetricWindow(choice, through: anchor, count: periods, in: scope) else { return nil }
    self.window = window
    self.scope = scope
    heading = scope.frame.title ?? scope.name(of: choice.metric)
    phases = window.controlPhases
  }

  var figure: Documents.Figure {
    Documents.Figure(
      key: scope.key, heading: Phrase(heading), unit: window.statisticAndUnit,
      chart: chart, caption: [caption, Phrase(window.sources.sentence), Phrase(scope.frame.note)].joinedSentences,
      footnotes: window.sources.footnotes.map { Phrase($0) } + [window.boundNote].filter { !$0.isEmpty }, stamps: window.stamps,
      table: table, file: .site(.data(window.metric)))
  }

  private func signal(at place: Int) -> ControlPhase.Signal? { phases.lazy.compactMap { $0.signal(at: place) }.first }

  // MARK: Chart

  private var chart: ControlChart {
    ControlChart(
      key: "\(scope.key)-c",
      title: """
        \(heading), \(window.entries[0].period.long) to \(window.anchor.long), with limits of what is usual\
        \(window.sources.titleEnd)
        """,
      periods: window.labels, values: window.entries.map { window.quantity($0.point?.observation) },
      phases: phases.compactMap(drawn), flags: window.entries.indices.map { signal(at: $0).map(ControlChart.Flag.init) },
      breaks: window.chartBreaks, rulers: window.rulers, ticks: window.text.ticks)
  }

  private func drawn(_ phase: ControlPhase) -> ControlChart.Phase? {
    guard let mean = Quantity("mean", phase.mean), let upper = Quantity("upper", phase.upper) else { return nil }
    return ControlChart.Phase(
      from: phase.range.lowerBound, through: phase.range.upperBound - 1, centre: mean, upper: upper,
      lower: phase.hasLower ? Quantity("lower", phase.lower) : nil)
  }

  // MARK: Words

  private var caption: Phrase {
    guard let last = phases.last, last.range.upperBound == window.entries.count else {
      return "Fewer than \(count: ControlLimits.fewestValues) values since the meaning changed: no limits yet."
    }
    let limits: Phrase = "\(last.lower) to \(last.upper) is usual; the mean is \(last.mean)."
    let newest = last.range.last { signal(at: $0) != nil }
    guard let newest, let value = window.entries[newest].point.flatMap({ window.numbers.headline($0.observation) }) else {
      return "\(limits) No \(window.anchor.grain.rawValue) since the limits began signals a change."
    }
    let rule = signal(at: newest) == .outside ? "is outside" : "is part of a run of eight or more on one side of the mean"
    return "\(limits) \(window.entries[newest].period.spoken(besides: window.anchor).capitalizedFirst), \(value), \(rule)."
  }

  private var table: Table {
    var columns: [Table.Column] = [
      .init(Phrase(window.anchor.grain.rawValue.capitalizedFirst), isNumber: false), .init("Value"), .init("Lower"),
      .init("Mean"), .init("Upper"), .init("Signal", isNumber: false),
    ]
    columns += window.sources.columns
    let rows = window.entries.enumerated().map { place, entry in
      let phase = phases.first { $0.range.contains(place) }
      let flag = signal(at: place).map { $0 == .outside ? "outside" : "run" } ?? ""
      var cells = [Phrase(entry.period.short), entry.point.map { Phrase(window.numbers.cell($0.observation)) } ?? "missing"]
      cells += [phase?.lower, phase?.mean, phase?.upper].map { $0.map { Phrase($0) } ?? "" } + [Phrase(flag)]
      if !window.sources.isEmpty { cells.append(Phrase(window.sources.cell(entry.point?.observation))) }
      return Table.Row(cells, followsBreak: window.breaks.contains { $0.period == entry.period })
    }
    return Table(
      caption: "\(heading), \(window.anchor.grain.plural) to \(window.anchor.long)", columns: columns, rows: rows)
  }
}

extension ControlChart.Flag {
  fileprivate init(_ signal: ControlPhase.Signal) {
    self =
      switch signal {
      case .outside: .outside
      case .run: .run
      }
  }
}
