import Calendars
import HyperText

/// A block as HTML, and how much room it takes.
struct BlockDrawing {
  enum Room {
    /// Two stand side by side.
    case half
    case full
    /// A section of its own with a heading.
    case band
  }

  var html: HTML
  var room: Room

  /// A chart, with the values that moved after the page was frozen.
  static func chart(_ figure: Figure, moved: String? = nil) -> BlockDrawing {
    guard let moved else { return BlockDrawing(html: figure.html, room: .half) }
    var html = HTML()
    html.element("div") { html in
      html.append(figure.html)
      html.element("p", ["class": "frozen"], text: moved)
    }
    return BlockDrawing(html: html, room: .half)
  }
}

extension BlockScope {
  /// Draws a block; one without data says so calmly: a metric that began later is no mistake of the page.
  ///
  /// That a metric has no numbers at all is found by the build's own check (`metric.without-numbers`), not here.
  func drawing(_ block: ReportBlock, scorecard: Scorecard?) -> BlockDrawing {
    switch block.content {
    case .kpis(let picks): return BlockDrawing(html: Tiles(picks, block, scorecard: scorecard, self).html, room: .band)
    case .trend(let choice, let periods):
      guard let trend = TrendFigure(choice, periods: periods, block, self) else {
        return empty(block, choice.metric, choice.grain)
      }
      return .chart(trend.figure, moved: trend.moved)
    case .funnel(let stages):
      guard let funnel = FunnelFigure(stages, block, self) else { return empty(block, stages[0].metric) }
      return .chart(funnel.figure)
    case .pareto(let choice, let by, let limit):
      guard let pareto = ParetoFigure(choice, by: by, limit: limit, block, self) else { return empty(block, choice.metric) }
      return .chart(pareto.figure)
    case .breakdown(let breakdown):
      let figure =
        breakdown.form == .rows ? RankedFigure(breakdown, block, self)?.figure : BreakdownFigure(breakdown, block, self)?.figure
      return chart(figure, block, breakdown.choice.metric, breakdown.choice.grain)
    case .distribution(let picks, let stats, let narrowed, let isOneMetric):
      let figure = DistributionFigure(picks, stats: stats, narrowed: narrowed, isOneMetric: isOneMetric, block, self)?.figure
      return chart(figure, block, picks[0].metric)
    case .control(let choice, let periods):
      return chart(ControlFigure(choice, periods: periods, block, self)?.figure, block, choice.metric, choice.grain)
    case .cohorts(let metric, let columns, let periods):
      return chart(CohortFigure(metric, columns: columns, periods: periods, block, self)?.figure, block, metric)
    case .bridge(let comparison): return members(comparison, block, yearBefore: false) { $0.bridge }
    case .slope(let comparison): return members(comparison, block, yearBefore: true) { $0.slope }
    case .table(let picks, let grain, let periods):
      return BlockDrawing(html: table(picks, grain: grain, periods: periods, block), room: .full)
    case .scorecard(let direction):
      return BlockDrawing(html: scorecardTable(scorecard, direction: direction, block), room: .full)
    case .changes(let months): return BlockDrawing(html: changes(months: months, block), room: .full)
    case .agenda(let items, let minutes): return BlockDrawing(html: agenda(items, minutes: minutes, block), room: .full)
    case .movers(let movers):
      guard let table = MoversTable(movers, block, self) else { return empty(block, movers.became, movers.grain) }
      return BlockDrawing(html: table.html, room: .full)
    case .attribution(let sides):
      guard let table = AttributionTable(sides, block, self) else { return empty(block, sides.metrics[0]) }
      return BlockDrawing(html: table.html, room: .full)
    }
  }

  private func chart(_ figure: Figure?, _ block: ReportBlock, _ metric: String, _ grain: Grain? = nil) -> BlockDrawing {
    figure.map { .chart($0) } ?? empty(block, metric, grain)
  }

  private func members(
    _ comparison: MemberComparison, _ block: ReportBlock, yearBefore: Bool, draw: (MemberChange) -> Figure?
  ) -> BlockDrawing {
    let title = block.title ?? name(of: comparison.metric)
    let why: String
    do throws(MemberChange.Fault) {
      if let figure = draw(try MemberChange(comparison, block, yearBefore: yearBefore, self)) { return .chart(figure) }
      why = "The members of \(name(of: comparison.metric)) do not add up to a whole."
    } catch {
      switch error {
      case .missing(let period):
        why = "\(name(of: comparison.metric)) has no value by \(comparison.by.replacingUnderscores) for \(period.long)."
      case .notComparable(let found): why = "Not comparable: \(found.cause(glossary))."
      }
    }
    return BlockDrawing(html: none(title, why), room: .half)
  }

  func empty(_ block: ReportBlock, _ metric: String, _ grain: Grain? = nil) -> BlockDrawing {
    let name = name(of: metric)
    return BlockDrawing(
      html: none(
        block.title ?? name, "\(name) has no value for \(anchor(block, grain: grain).long) as known on \(asOf.short)."),
      room: .half)
  }
}
