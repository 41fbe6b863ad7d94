/// Two dates and what lies between.
package struct SlopeChart: Chart, Hashable {
  /// One line.
  package struct Change: Sendable, Hashable {
    package let name: Lettering
    package let from: Quantity
    package let to: Quantity
    package let isCalledOut: Bool

    package init(name: Lettering, from: Quantity, to: Quantity, isCalledOut: Bool = false) {
      self.name = name
      self.from = from
      self.to = to
      self.isCalledOut = isCalledOut
    }
  }

  package let key: String
  package let title: Lettering
  /// "Oct 2025"
  package let left: String
  /// "Oct 2026"
  package let right: String
  package let lines: [Change]

  package init(key: String, title: Lettering, left: String, right: String, lines: [Change]) {
    self.key = key
    self.title = title
    self.left = left
    self.right = right
    self.lines = lines
  }
}
