package import Definitions

extension Glossary {
  /// A metric's statistic as a sentence or a heading says it, where it has to be said: of a duration always, so that a median is
  /// never taken for a mean; of other metrics any but their value. Nil for the value.
  package func statistic(_ stat: String, of metric: String) -> String? {
    if stat == .value { return nil }
    guard stat == .within, let limit = self.metric(metric)?.limit else { return statWords(stat) }
    return "share within \(limit)"
  }
}
