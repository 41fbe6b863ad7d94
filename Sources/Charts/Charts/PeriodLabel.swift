/// What stands under the axis at one period: "Oct", and "2025" beneath where the year changes.
package struct PeriodLabel: Sendable, Hashable {
  package let name: String
  package let year: String

  package init(_ name: String, year: String = "") {
    self.name = name
    self.year = year
  }
}
