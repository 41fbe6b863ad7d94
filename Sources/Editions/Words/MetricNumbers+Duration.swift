import Calendars
import Definitions
import Numbers
package import ShownNumbers

/// The limit that a duration is held against.
extension MetricNumbers {
  /// On its clock, `4 business hours`; without a value where the clock of the metric has no length for it, as a
  /// business day has none in hours. Nil where the metric has no limit.
  package var limit: ShownNumber? {
    guard let semantics = edition.glossary.metric(metric), let span = semantics.limit else { return nil }
    let seconds: Int? =
      switch span.unit {
      case .second: 1
      case .minute: 60
      case .hour: 3600
      case .day where !span.isBusiness: 86_400
      case .week where !span.isBusiness: 604_800
      case .day, .week, .month: nil
      }
    let unit = semantics.unit.description
    let divisor = unit.hasPrefix("s") ? 1 : unit.hasPrefix("h") ? 3600 : 86_400
    let value = seconds.flatMap { ExactDecimal($0 * span.count).divided(by: ExactDecimal(divisor), scale: 6) }
    // Also where it stands beside a share of the cases, it is a time.
    return edition.values(of: metric, unit: semantics.unit)
      .derived(.target, span.description, exact: value, keys: [], with: NumberInputs([], [.definition: metric]))
  }
}
