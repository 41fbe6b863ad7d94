import Calendars
import Definitions
import Numbers

/// The phrases about numbers of past periods under either meaning.
enum RestatedWords {
  static let title = "What past periods would have been"
  static let explanation = "from the records at hand, under the old meaning and the new one"

  /// How many metrics a report lists; programs are told all of them.
  private static let shownMetrics = 12

  /// The metrics that have a line, and how many more there are.
  static func shown(_ metrics: [MetricUnderBoth]) -> (metrics: ArraySlice<MetricUnderBoth>, more: String?) {
    guard metrics.count > shownMetrics + 1 else { return (metrics[...], nil) }
    return (metrics.prefix(shownMetrics), "and \(metrics.count - shownMetrics) more metrics")
  }

  /// A line per metric, then how many more there are.
  static func lines(_ metrics: [MetricUnderBoth], _ line: (MetricUnderBoth) -> String) -> [String] {
    let (shown, more) = shown(metrics)
    return shown.map(line) + (more.map { [$0] } ?? [])
  }

  /// "Aug 2026 612 -> 369, Sep 2026 640 -> 388, Oct 2026 655 -> 401".
  static func text(_ points: [MetricUnderBoth.Point]) -> String {
    points.map { "\($0.period.short) \(text($0))" }.joined(separator: ", ")
  }

  /// All digits where fewer would hide that the number moved.
  private static func text(_ point: MetricUnderBoth.Point) -> String {
    let (before, now) = (text(point.before.map(rounded)), text(point.now.map(rounded)))
    let isHidden = before == now && point.before != point.now
    return isHidden ? "\(text(point.before)) -> \(text(point.now))" : "\(before) -> \(now)"
  }

  private static func text(_ amount: MetricUnderBoth.Amount?) -> String {
    amount.map { AmountWords($0.unit).text($0.value) } ?? "no number"
  }

  /// As exact as people compare: tenths of a percent, hundredths of an hour.
  private static func rounded(_ amount: MetricUnderBoth.Amount) -> MetricUnderBoth.Amount {
    var amount = amount
    let hundredth = ExactDecimal(36)
    if amount.unit == .ratio {
      amount.value = amount.value.rounded(to: 3)
    } else if amount.unit.description.hasPrefix("s"), amount.value >= ExactDecimal(3600) {
      amount.value = amount.value.divided(by: hundredth, scale: 0).map { $0 * hundredth } ?? amount.value
    }
    return amount
  }
}
