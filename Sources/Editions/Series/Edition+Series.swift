package import Calendars
import Definitions
package import Measures
package import Snapshots

extension Edition {
  /// The stat that stands for a metric where nobody names one: `value`, or a duration's median.
  package func mainStat(of metric: String) -> String { glossary.mainStat(of: metric) }

  /// What is promised of a metric's statistic: by the commitments that it measures, else by the metric itself.
  package func promises(of metric: String, stat: String) -> Promises {
    var ids = commitments(measuredBy: metric).compactMap { definition -> String? in
      guard case .commitment(let promise) = definition.semantics, promise.stat == stat else { return nil }
      return definition.id
    }
    if stat == mainStat(of: metric) { ids.append(metric) }
    return Promises(ids.filter { targetHistory(of: $0) != nil }, in: self)
  }

  /// A whole series as known today; of the main stat where none is named. Read anew each time: what every page asks is in
  /// the ``SeriesIndex``.
  package func series(_ metric: String, _ dimensions: Dimensions = .all, stat: String? = nil, grain: Grain) -> Series? {
    snapshots.series(
      metric, dimensions, stat: stat ?? mainStat(of: metric), grain: grain, asOf: asOf,
      presentMeaning: presentMeaning(of: metric))
  }

  /// One whole series per member of a dimension as known today, in the order of members.
  package func split(_ metric: String, by name: String, stat: String? = nil, grain: Grain) -> [(member: String, series: Series)]
  {
    snapshots.split(
      metric, by: name, stat: stat ?? mainStat(of: metric), grain: grain, asOf: asOf, presentMeaning: presentMeaning(of: metric)
    )
  }

  /// What a member of a dimension is called: the label of the code list that the metric names for it.
  package func label(of member: String, in dimension: String, of metric: String) -> String {
    label(of: member, in: labels(in: dimension, of: metric))
  }

  /// What the members of a dimension are called by the code list that the metric names for it; nil without one.
  func labels(in dimension: String, of metric: String) -> [String: String]? {
    glossary.metric(metric)?.members[dimension].flatMap { codeLabels[$0] }
  }

  func label(of member: String, in labels: [String: String]?) -> String {
    if member == Dimensions.blank { return "Unattributed" }
    if member == Dimensions.untouched { return "No touch" }
    return labels?[member] ?? member
  }
}

extension Assessment {
  /// The same without a verdict where the number was computed with a meaning that had been replaced by then.
  package func judged(in edition: Edition, measure: String) -> Assessment {
    guard let observation, observation.value != nil,
      !edition.stampState(of: observation, metric: measure).allowsVerdict
    else { return self }
    var assessment = self
    assessment.verdict = .undecided
    return assessment
  }
}
