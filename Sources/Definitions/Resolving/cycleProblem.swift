import Diagnostics

/// What is wrong with the metric by which site.yml tells how long a change is too early to judge; nil where it has a median of
/// some length of time. That it is unknown or not a metric is reported with the other references.
func cycleProblem(in glossary: Glossary, _ settings: SiteSettings) -> Diagnostic? {
  guard let reference = settings.references.first(where: { $0.role == .cycle }), let metric = glossary.metric(reference.id)
  else {
    return nil
  }
  func problem(_ message: String, _ suggestion: String) -> Diagnostic {
    Diagnostic(.definitionReferenceKind, at: reference.position, message, suggestion: suggestion)
  }
  guard metric.unit.isDuration else {
    let durations = glossary.definitions.lazy.filter { glossary.metric($0.id)?.isCycle ?? false }.map(\.id)
    return problem(
      "'\(reference.id)' is measured in \(metric.unit), expected a duration",
      durations.first.map { "write '\($0)'" } ?? "define a metric of type duration, from the start of a case to its end")
  }
  guard metric.medianStat == nil else { return nil }
  return problem("'\(reference.id)' has no median, by which cycles are counted", "add p50 to its stats")
}

extension Metric {
  /// The stat that holds its median: the value itself of what is computed from medians or typed in; nil where none does.
  package var medianStat: String? {
    if stats.contains("p50") { return "p50" }
    if case .duration = calculation { return nil }
    return calculation.isStatistic ? nil : NamedStat.value.rawValue
  }

  fileprivate var isCycle: Bool { unit.isDuration && medianStat != nil }
}
