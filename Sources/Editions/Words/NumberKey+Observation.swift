import Calendars
package import ShownNumbers
package import Snapshots

extension NumberKey {
  package init(_ metric: String, _ observation: Observation) {
    self.init(
      metric: metric, period: observation.period.description, dimensions: observation.dimensions.description,
      statistic: observation.stat, meaning: observation.stamp?.meaning, vintage: observation.vintage.date.description)
  }
}
