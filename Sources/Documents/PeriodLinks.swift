/// The way to the same page of other periods.
package struct PeriodLinks: Sendable {
  /// The page of the period before, and that of the period after, by the period's name; nil where there is none.
  package var before: Link?
  package var after: Link?
  /// The list of all periods, where there is one.
  package var all: Link?

  package init(before: Link?, after: Link?, all: Link? = nil) {
    self.before = before
    self.after = after
    self.all = all
  }
}
