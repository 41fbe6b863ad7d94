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
      guard let trend = TrendFigure(choice, periods: periods, block, self) else { return empty(block, choice.metric, choice.grain) }
      return .chart(trend.figure, moved: trend.moved)
    case .funnel(let stages):
      guard let funnel = FunnelFigure(stages, block, self) else { return empty(block, stages[0].metric) }
      return .chart(funnel.figure)
    case .pareto(let choice, let by, let limit):
      guard let pareto = ParetoFigure(choice, by: by, limit: limit, block, self) else { return empty(block, choice.metric) }
      return .chart(pareto.figure)
    default: return BlockDrawing(html: none(block.title ?? block.name.rawValue, "Not drawn yet."), room: .half)
    }
  }

  func empty(_ block: ReportBlock, _ metric: String, _ grain: Grain? = nil) -> BlockDrawing {
    let name = name(of: metric)
    return BlockDrawing(
      html: none(block.title ?? name, "\(name) has no value for \(anchor(block, grain: grain).long) as known on \(asOf.short)."),
      room: .half)
  }
}
