import Definitions
import Diagnostics
import FrontMatter
import Snapshots

extension BlockReader {
  mutating func attribution() -> ReportBlock.Content? {
    let metrics = keys.texts("metrics", .required).compactMap { text, position -> String? in
      guard let id = known(text, at: position) else { return nil }
      if case .attribution = glossary.metric(id)?.calculation { return id }
      keys.report(
        Diagnostic(
          .definitionReferenceKind, at: position,
          "'\(id)' is a metric of type \(glossary.metric(id)?.type ?? ""), expected one of type attribution"))
      return nil
    }
    var by = "channel"
    if keys.has("by") {
      by = dimension(of: metrics.first) ?? by
    } else if let first = metrics.first, glossary.metric(first)?.dimensions.contains(by) == false {
      _ = checked(dimension: by, of: first, at: keys.position(of: "metrics"))
    }
    let sourced = beside("sourced")
    let influenced = beside("influenced")
    let limit = count("limit", default: 12, upTo: 40)
    guard !metrics.isEmpty else { return nil }
    return .attribution(
      AttributionSides(metrics: metrics, by: by, sourced: sourced, influenced: influenced, limit: limit))
  }

  /// A metric's id, or a mapping that narrows it as well.
  private mutating func beside(_ key: String) -> MetricChoice? {
    guard let node = keys.node(key) else { return nil }
    if let id = node.text { return known(id, at: node.position).map { MetricChoice(metric: $0, narrowed: .all) } }
    var inner = BlockReader(node, path: "\(key).", glossary: glossary)
    let metric = inner.metric("metric")
    let narrowed = inner.narrowed(metric)
    keys.report(inner.finish())
    return metric.map { MetricChoice(metric: $0, narrowed: narrowed) }
  }
}
