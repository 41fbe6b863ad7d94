import Calendars
import Charts
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// The `control` block: which periods are outside of what such periods do, by one pair of limits per meaning.
struct ControlFigure {
  private let window: MetricWindow
  private let block: ReportBlock
  private let phases: [Phase]
  private let heading: String
  private var scope: BlockScope { window.scope }
  private var text: ValueText { window.text }

  /// A run of one meaning that is long enough for limits.
  private struct Phase {
    var range: Range<Int>
    var limits: ControlLimits
    var signals: [Bool]
  }

  init?(_ choice: MetricChoice, periods: Int, _ block: ReportBlock, _ scope: BlockScope) {
    let anchor = scope.anchor(block, grain: choice.grain)
    guard let window = MetricWindow(choice, through: anchor, count: periods, in: scope) else { return nil }
    self.window = window
    self.block = block
    heading = block.title ?? scope.name(of: choice.metric)
    let starts =
      [0] + window.breaks.compactMap { found in window.entries.firstIndex { $0.period == found.period } } + [
        window.entries.count
      ]
    phases = zip(starts, starts.dropFirst()).compactMap { from, to in
      let values = window.entries[from..<to].map { entry in
        entry.point?.observation.isProvisional == true ? nil : entry.point?.observation.value
      }
      let isShare = window.text.format == .percent
      guard let limits = ControlLimits(values, floor: .zero, ceiling: isShare ? ExactDecimal(1) : nil) else { return nil }
      return Phase(range: from..<to, limits: limits, signals: limits.signals(in: values))
    }
  }

  var figure: Figure {
    Figure(
      key: scope.key, heading: heading, unit: text.heading(stat: window.stat, per: window.anchor.grain),
      drawing: chart.svg(palette: scope.edition.palette),
      caption: [caption, window.sources.sentence, block.note ?? ""].joinedSentences,
      footnotes: window.sources.footnotes,
      stamps: scope.context.stamps(window.observations), table: table, csv: scope.context.href(.data(window.metric)))
  }

  private func said(_ value: ExactDecimal) -> String { text.headline(value) }

  private func quantity(_ name: String, _ value: ExactDecimal) -> Quantity {
    Quantity(text.scaled(value).approximate, "\(name) \(said(value))")
  }

  private func signal(at place: Int) -> ControlChart.Flag? {
    guard let phase = phases.first(where: { $0.range.contains(place) }), phase.signals[place - phase.range.lowerBound],
      let value = window.entries[place].point?.observation.value
    else { return nil }
    return value < phase.limits.lower || value > phase.limits.upper ? .outside : .run
  }

  private var chart: ControlChart {
    ControlChart(
      key: "\(scope.key)-c",
      title: "\(heading), \(window.entries[0].period.long) to \(window.anchor.long), with limits of what is usual"
        + window.sources.titleEnd,
      periods: window.labels, values: window.entries.map { window.quantity($0.point?.observation) },
      phases: phases.map { phase in
        .init(
          from: phase.range.lowerBound, through: phase.range.upperBound - 1, centre: quantity("mean", phase.limits.mean),
          upper: quantity("upper", phase.limits.upper),
          lower: phase.limits.lower > .zero ? quantity("lower", phase.limits.lower) : nil)
      }, flags: window.entries.indices.map(signal), breaks: window.chartBreaks, rulers: window.rulers,
      ticks: text.ticks)
  }

  private var caption: String {
    guard let last = phases.last, last.range.upperBound == window.entries.count else {
      return "Fewer than \(ControlLimits.fewestValues) values since the meaning changed: no limits yet."
    }
    let flagged = last.range.filter { signal(at: $0) != nil }
    let limits = "\(said(last.limits.lower)) to \(said(last.limits.upper)) is usual, \(said(last.limits.mean)) the mean."
    guard let newest = flagged.last, let value = window.entries[newest].point?.observation.value else {
      return "\(limits) No \(window.anchor.grain.rawValue) since the limits began is a signal."
    }
    let rule = signal(at: newest) == .outside ? "is outside" : "is part of a run of eight or more on one side of the mean"
    return
      "\(limits) \(window.entries[newest].period.spoken(besides: window.anchor).capitalizedFirst), \(said(value)), \(rule)."
  }

  private var table: DataTable {
    var columns: [DataTable.Column] = [
      .init(window.anchor.grain.rawValue.capitalizedFirst, isNumber: false), .init("Value"), .init("Lower"), .init("Mean"),
      .init("Upper"), .init("Signal", isNumber: false),
    ]
    if let column = window.sources.column { columns.append(column) }
    let rows = window.entries.enumerated().map { place, entry in
      let limits = phases.first { $0.range.contains(place) }?.limits
      let flag = signal(at: place).map { $0 == .outside ? "outside" : "run" } ?? ""
      var cells = [entry.period.short, entry.point.map { text.cell($0.observation) } ?? "missing"]
      cells += [limits?.lower, limits?.mean, limits?.upper].map { $0.map(said) ?? "" } + [flag]
      if !window.sources.isEmpty { cells.append(window.sources.cell(entry.point?.observation)) }
      return DataTable.Row(cells, followsBreak: window.breaks.contains { $0.period == entry.period })
    }
    return DataTable(
      caption: "\(heading), \(window.anchor.grain.plural) to \(window.anchor.long)", columns: columns, rows: rows)
  }
}
