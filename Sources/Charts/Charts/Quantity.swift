package import ShownNumbers

/// A number with its place on the scale and the text that is printed for it.
///
/// The text comes from whoever knows the exact decimal; the Double only places the mark, and one that
/// is not finite stands at zero, so that no input can break a drawing.
package struct Quantity: Sendable, Hashable {
  package let number: Double
  package let lettering: Lettering
  package var text: String { lettering.text }
  /// The number is a lower bound of one that is not known yet: `over 104`. It is drawn open and joins no line.
  package let isBound: Bool

  /// What only places something, such as a share of a count, has no number of its own.
  package init(_ number: Double, _ lettering: Lettering, isBound: Bool = false) {
    self.number = number.placeable
    self.lettering = lettering
    self.isBound = isBound
  }

  @_disfavoredOverload package init(_ number: Double, _ text: String) { self.init(number, Lettering(text)) }

  /// Nil for a number without a value, which has no place in a drawing.
  package init?(_ shown: ShownNumber) {
    guard let position = shown.position, shown.exact != nil else { return nil }
    self.init(shown, at: position)
  }

  /// Of a number that has a value or a lower bound of one, for a drawing that shows both.
  package init?(orBound shown: ShownNumber) {
    guard let position = shown.position else { return nil }
    self.init(position, Lettering(shown), isBound: shown.exact == nil)
  }

  /// A percentage as a part of 1, where parts of a whole are drawn.
  package static func partOfOne(_ percentage: ShownNumber) -> Quantity? {
    percentage.position.map { Quantity(percentage, at: $0 / 100) }
  }

  /// On a scale of the drawing's own, such as shares of a target.
  package init(_ shown: ShownNumber, at place: Double) { self.init(place, Lettering(shown)) }

  /// With its name before it, `mean 412`.
  package init?(_ name: String, _ shown: ShownNumber) {
    guard let position = shown.position else { return nil }
    self.init(position, "\(name) \(shown)")
  }
}

extension Double {
  /// The number itself where a drawing can place it: zero for what is not finite, and within 10^15.
  var placeable: Double { isFinite ? Swift.min(Swift.max(self, -1e15), 1e15) : 0 }
}
