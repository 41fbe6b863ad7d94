import QuickHashes

/// A number as a reader sees it, with all that was in sight when its text was decided.
///
/// The only way from a decimal to a page, a mail or a sheet of paper. It can be read by everyone and made by one module:
/// the initializer is visible to `Editions` alone, which knows the observation and the state of its stamp
/// (`Tests/LayeringTests` holds who asks for it).
public struct ShownNumber: Sendable {
  /// Where the number comes from.
  public enum Origin: Hashable, Sendable {
    /// One row of a snapshot, with the state of the stamp that it carries.
    case observed(NumberKey, StampStanding)
    /// Made by a named rule from observed numbers, in the order in which the rule takes them.
    case derived(NumberRule, from: [NumberKey], with: NumberInputs = NumberInputs())
  }

  /// One object for all copies: phrases, tables and drawings pass numbers on.
  private final class Content: Sendable {
    let text: String
    let exact: String?
    let unit: String?
    let origin: Origin
    let oddities: NumberOddities
    let position: Double?

    init(
      text: String, exact: String?, unit: String?, origin: Origin, oddities: NumberOddities, position: Double?
    ) {
      self.text = text
      self.exact = exact
      self.unit = unit
      self.origin = origin
      self.oddities = oddities
      self.position = position
    }
  }

  private let content: Content

  @_spi(Editions) public init(
    _ text: String, exact: String?, unit: String?, origin: Origin, oddities: NumberOddities = NumberOddities(),
    position: Double? = nil
  ) {
    content = Content(text: text, exact: exact, unit: unit, origin: origin, oddities: oddities, position: position)
  }

  /// What is printed: `472`, `€2.84m`, `3 of 7`, `withheld`.
  public var text: String { content.text }
  /// Every digit, in the unit that the snapshot keeps: `0.6966`, `21960`; nil where there is no value to show.
  public var exact: String? { content.exact }
  /// `count`, `ratio`, `EUR`, `business-s`; nil where the number has none.
  public var unit: String? { content.unit }
  public var origin: Origin { content.origin }
  public var oddities: NumberOddities { content.oddities }
  /// Where a drawing puts it, in the unit that is shown: hours for seconds, percent for ratios. For coordinates only. Of a number
  /// without a value it is the bound that the number lies above.
  public var position: Double? { content.position }

  /// The rows that it was made from.
  public var keys: [NumberKey] {
    switch origin {
    case .observed(let key, _): [key]
    case .derived(_, let keys, _): keys
    }
  }
}

extension ShownNumber: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    if left.content === right.content { return true }
    return left.text == right.text && left.exact == right.exact && left.unit == right.unit && left.origin == right.origin
      && left.oddities == right.oddities && left.position == right.position
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(quickHash) }

  /// The text and the first row that it was made from tell almost all numbers of a page apart.
  var quickHash: Int {
    switch origin {
    case .observed(let key, _): text.quickHash &* 31 &+ key.quickHash
    case .derived(_, let keys, _): (text.quickHash &* 31 &+ keys.count) &* 31 &+ (keys.first?.quickHash ?? 0)
    }
  }
}
