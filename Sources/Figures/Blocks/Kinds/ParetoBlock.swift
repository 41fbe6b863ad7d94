import Calendars
import Definitions
import Documents
import Editions

/// `pareto`: members of a dimension by size, with their running share.
struct ParetoBlock: ReportBlock {
  static let name = "pareto"

  let choice: MetricChoice
  var grain: Grain? { choice.grain }
  let by: String
  let limit: Int

  init?(_ reader: inout BlockReader) {
    let metric = reader.metric("metric")
    let by = reader.dimension(of: metric)
    let narrowed = reader.narrowed(metric)
    limit = reader.count("limit", default: 10, upTo: 40)
    guard let metric, let by,
      reader.checkAdditive(metric, over: by, instead: "write a breakdown with form: rows or form: grouped, or a slope")
    else { return nil }
    choice = MetricChoice(metric: metric, narrowed: narrowed)
    self.by = by
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {
    for metric in [choice.metric, glossary.sharedCount(of: choice.metric)].compactMap(\.self) {
      needs.add(metric, by: by, choice.narrowed)
    }
  }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    guard let pareto = ParetoFigure(choice, by: by, limit: limit, scope) else { return scope.empty(choice.metric) }
    if let refusal = pareto.refusal { return .half(scope.none(scope.title(of: choice.metric), refusal)) }
    return .half(.figure(pareto.figure))
  }
}

extension Glossary {
  /// What a share is a share of: the metric that counts.
  func sharedCount(of metric: String) -> String? {
    guard case .share(let of, _) = self.metric(metric)?.calculation, self.metric(of) != nil else { return nil }
    return of
  }
}
