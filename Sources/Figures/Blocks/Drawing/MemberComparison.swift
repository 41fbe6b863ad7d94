import Calendars
import Documents
import Editions

/// A metric's members at two periods, as a page asks for them.
struct MemberComparison: Hashable, Sendable {
  let metric: String
  let by: String
  let from: Period?
  let to: Period?
  let limit: Int

  static let insteadOfSeries = "write a breakdown with form: rows, or a pareto"

  /// Of the two periods, where it names one; `all` where either is that.
  var grain: Grain? { [from, to].compactMap { $0?.grain }.max() }

  /// Nil, and reported, where the metric or its dimension is missing or unknown.
  init?(_ reader: inout BlockReader) {
    let metric = reader.metric("metric")
    let by = reader.dimension(of: metric)
    from = reader.period("from")
    to = reader.period("to")
    limit = reader.count("limit", default: 8, upTo: 40)
    guard let metric, let by else { return nil }
    self.metric = metric
    self.by = by
  }

  /// The figure that is drawn of the change, or why there is none.
  func drawing(yearBefore: Bool, in scope: BlockScope, _ figure: (MemberChange) -> Figure?) -> BlockDrawing {
    let why: Phrase
    do throws(MemberChange.Fault) {
      let change = try MemberChange(self, yearBefore: yearBefore, scope)
      if let figure = figure(change) { return .half(.figure(figure)) }
      why = change.whyNoWhole
    } catch {
      switch error {
      case .missing(let period):
        why = "\(scope.name(of: metric)) has no value by \(by.replacingUnderscores) for \(period.long)."
      case .notComparable(let found): why = "Not comparable: \(found.cause(scope.glossary))."
      }
    }
    return .half(scope.none(scope.title(of: metric), why))
  }
}
