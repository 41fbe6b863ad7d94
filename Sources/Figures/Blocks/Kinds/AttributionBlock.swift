import Definitions
import Diagnostics
import Editions
import FrontMatter

/// `attribution`: the same deals shared out by several models, one beside the other.
struct AttributionBlock: ReportBlock {
  static let name = "attribution"

  /// Attribution metrics, a column each.
  let metrics: [String]
  /// The dimension whose members get the credit.
  let by: String
  /// What stands beside the credits and is never added to them.
  let sourced: MetricChoice?
  let influenced: MetricChoice?
  let limit: Int

  init?(_ reader: inout BlockReader) {
    metrics = Self.models(&reader)
    let first = metrics.first
    var by = "channel"
    if reader.keys.has("by") {
      by = reader.dimension(of: first) ?? by
    } else if let first, reader.glossary.metric(first)?.dimensions.contains(by) == false {
      _ = reader.checked(dimension: by, of: first, at: reader.keys.position(of: "metrics"))
    }
    self.by = by
    sourced = Self.beside("sourced", &reader)
    influenced = Self.beside("influenced", &reader)
    limit = reader.count("limit", default: 12, upTo: 40)
    if metrics.isEmpty { return nil }
  }

  private static func models(_ reader: inout BlockReader) -> [String] {
    reader.keys.texts("metrics", .required).compactMap { text, position in
      guard let id = reader.known(text, at: position) else { return nil }
      let metric = reader.glossary.metric(id)
      if case .attribution = metric?.calculation { return id }
      reader.keys.report(
        Diagnostic(
          .definitionReferenceKind, at: position,
          "'\(id)' is a metric of type \(metric?.type ?? ""), expected one of type attribution"))
      return nil
    }
  }

  /// A metric's id, or a mapping that narrows it as well.
  private static func beside(_ key: String, _ reader: inout BlockReader) -> MetricChoice? {
    guard let node = reader.keys.node(key) else { return nil }
    if let id = node.text { return reader.known(id, at: node.position).map { MetricChoice(metric: $0) } }
    return reader.mapping(key) { inner in
      let metric = inner.metric("metric")
      let narrowed = inner.narrowed(metric)
      return metric.map { MetricChoice(metric: $0, narrowed: narrowed) }
    }
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {
    for metric in metrics { needs.add(metric, by: by) }
    for choice in [sourced, influenced].compactMap(\.self) { needs.add(choice.metric, choice.narrowed) }
  }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    AttributionTable(self, scope).map { .full($0.panel) } ?? scope.empty(metrics[0])
  }
}
