/// A stat that has a name of its own. Others are made of a number: percentiles, `p90`, and shares converted within so many days, `d7`.
package enum NamedStat: String, Sendable, CaseIterable {
  /// The one number of a metric that is no duration.
  case value
  case mean
  /// Of a field of a stage.
  case min, max, sum
  /// The share of a duration's cases within its limit.
  case within
  /// Numbers of a duration's cases that lie beside the share within the limit.
  case never, open, pending, void
  /// The share of those whose window is over.
  case matured
  /// Cases of a share without any of its members.
  case missing

  /// Rows and definitions hold a stat as the word that files have.
  package static func == (stat: String, named: NamedStat) -> Bool { stat == named.rawValue }
  package static func != (stat: String, named: NamedStat) -> Bool { stat != named.rawValue }
}
