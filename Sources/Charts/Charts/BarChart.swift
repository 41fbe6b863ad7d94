/// Amounts over time as upright bars: whole, of parts, side by side, or parts of 100 %.
package struct BarChart: Chart, Hashable {
  /// How many parts can be told apart.
  package static let mostParts = 5

  package enum Mode: Sendable, Hashable { case stacked, grouped, share }

  /// One period.
  package struct Bar: Sendable, Hashable {
    /// One per part, or one alone; at `share` parts of 1.
    package let values: [Quantity?]
    /// Above the bar.
    package let total: Lettering

    package init(values: [Quantity?], total: Lettering = "") {
      self.values = values
      self.total = total
    }
  }

  package let key: String
  package let title: Lettering
  package let periods: [PeriodLabel]
  package let mode: Mode
  /// Names from the base up, ``mostParts`` at most (further ones are the caller's "Other"); empty for plain bars.
  package let parts: [Lettering]
  /// One per period; nil where there is no value.
  package let bars: [Bar?]
  package let ticks: TickFormat
  package let breaks: [Break]
  package let rulers: [Ruler]
  /// Where the last bar is not final: "to date". It is drawn hollow.
  package let provisional: String?
  package let emphasizesLast: Bool

  package init(
    key: String, title: Lettering, periods: [PeriodLabel], mode: Mode = .stacked, parts: [Lettering] = [], bars: [Bar?],
    ticks: TickFormat = .plain, breaks: [Break] = [], rulers: [Ruler] = [], provisional: String? = nil,
    emphasizesLast: Bool = true
  ) {
    self.key = key
    self.title = title
    self.periods = periods
    self.mode = mode
    self.parts = parts
    self.bars = bars
    self.ticks = ticks
    self.breaks = breaks
    self.rulers = rulers
    self.provisional = provisional
    self.emphasizesLast = emphasizesLast
  }
}
