/// Amounts over time as upright bars: whole, of parts, side by side, or parts of 100 %.
package struct BarChart: Chart, Hashable {
  package enum Mode: Sendable, Hashable { case stacked, grouped, share }

  /// One period.
  package struct Bar: Sendable, Hashable {
    /// One per part, or one alone; at `share` parts of 1.
    package let values: [Quantity?]
    /// Above the bar.
    package let total: String

    package init(values: [Quantity?], total: String = "") {
      self.values = values
      self.total = total
    }
  }

  package let key: String
  package let title: String
  package let periods: [PeriodLabel]
  package let mode: Mode
  /// Names from the base up, five at most (further ones are the caller's "Other"); empty for plain bars.
  package let parts: [String]
  /// One per period; nil where there is no value.
  package let bars: [Bar?]
  package let ticks: TickFormat
  package let breaks: [Break]
  package let rulers: [Ruler]
  /// Where the last bar is not final: "to date". It is drawn hollow.
  package let provisional: String?
  package let emphasizesLast: Bool

  package init(
    key: String, title: String, periods: [PeriodLabel], mode: Mode = .stacked, parts: [String] = [], bars: [Bar?],
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
