/// Which observation a number is: the key of its row in a snapshot, as snapshots write it.
public struct NumberKey: Hashable, Sendable {
  public let metric: String
  /// `2026-10`, `2026-W44`; the grain follows from the form.
  public let period: String
  /// `channel=paid;region=north`; `*` for all.
  public let dimensions: String
  /// `value`, `p50`, `within`.
  public let statistic: String
  /// The first 12 digits of the fingerprint that the row carries; nil for a row that nobody stamped.
  public let meaning: String?
  /// The day at whose end the row became known: `2026-11-06`.
  public let vintage: String

  public init(metric: String, period: String, dimensions: String, statistic: String, meaning: String?, vintage: String) {
    self.metric = metric
    self.period = period
    self.dimensions = dimensions
    self.statistic = statistic
    self.meaning = meaning
    self.vintage = vintage
  }
}
