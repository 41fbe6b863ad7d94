/// A number as a reader sees it, with all that was in sight when its text was decided.
///
/// The only way from a decimal to a page, a mail or a sheet of paper. It can be read by everyone and made by one module:
/// the initializer is visible to `Editions` alone, which knows the observation and the state of its stamp
/// (`Tests/LayeringTests` holds who asks for it).
public struct ShownNumber: Hashable, Sendable {
  /// Where the number comes from.
  public enum Origin: Hashable, Sendable {
    /// One row of a snapshot, with the state of the stamp that it carries.
    case observed(NumberKey, StampStanding)
    /// Made by a named rule from observed numbers, in the order in which the rule takes them.
    case derived(NumberRule, from: [NumberKey], with: NumberInputs = NumberInputs())
  }

  /// What is printed: `472`, `€2.84m`, `3 of 7`, `withheld`.
  public let text: String
  /// Every digit, in the unit that the snapshot keeps: `0.6966`, `21960`; nil where there is no value to show.
  public let exact: String?
  /// `count`, `ratio`, `EUR`, `business-s`; nil where the number has none.
  public let unit: String?
  public let origin: Origin
  public let oddities: Set<NumberOddity>
  /// Where a drawing puts it, in the unit that is shown: hours for seconds, percent for ratios. For coordinates only. Of a number
  /// without a value it is the bound that the number lies above.
  public let position: Double?

  @_spi(Editions) public init(
    _ text: String, exact: String?, unit: String?, origin: Origin, oddities: Set<NumberOddity> = [], position: Double? = nil
  ) {
    self.text = text
    self.exact = exact
    self.unit = unit
    self.origin = origin
    self.oddities = oddities
    self.position = position
  }

  /// The text and the first row that it was made from tell almost all numbers of a page apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    let first: NumberKey?
    switch origin {
    case .observed(let key, _): first = key
    case .derived(_, let keys, _):
      hasher.combine(keys.count)
      first = keys.first
    }
    guard let first else { return }
    hasher.combine(first.metric)
    hasher.combine(first.period)
    hasher.combine(first.dimensions)
  }

  /// The rows that it was made from.
  public var keys: [NumberKey] {
    switch origin {
    case .observed(let key, _): [key]
    case .derived(_, let keys, _): keys
    }
  }
}
