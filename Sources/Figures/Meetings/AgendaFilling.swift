import Definitions
import Diagnostics
import Editions
import FrontMatter

/// What a time box is filled with besides its first number.
struct AgendaFilling: Sendable {
  enum Part: String, Sendable, CaseIterable {
    /// What was missed or is late, then how the others stand.
    case commitments
    /// What changed in the glossary in the period.
    case changes
    /// Definitions that not every party stands behind.
    case unsigned
    /// Reviews of definitions that are overdue.
    case reviews
    /// How far the teams' own words agreed in the last audit.
    case audit
  }

  /// A metric of cases, and the dimension that says why.
  struct Reasons: Hashable, Sendable {
    var metric: String
    var by: String
  }

  let metrics: [MetricPick]
  let movers: MoversBlock?
  let reasons: Reasons?
  let parts: [Part]

  init() { (metrics, movers, reasons, parts) = ([], nil, nil, []) }

  init(_ reader: inout BlockReader) {
    metrics = reader.picks("metrics", .optional)
    movers = reader.mapping("movers") { MoversBlock(&$0) }
    reasons = reader.mapping("reasons") { inner in
      let metric = inner.metric("metric")
      let by = inner.dimension(of: metric)
      guard let metric, let by else { return nil }
      switch inner.glossary.metric(metric)?.calculation {
      case .count, .share: return Reasons(metric: metric, by: by)
      default:
        let type = inner.glossary.metric(metric)?.type ?? ""
        inner.keys.report(
          .definitionReferenceKind, "metric", "is '\(metric)', a metric of type \(type), expected a count or a share")
        return nil
      }
    }
    var parts: [Part] = []
    for (text, position) in reader.keys.texts("shows") {
      if let part = Part(rawValue: text) {
        parts.append(part)
      } else {
        let words = Part.allCases.map(\.rawValue)
        reader.keys.report(
          Diagnostic(
            .schemaValue, at: position, "'\(text)' is not something that an agenda shows",
            suggestion: NearMiss.suggestion(for: text, among: words) ?? "write one of \(words.joined(separator: ", "))"))
      }
    }
    self.parts = parts
  }

  var isEmpty: Bool { metrics.isEmpty && movers == nil && reasons == nil && parts.isEmpty }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {
    for pick in metrics { needs.add(pick.metric) }
    movers?.add(to: &needs, glossary)
    if let reasons { needs.add(reasons.metric, by: reasons.by) }
  }
}
