package import Definitions

/// A stat of a metric as a sentence says it.
package func statWords(_ stat: String) -> String {
  switch stat {
  case "value": "value"
  case "p50": "median"
  case "within": "share within the limit"
  case "never": "cases never contacted"
  case "open": "cases late and still open"
  case "pending": "cases not decided yet"
  case "void": "cases that do not count"
  case "matured": "share of those whose window is over"
  case "missing": "cases without any of them"
  case "mean": "mean"
  case "min": "minimum"
  case "max": "maximum"
  default:
    stat.hasPrefix("d") && stat.dropFirst().allSatisfy(\.isNumber)
      ? "within \(stat.dropFirst()) days"
      : stat.hasPrefix("p") && stat.dropFirst().allSatisfy(\.isNumber) ? "\(stat.dropFirst())th percentile" : stat
  }
}

extension Glossary {
  /// A metric's statistic as a sentence or a heading says it, where it has to be said: of a duration always, so that a median is
  /// never taken for a mean; of other metrics any but their value. Nil for the value.
  package func statistic(_ stat: String, of metric: String) -> String? {
    if stat == "value" { return nil }
    guard stat == "within", let limit = self.metric(metric)?.limit else { return statWords(stat) }
    return "share within \(limit)"
  }
}
