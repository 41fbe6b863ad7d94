/// How one amount became another: start, what was added and taken, end.
///
/// Amounts are whole numbers of the smallest unit (cents, heads), so that the sum can be held against the end exactly.
package struct Bridge: Chart, Hashable {
  /// An amount or a change of it.
  package struct Step: Sendable, Hashable {
    package let name: Lettering
    /// In smallest units, with its sign.
    package let amount: Int
    /// With its sign: "+€0.42m".
    package let text: Lettering
    /// Whether a rise is bad for business, as with cost.
    package let risesAreBad: Bool
    /// Whether there is an amount; else the text says why there is none, and no bar is drawn.
    package let hasAmount: Bool

    /// A change that nobody knows, in its place among the others.
    package init(gap name: Lettering, text: Lettering) {
      self.name = name
      amount = 0
      self.text = text
      risesAreBad = false
      hasAmount = false
    }

    package init(name: Lettering, amount: Int, text: Lettering, risesAreBad: Bool = false) {
      self.name = name
      self.amount = amount
      self.text = text
      self.risesAreBad = risesAreBad
      hasAmount = true
    }
  }

  package enum Fault: Error, Sendable, Hashable {
    /// Start and changes make `expected`, the end says `end`.
    case doesNotReconcile(expected: Int, end: Int)
    case tooLarge
  }

  package let key: String
  package let title: Lettering
  package let start: Step
  package let changes: [Step]
  package let end: Step
  /// Smallest units in one unit of the axis: 100 for cents shown as euro.
  package let unit: Int
  package let ticks: TickFormat

  /// Throws where start and changes do not add up to the end.
  package init(
    key: String, title: Lettering, start: Step, changes: [Step], end: Step, unit: Int = 1, ticks: TickFormat = .plain
  ) throws(Fault) {
    var sum = start.amount
    for change in changes {
      let (next, overflow) = sum.addingReportingOverflow(change.amount)
      if overflow { throw .tooLarge }
      sum = next
    }
    guard sum == end.amount else { throw .doesNotReconcile(expected: sum, end: end.amount) }
    self.key = key
    self.title = title
    self.start = start
    self.changes = changes
    self.end = end
    self.unit = max(1, unit)
    self.ticks = ticks
  }
}
