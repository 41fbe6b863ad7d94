/// Verdicts of past periods: a block above the line is met, below it missed.
package struct VerdictStrip: Chart, Hashable {
  package enum Verdict: Sendable, Hashable { case met, missed, undecided, noData }

  /// Where the meaning or the target changed.
  package struct Change: Sendable, Hashable {
    /// The first period after it.
    package let before: Int
    /// "v3", or the promised level.
    package let label: Lettering

    package init(before: Int, label: Lettering) {
      self.before = before
      self.label = label
    }
  }

  package let key: String
  package let title: Lettering
  /// Oldest first, usually twelve.
  package let verdicts: [Verdict]
  /// Label of the first period.
  package let first: String
  /// Label of the last period.
  package let last: String
  package let breaks: [Change]

  package init(key: String, title: Lettering, verdicts: [Verdict], first: String, last: String, breaks: [Change] = []) {
    self.key = key
    self.title = title
    self.verdicts = verdicts
    self.first = first
    self.last = last
    self.breaks = breaks
  }

  package var drawings: [Drawing] { [.strip] }
}
