/// A number with its place on the scale and the text that is printed for it.
///
/// The text comes from whoever knows the exact decimal; the Double only places the mark.
package struct Quantity: Sendable, Hashable {
  package let number: Double
  package let text: String

  package init(_ number: Double, _ text: String) {
    self.number = number
    self.text = text
  }
}
