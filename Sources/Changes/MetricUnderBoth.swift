package import Calendars
package import Definitions
package import Numbers

/// A metric's headline number in past periods, computed from the same records under the meaning that was and that is proposed.
package struct MetricUnderBoth: Hashable, Sendable {
  package struct Amount: Hashable, Sendable {
    package var value: ExactDecimal
    package var unit: Unit

    package init(_ value: ExactDecimal, _ unit: Unit) {
      self.value = value
      self.unit = unit
    }
  }

  package struct Point: Hashable, Sendable {
    package var period: Period
    /// Nil where the records give no number.
    package var before: Amount?
    package var now: Amount?

    package init(_ period: Period, before: Amount?, now: Amount?) {
      self.period = period
      self.before = before
      self.now = now
    }
  }

  /// As the new state has it.
  package var id: String
  /// How a person calls it.
  package var label: String
  /// Oldest first.
  package var points: [Point]

  package init(id: String, label: String, points: [Point]) {
    self.id = id
    self.label = label
    self.points = points
  }

  /// Whether any number is another one.
  package var hasMoved: Bool { points.contains { $0.before != $0.now } }
}
