/// How the meaning that a number carries stands to the glossary of today.
public enum StampStanding: String, Hashable, Sendable, CaseIterable {
  /// The present meaning.
  case present = "match"
  /// The present meaning, read through other sources than today's.
  case otherSource = "other source"
  /// The meaning in force then.
  case historic
  /// A meaning that nobody signed yet.
  case ahead
  /// An older meaning in a period for which the present one was already in force.
  case outdated = "stale"
  /// A fingerprint that no record knows.
  case unknown
  /// A hand-made sheet: no meaning is attached.
  case unstamped
}
