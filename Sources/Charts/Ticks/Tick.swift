/// A round number on an axis, exactly `mantissa` x 10^`exponent`, and the nearest Double for its place.
package struct Tick: Sendable, Hashable {
  package let mantissa: Int
  package let exponent: Int
  package let value: Double
}
