/// What is odd about a number, decided before its text was.
public enum NumberOddity: String, Hashable, Sendable, CaseIterable {
  /// Too few cases for a percentage: shown as `3 of 7`.
  case few
  /// There is a row and no value, or a meaning that nobody agreed to.
  case withheld
  /// The period is not over, or the cohort is not complete.
  case provisional
  case incomplete
  /// Estimated, or typed by hand.
  case estimated
  /// Its meaning is not signed by every party.
  case notAgreed = "not agreed"
}
