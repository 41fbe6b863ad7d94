import Calendars
import Diagnostics
import FrontMatter

/// Reads `frozen` of a run's record: a period each, with its two days and the hashes of the levels that judge it.
func readFrozenPeriods(_ node: YAMLNode?) -> (periods: [FrozenPeriod], diagnostics: [Diagnostic]) {
  var periods: [FrozenPeriod] = []
  var diagnostics: [Diagnostic] = []
  for entry in node?.entries ?? .empty {
    func date(_ key: String) -> CivilDate? { entry.value[key]?.text.flatMap { CivilDate($0) } }
    guard let period = Period(entry.key), let on = date("on"), let vintage = date("vintage") else {
      diagnostics.append(
        Diagnostic(
          .schemaValue, at: entry.keyPosition, "'\(entry.key)' is not a frozen period with its days 'on' and 'vintage'",
          suggestion: "restore run.yml from git"))
      continue
    }
    let targets = (entry.value["targets"]?.entries ?? .empty).compactMap { target in target.value.text.map { (target.key, $0) }
    }
    periods.append(
      FrozenPeriod(
        period: period, on: on, vintage: vintage, targets: Dictionary(targets, uniquingKeysWith: { first, _ in first }),
        position: entry.keyPosition))
  }
  return (periods, diagnostics)
}
