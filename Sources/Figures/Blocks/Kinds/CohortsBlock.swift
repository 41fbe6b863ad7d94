import Definitions
import Editions

/// `cohorts`: one row per cohort, by how long it has been watched.
struct CohortsBlock: ReportBlock {
  static let name = "cohorts"

  let metric: String
  /// Stats of the metric; all of them where none is named.
  let columns: [String]
  let periods: Int
  var insteadOfSeries: String? { "write a number or a table" }

  init?(_ reader: inout BlockReader) {
    let metric = reader.metric("metric")
    columns = reader.stats("columns", of: metric)
    periods = reader.count("periods", default: 12, upTo: 120)
    guard let metric else { return nil }
    self.metric = metric
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) { needs.add(metric) }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    scope.drawing(CohortFigure(metric, columns: columns, periods: periods, scope)?.figure, of: metric)
  }
}
