import QuickHashes
import Synchronization

/// Which observation a number is: the key of its row in a snapshot, as snapshots write it.
public struct NumberKey: Sendable {
  /// One object for all copies: a sum lists each of its rows, and a page has many sums of the same rows.
  private final class Row: Sendable {
    let metric: String
    let period: String
    let dimensions: String
    let statistic: String
    let meaning: String?
    let vintage: String
    /// Made once: rows are looked up far more often than made.
    let hash: Int
    let listed = Mutex<[UInt8]>([])

    init(metric: String, period: String, dimensions: String, statistic: String, meaning: String?, vintage: String) {
      self.metric = metric
      self.period = period
      self.dimensions = dimensions
      self.statistic = statistic
      self.meaning = meaning
      self.vintage = vintage
      // These tell almost all rows apart.
      hash = (metric.quickHash &* 31 &+ period.quickHash) &* 31 &+ dimensions.quickHash
    }
  }

  private let row: Row

  public init(metric: String, period: String, dimensions: String, statistic: String, meaning: String?, vintage: String) {
    row = Row(
      metric: metric, period: period, dimensions: dimensions, statistic: statistic, meaning: meaning, vintage: vintage)
  }

  public var metric: String { row.metric }
  /// `2026-10`, `2026-W44`; the grain follows from the form.
  public var period: String { row.period }
  /// `channel=paid;region=north`; `*` for all.
  public var dimensions: String { row.dimensions }
  /// `value`, `p50`, `within`.
  public var statistic: String { row.statistic }
  /// The first 12 digits of the fingerprint that the row carries; nil for a row that nobody stamped.
  public var meaning: String? { row.meaning }
  /// The day at whose end the row became known: `2026-11-06`.
  public var vintage: String { row.vintage }

  /// The row as a list of rows has it, in bytes, as `write` makes it of the key where nobody listed it before. There is one form of
  /// list, `numbers.json`, and neighbouring pages list nearly the same rows.
  public func listed(_ write: (Self) -> [UInt8]) -> [UInt8] {
    row.listed.withLock { bytes in
      if bytes.isEmpty { bytes = write(self) }
      return bytes
    }
  }

  /// For tables of ours.
  var quickHash: Int { row.hash }
}

extension NumberKey: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    if left.row === right.row { return true }
    return left.row.hash == right.row.hash && left.metric == right.metric && left.period == right.period
      && left.dimensions == right.dimensions && left.statistic == right.statistic && left.meaning == right.meaning
      && left.vintage == right.vintage
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(row.hash) }
}
