import Calendars
import Definitions
import Editions

/// What a window is called.
extension MetricWindow {
  /// "Time to first contact, median", "MQLs created, region North".
  var name: String {
    var name = edition.glossary[metric]?.name ?? metric
    if let statistic { name += ", \(statistic)" }
    guard let member else { return name }
    let label = edition.label(of: member.name, in: member.dimension, of: metric)
    return "\(name), \(member.dimension.replacingUnderscores) \(label)"
  }

  /// After a chart's heading: `leads per month`, `business hours by month`.
  var unitByPeriod: String {
    let period = anchor == .all ? anchor.long : "\(isOfThePeriod ? "per" : "by") \(anchor.grain.rawValue)"
    return [text.unitHeading, period].filter { !$0.isEmpty }.joined(separator: anchor == .all ? ", " : " ")
  }

  /// After the heading of a chart that does not name the statistic: `median business hours by month`.
  var statisticAndUnit: String { [statistic ?? "", unitByPeriod].filter { !$0.isEmpty }.joined(separator: ", ") }

  /// `median`, `share within 4 business hours`; nil for a value.
  var statistic: String? { edition.glossary.statistic(stat, of: metric) }

  /// In a heading: `median business hours`, `leads`; empty for nothing to say.
  var heading: String {
    let unit = text.unitHeading
    guard let statistic else { return unit }
    return text.format == .hours || text.format == .days ? "\(statistic) \(unit)" : statistic
  }

  /// Whether the values are what a period has of something: counted or added up, and so twice as many in one twice as long.
  private var isOfThePeriod: Bool {
    switch edition.glossary.metric(metric)?.calculation {
    case .count, .sum, .attribution, .manual: text.format == .integer || text.format == .money
    default: text.unit == .count
    }
  }
}
