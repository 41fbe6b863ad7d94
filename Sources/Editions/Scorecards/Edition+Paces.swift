package import Calendars
import Definitions
import Measures

extension Edition {
  /// Where the volumes that were promised for longer periods stand: on a week's page the month, as known on the page's day.
  ///
  /// No target is divided: what is promised for a month is held against the month, whatever week it is. The longer period is
  /// the one in which the page's ends. Of one metric where it is named.
  package func paces(
    of metric: String? = nil, beside period: Period, asOf: CivilDate, series: SeriesIndex
  ) -> [CommitmentRow] {
    let periods = days.periods
    guard let end = periods.end(of: period) else { return [] }
    return (metric.map(commitments(measuredBy:)) ?? commitments).flatMap { definition -> [CommitmentRow] in
      guard case .commitment(let commitment) = definition.semantics, commitment.form == .volume else { return [] }
      let grains = Set(definition.targets.map { $0.grain ?? settings.grain }).filter { $0 > period.grain }
      return grains.sorted().compactMap { grain in
        guard let whole = periods.period(grain, containing: end.adding(days: -1)),
          let history = CommitmentHistory(
            definition, series: series, periods: [(whole, asOf)], in: self, past: nil),
          let row = CommitmentRow(history, period: whole, asOf: asOf), row.assessment.observation != nil
        else { return nil }
        return row
      }
    }
  }
}
