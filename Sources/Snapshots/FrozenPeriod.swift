package import Calendars
package import Diagnostics

/// A period that was found frozen: what a run's record keeps of it, so that its pages have nothing to derive.
package struct FrozenPeriod: Hashable, Sendable {
  package var period: Period
  /// The day at whose end it froze.
  package var on: CivilDate
  /// The day at whose end its numbers stand.
  package var vintage: CivilDate
  /// The whole hash of the signed levels that judge it, by commitment or metric. What had no signed levels is not among them.
  package var targets: [String: String]
  package var position: SourcePosition

  package init(
    period: Period, on: CivilDate, vintage: CivilDate, targets: [String: String],
    position: SourcePosition = SourcePosition(file: "")
  ) {
    self.period = period
    self.on = on
    self.vintage = vintage
    self.targets = targets
    self.position = position
  }

  /// Whether another record says the same, wherever it stands.
  package func says(theSameAs other: FrozenPeriod) -> Bool {
    period == other.period && on == other.on && vintage == other.vintage && targets == other.targets
  }
}
