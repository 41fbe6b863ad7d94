/// A measure over time. Lines end where a meaning ends.
package struct LineChart: Chart, Hashable {
  package enum Kind: Sendable, Hashable {
    case measured
    /// Computed again under a later meaning: thin and dashed.
    case backcast
    /// Another series, in grey, such as the year before.
    case comparison
  }

  /// Periods under one meaning.
  package struct Segment: Sendable, Hashable {
    /// "v3": a backcast joins the measured segment of the same version.
    package let version: String
    /// One per period of the chart: nil outside the segment, and where a value is missing.
    package let values: [Quantity?]
    package let kind: Kind
    /// Beside a backcast: "v3, backcast"; beside a comparison: its name.
    package let label: String

    package init(version: String, values: [Quantity?], kind: Kind = .measured, label: String = "") {
      self.version = version
      self.values = values
      self.kind = kind
      self.label = label
    }
  }

  /// A target in force over some periods.
  package struct Target: Sendable, Hashable {
    /// First period.
    package let from: Int
    /// Last period.
    package let through: Int
    package let value: Double
    /// "target 500"
    package let label: Lettering
    /// "500", where there is no room for more.
    package let shortLabel: Lettering

    package init(from: Int, through: Int, value: Double, label: Lettering, shortLabel: Lettering = "") {
      self.from = from
      self.through = through
      self.value = value.placeable
      self.label = label
      self.shortLabel = shortLabel
    }

    /// The same level in force for longer.
    package func reaching(_ last: Int) -> Target {
      Target(from: from, through: last, value: value, label: label, shortLabel: shortLabel)
    }
  }

  package let key: String
  package let title: Lettering
  package let periods: [PeriodLabel]
  /// In the order of drawing; the last measured one carries the end label.
  package let segments: [Segment]
  package let breaks: [Break]
  package let rulers: [Ruler]
  package let targets: [Target]
  /// Where the last point is not final: "to date". It is drawn hollow.
  package let provisional: String?
  package let ticks: TickFormat
  package let includesZero: Bool
  /// Sets the last value bold.
  package let emphasizesLast: Bool

  package init(
    key: String, title: Lettering, periods: [PeriodLabel], segments: [Segment], breaks: [Break] = [], rulers: [Ruler] = [],
    targets: [Target] = [], provisional: String? = nil, ticks: TickFormat = .plain, includesZero: Bool = true,
    emphasizesLast: Bool = true
  ) {
    self.key = key
    self.title = title
    self.periods = periods
    self.segments = segments
    self.breaks = breaks
    self.rulers = rulers
    self.targets = targets
    self.provisional = provisional
    self.ticks = ticks
    self.includesZero = includesZero
    self.emphasizesLast = emphasizesLast
  }
}
