import Calendars
import Definitions
import Documents
import Editions

/// `trend`: a metric over time as a line, with the values that moved after the page was frozen.
struct TrendBlock: ReportBlock {
  static let name = "trend"

  let choice: MetricChoice
  var grain: Grain? { choice.grain }
  var insteadOfSeries: String? { "write a number, a table, or a breakdown with form: rows" }
  let periods: Int

  init?(_ reader: inout BlockReader) {
    periods = reader.count("periods", default: 13, upTo: 120)
    guard let choice = reader.choice() else { return nil }
    self.choice = choice
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) { needs.add(choice.metric, choice.narrowed) }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let window = MetricWindow(choice, through: scope.anchor(grain: choice.grain), count: periods, in: scope)
    guard let window else { return scope.empty(choice.metric, choice.grain) }
    let trend = TrendFigure(
      window: window, about: .period, key: scope.key, heading: scope.title(of: choice.metric), note: scope.frame.note)
    guard let moved = window.movedWords else { return .half(.figure(trend.figure)) }
    return .half(.group(Group(.group, [.figure(trend.figure), .paragraph(moved, .frozen)])))
  }
}
