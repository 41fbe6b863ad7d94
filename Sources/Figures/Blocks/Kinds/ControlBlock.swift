import Calendars
import Definitions
import Editions

/// `control`: whether a metric moves more than it usually does.
struct ControlBlock: ReportBlock {
  static let name = "control"

  let choice: MetricChoice
  var grain: Grain? { choice.grain }
  var insteadOfSeries: String? { "write a number, a table, or a breakdown with form: rows" }
  let periods: Int

  init?(_ reader: inout BlockReader) {
    periods = reader.count("periods", default: 26, upTo: 120)
    guard let choice = reader.choice() else { return nil }
    self.choice = choice
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) { needs.add(choice.metric, choice.narrowed) }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    scope.drawing(ControlFigure(choice, periods: periods, scope)?.figure, of: choice.metric, choice.grain)
  }
}
