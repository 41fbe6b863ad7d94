/// How a derived number is made from observed ones.
public enum NumberRule: String, Hashable, Sendable, CaseIterable {
  /// The later less the earlier.
  case difference
  /// The difference as a part of the earlier.
  case relativeChange = "relative change"
  /// A part of a whole.
  case share
  /// Members added up, where the metric allows it.
  case sum
  /// `132 of 450`: a numerator and a denominator, and nothing computed.
  case parts
  /// The number of cases of one row.
  case cases
  /// What a commitment or a metric promises.
  case target
  /// A value less its target.
  case distance
  /// A value as a part of its target.
  case attainment
  /// What a running period will come to at its present speed.
  case pace
  /// What a running period has to have by now, to reach its target.
  case expected
  /// A value as a part of what is expected by now.
  case progress
  /// The least and the most that a share can still become, whose cases are not all decided.
  case bound
  /// The level at which a target is nearly met.
  case edge
  /// The centre line of a control chart.
  case mean
  /// The limits of a control chart.
  case limit
  /// `5 of 7 met`: verdicts counted.
  case tally
  /// An end of the interval that a share of cases lies in, with 95 % confidence.
  case interval
  /// What a metric tolerates before a move is told.
  case tolerance
}
