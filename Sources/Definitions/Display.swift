package import Calendars

/// How a metric's values are shown; never part of the meaning.
package struct Display: Hashable, Sendable {
  package enum Format: String, Hashable, Sendable, CaseIterable {
    /// 1,930 / 71.0% / €2.84m / 6.1 h / 97 d / 3.25
    case integer, percent, money, hours, days, decimal
  }
  /// Which direction is good news.
  package enum Better: String, Hashable, Sendable, CaseIterable { case up, down, neither }

  package var format: Format?
  /// Digits after the point; nil leaves it to the format (percent and hours 1, the others 0).
  package var decimals: Int?
  package var better: Better
  /// What the count counts: "leads", "opportunities".
  package var noun: String?
  /// How far a closed value may move before it is listed as restated; nil lists every move.
  package var tolerance: Tolerance?
  /// Which of its stats stands for the metric where none is asked for; nil leaves it to ``Metric/mainStat(_:)``.
  package var stat: String?
  /// Periods that its numbers are computed for beside those of site.yml.
  package var grains: [Grain]
  /// Members with fewer cases than these are withheld, whatever the dimension; nil where all are shown.
  package var withholdBelow: Int?

  package init(
    format: Format? = nil, decimals: Int? = nil, better: Better = .neither, noun: String? = nil, tolerance: Tolerance? = nil,
    stat: String? = nil, grains: [Grain] = [], withholdBelow: Int? = nil
  ) {
    self.format = format
    self.decimals = decimals
    self.better = better
    self.noun = noun
    self.tolerance = tolerance
    self.stat = stat
    self.grains = grains
    self.withholdBelow = withholdBelow
  }
}
