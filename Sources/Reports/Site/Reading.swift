package import Calendars
import Definitions
package import Measures
package import Snapshots

/// The numbers as one page reads them: for a period, as known at a vintage. A class, because an edition's copy counts
/// forty references.
package final class Reading: Sendable {
  package let edition: Edition
  /// The period that the page is about.
  package let period: Period
  /// The end of this day is the vintage.
  package let asOf: CivilDate

  package init(_ edition: Edition, period: Period, asOf: CivilDate) {
    self.edition = edition
    self.period = period
    self.asOf = asOf
  }

  /// The stat that stands for a metric where nobody names one: `value`, or a duration's median.
  package func mainStat(of metric: String) -> String { edition.glossary.metric(metric)?.stats.first ?? "value" }

  package func series(
    _ metric: String, _ dimensions: Dimensions = .all, stat: String? = nil, grain: Grain? = nil
  ) -> Series? {
    edition.snapshots.series(
      metric, dimensions, stat: stat ?? mainStat(of: metric), grain: grain ?? period.grain, asOf: asOf,
      presentMeaning: edition.presentMeaning(of: metric))
  }

  /// One series per member of a dimension, in the order of members.
  package func split(_ metric: String, by name: String, stat: String? = nil, grain: Grain? = nil) -> [(
    member: String, series: Series
  )] {
    edition.snapshots.split(
      metric, by: name, stat: stat ?? mainStat(of: metric), grain: grain ?? period.grain, asOf: asOf,
      presentMeaning: edition.presentMeaning(of: metric))
  }

  /// What a member of a dimension is called; see ``Edition/label(of:in:of:)``.
  package func label(of member: String, in dimension: String, of metric: String) -> String {
    edition.label(of: member, in: dimension, of: metric)
  }

  /// A commitment judged for a period by what was promised then.
  package func assess(_ id: String, _ period: Period) -> Assessment? {
    guard let definition = edition.glossary[id], case .commitment(let commitment) = definition.semantics else { return nil }
    let point = series(commitment.measure, stat: commitment.stat, grain: period.grain)?[period]
    return Assessment.of(
      commitment, targets: definition.targets, point: point, period: period, asOf: asOf, days: edition.days,
      atRisk: edition.settings.atRisk
    )
    .judged(in: edition, measure: commitment.measure)
  }
}

extension Edition {
  /// What a member of a dimension is called: the label of the code list that the metric names for it.
  func label(of member: String, in dimension: String, of metric: String) -> String {
    if member == Dimensions.blank { return "Unattributed" }
    guard let list = glossary.metric(metric)?.members[dimension], case .codeList(let codes) = glossary[list]?.semantics else {
      return member
    }
    return codes.codes.first { $0.code == member }?.label ?? member
  }
}

extension Assessment {
  /// The same without a verdict where the number was computed with a meaning that had been replaced by then.
  func judged(in edition: Edition, measure: String) -> Assessment {
    guard let observation, observation.value != nil,
      !edition.stampState(of: observation, metric: measure).allowsVerdict
    else { return self }
    var assessment = self
    assessment.verdict = .undecided
    return assessment
  }
}
