/// A measure against its target and ranges, after Stephen Few's specification (2013).
package struct Bullet: Chart, Hashable {
  package let key: String
  package let title: Lettering
  package let value: Quantity?
  package let target: Quantity?
  /// A second, lighter marker, such as the year before.
  package let second: Quantity?
  /// Upper ends of the ranges but the last, one or two; their texts are printed, as greys alone can't tell them apart.
  package let limits: [Quantity]
  /// End of the scale, which begins at zero.
  package let maximum: Double
  /// Turns the ranges' order round.
  package let lowIsGood: Bool
  package let ticks: TickFormat

  package init(
    key: String, title: Lettering, value: Quantity?, target: Quantity? = nil, second: Quantity? = nil,
    limits: [Quantity] = [], maximum: Double, lowIsGood: Bool = false, ticks: TickFormat = .percent
  ) {
    self.key = key
    self.title = title
    self.value = value
    self.target = target
    self.second = second
    self.limits = limits
    self.maximum = max(0, maximum.placeable)
    self.lowIsGood = lowIsGood
    self.ticks = ticks
  }
}
