import Calendars
import Charts
import Definitions
import Documents
import Editions
import FrontMatter

/// `breakdown`: a metric's members, over time or ranked in one period.
struct BreakdownBlock: ReportBlock {
  static let name = "breakdown"

  enum Form: String, Sendable, CaseIterable { case stacked, share, grouped, rows }

  let choice: MetricChoice
  var grain: Grain? { choice.grain }
  var insteadOfSeries: String? { form == .rows ? nil : "write form: rows" }
  let by: String
  let form: Form
  let periods: Int
  /// Other metrics beside each row.
  let columns: [String]
  /// How many members the author wants drawn; nil for as many as the form has room for.
  let limit: Int?

  init?(_ reader: inout BlockReader) {
    let choice = reader.choice()
    let by = reader.dimension(of: choice?.metric)
    form = reader.keys.choice("form", of: Form.self) ?? .stacked
    periods = reader.count("periods", default: 12, upTo: 120)
    columns = reader.metrics("columns")
    limit = reader.count("limit", upTo: RankedBars.mostRows)
    guard let choice, let by else { return nil }
    if form == .stacked || form == .share {
      let isAdded = reader.checkAdditive(
        choice.metric, stat: choice.stat, over: by, instead: "write form: rows or form: grouped, or a slope")
      guard isAdded else { return nil }
    }
    self.choice = choice
    self.by = by
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {
    for metric in [choice.metric] + columns { needs.add(metric, by: by, choice.narrowed) }
  }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    if form != .rows, let figure = BreakdownFigure(self, scope), figure.hasRoom {
      if let refusal = figure.refusal { return .half(scope.none(scope.title(of: choice.metric), refusal)) }
      return .half(.figure(figure.figure))
    }
    // Without a total over time, or with more members than stand side by side.
    let figure = form == .rows || form == .grouped ? RankedFigure(self, scope)?.figure : nil
    return scope.drawing(figure, of: choice.metric, choice.grain)
  }
}
