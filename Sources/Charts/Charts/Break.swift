/// Where one meaning ends and the next begins: a dotted rule that no line crosses.
package struct Break: Sendable, Hashable {
  /// The first period of the new meaning; the rule stands before it.
  package let before: Int
  /// "v2", to the left of the rule.
  package let earlier: String
  /// "v3 from 1 Aug", to the right, bold.
  package let later: String

  package init(before: Int, earlier: String, later: String) {
    self.before = before
    self.earlier = earlier
    self.later = later
  }
}
