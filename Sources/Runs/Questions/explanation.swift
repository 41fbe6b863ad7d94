package import Definitions
import Events
import Numbers

/// What a run would do, in words: for every metric which SQL goes to which source, and what is computed here.
///
/// Only the last part of the plan is told: earlier meanings are asked in the same way. `way` says how the engine goes about a
/// statement, where that is not the same for all.
package func explanation(
  of plan: RunPlan, settings: SiteSettings, way: (_ system: String, _ sql: String) -> String? = { _, _ in nil }
) -> String {
  guard let part = plan.parts.last else { return "" }
  var text = ""
  for metric in part.metrics {
    guard let definition = part.glossary[metric], let meaning = part.glossary.metric(metric) else { continue }
    text += "\(definition.name) (\(metric)), \(meaning.type)\n"
    let needs = streamNeeds(of: [metric], in: part.glossary)
    for (stream, _) in needs.sorted(by: { $0.key < $1.key }) {
      guard let key = part.questions[stream] else { continue }
      let engine = settings.sources[key.system]?.engine.rawValue ?? "embedded"
      let source = key.system.isEmpty ? "records" : key.system
      text += "  \(stream.source), asked of \(source) (\(engine)\(way(key.system, key.sql).map { ", \($0)" } ?? "")):\n"
      text += key.sql.split(separator: "\n").map { "    \($0)\n" }.joined()
    }
    text += "  here: \(computingSteps(of: meaning, in: part.glossary).joined(separator: "; "))\n\n"
  }
  return text
}

/// What is computed here whatever the engine, in the order in which it is done.
package func computingSteps(of metric: Metric, in glossary: Glossary) -> [String] {
  var steps = ["rows recorded after the as-of are left out", "one event per case by the stage's occurrence"]
  switch metric.calculation {
  case .count, .manual: break
  case .sum(_, let field): steps.append("sum of \(field) in minor units")
  case .statistic(_, let field): steps.append("\(listed(metric.stats)) of \(field), cases without one left out")
  case .ratio(let numerator, let denominator):
    let earlier = metric.lag.map { " of \($0) earlier" } ?? ""
    steps.append("\(numerator)\(earlier) divided by \(denominator), rounded once")
  case .conversion(let from, let to, let window, let basis):
    let within = window.map { " within \($0)" } ?? ""
    if let plan = metric.plan {
      steps.append("touches owed to each \(from): \(listed(plan.touches.map(\.description)))")
      if !plan.until.isEmpty { steps.append("only what was due before \(listed(plan.until)) is owed") }
      break
    }
    steps.append(
      basis == .cohort
        ? "first \(to) after each \(from)\(within), each counted for one" : "\(to) in the period against \(from) in it")
  case .duration(let from, let to, let clock, let limit):
    let end = to == Metric.next ? "the entity's next row" : to
    steps.append("time from \(from) to \(end) on the clock '\(clock)'")
    steps.append("percentiles interpolated between cases (type 7), an open case at risk for as long as it has been open")
    if let limit { steps.append("judged against \(limit)") }
  case .share(let of, let by): steps.append("shares of \(of) by \(by)")
  case .completeness(_, let fields): steps.append("cases with \(fields.joined(separator: ", ")) filled")
  case .formula(_, let expression): steps.append("\(expression), exactly, rounded once")
  case .attribution(_, let model): steps.append("credit by \(model) in minor units that add up")
  }
  steps.append("periods in the reporting zone")
  if !metric.dimensions.isEmpty { steps.append("split by \(metric.dimensions.joined(separator: ", "))") }
  return steps
}
