/// Verdicts of past periods: a block above the line is met, below it missed.
package struct VerdictStrip: Chart, Hashable {
  package enum Verdict: Sendable, Hashable { case met, missed, undecided, noData }

  /// Where the meaning or the target changed.
  package struct Change: Sendable, Hashable {
    /// The first period after it.
    package let before: Int
    /// "v3"
    package let label: String

    package init(before: Int, label: String) {
      self.before = before
      self.label = label
    }
  }

  package let key: String
  package let title: String
  /// Oldest first, usually twelve.
  package let verdicts: [Verdict]
  /// Label of the first period.
  package let first: String
  /// Label of the last period.
  package let last: String
  package let breaks: [Change]

  package init(key: String, title: String, verdicts: [Verdict], first: String, last: String, breaks: [Change] = []) {
    self.key = key
    self.title = title
    self.verdicts = verdicts
    self.first = first
    self.last = last
    self.breaks = breaks
  }

  package var drawings: [Drawing] { [.strip] }
}
