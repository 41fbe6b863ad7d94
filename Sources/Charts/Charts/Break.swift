/// Where one meaning ends and the next begins: a dotted rule that no line crosses.
package struct Break: Sendable, Hashable {
  /// The first period of the new meaning; the rule stands before it.
  package let before: Int
  /// "v2", to the left of the rule.
  package let earlier: String
  /// "v3", to the right, bold.
  package let later: String
  /// "from 1 Aug", after `later` where there is room.
  package let since: String

  package init(before: Int, earlier: String, later: String, since: String = "") {
    self.before = before
    self.earlier = earlier
    self.later = later
    self.since = since
  }
}
