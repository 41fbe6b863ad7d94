import Calendars

/// The phrases about numbers of past periods under either meaning.
enum RestatedWords {
  static let title = "What past periods would have been"
  static let explanation = "from the records at hand, under the meaning before and the new one"

  /// How many metrics a report lists; programs are told all of them.
  private static let shownMetrics = 12

  /// A line per metric, then how many more there are.
  static func lines(_ metrics: [MetricUnderBoth], _ line: (MetricUnderBoth) -> String) -> [String] {
    let shown = metrics.count > shownMetrics + 1 ? shownMetrics : metrics.count
    let more = metrics.count > shown ? ["and \(metrics.count - shown) more metrics"] : []
    return metrics.prefix(shown).map(line) + more
  }

  /// "Aug 2026 612 -> 369, Sep 2026 640 -> 388, Oct 2026 655 -> 401".
  static func text(_ points: [MetricUnderBoth.Point]) -> String {
    points.map { "\($0.period.short) \(text($0.before)) -> \(text($0.now))" }.joined(separator: ", ")
  }

  private static func text(_ amount: MetricUnderBoth.Amount?) -> String {
    amount.map { AmountWords($0.unit).text($0.value) } ?? "no number"
  }
}
