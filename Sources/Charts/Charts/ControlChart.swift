/// The X chart of Wheeler's XmR pair: values, their centre and natural limits, and the points that a rule flags.
package struct ControlChart: Chart, Hashable {
  package enum Flag: Sendable, Hashable {
    /// Beyond a limit: an orange square.
    case outside
    /// Part of a run on one side of the centre, or of points near a limit: an orange diamond.
    case run
  }

  /// Periods under one centre and pair of limits, all computed by the caller.
  package struct Phase: Sendable, Hashable {
    package let from: Int
    package let through: Int
    /// Text with its name: "mean 476".
    package let centre: Quantity
    package let upper: Quantity
    /// nil where it would lie below what is possible.
    package let lower: Quantity?

    package init(from: Int, through: Int, centre: Quantity, upper: Quantity, lower: Quantity? = nil) {
      self.from = from
      self.through = through
      self.centre = centre
      self.upper = upper
      self.lower = lower
    }
  }

  package let key: String
  package let title: Lettering
  package let periods: [PeriodLabel]
  package let values: [Quantity?]
  /// Limits are computed anew only where process or definition changed.
  package let phases: [Phase]
  /// One per period, or none.
  package let flags: [Flag?]
  package let breaks: [Break]
  package let rulers: [Ruler]
  package let ticks: TickFormat

  package init(
    key: String, title: Lettering, periods: [PeriodLabel], values: [Quantity?], phases: [Phase], flags: [Flag?] = [],
    breaks: [Break] = [], rulers: [Ruler] = [], ticks: TickFormat = .plain
  ) {
    self.key = key
    self.title = title
    self.periods = periods
    self.values = values
    self.phases = phases
    self.flags = flags
    self.breaks = breaks
    self.rulers = rulers
    self.ticks = ticks
  }
}
