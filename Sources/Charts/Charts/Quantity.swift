/// A number with its place on the scale and the text that is printed for it.
///
/// The text comes from whoever knows the exact decimal; the Double only places the mark, and one that
/// is not finite stands at zero, so that no input can break a drawing.
package struct Quantity: Sendable, Hashable {
  package let number: Double
  package let text: String

  package init(_ number: Double, _ text: String) {
    self.number = number.placeable
    self.text = text
  }
}

extension Double {
  /// The number itself where a drawing can place it: zero for what is not finite, and within 10^15.
  var placeable: Double { isFinite ? Swift.min(Swift.max(self, -1e15), 1e15) : 0 }
}
