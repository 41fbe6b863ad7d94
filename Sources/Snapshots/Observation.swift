package import Calendars
package import Definitions
package import Diagnostics
package import Numbers
package import ShownNumbers
import Synchronization

/// The fingerprint that a number carries: which meaning made it.
package struct Stamp: Hashable, Sendable {
  /// 12 hex digits.
  package var meaning: String
  package var version: Int?

  package init(meaning: String, version: Int?) {
    self.meaning = meaning
    self.version = version
  }

  /// The eight digits that a page shows.
  package var short: String { String(meaning.prefix(8)) }
}

/// One row of a snapshot: a value with everything that is known about it.
///
/// A class that never changes: a page passes its rows on from series to splits to numbers, and each copy of a value as large as this
/// would count the references of all its texts.
package final class Observation: Sendable {
  package let period: Period
  package let dimensions: Dimensions
  /// `value`, `p50`, `p90`, `within`, `never` ...
  package let stat: String
  package let vintage: Vintage
  /// Nil where the cell is empty: missing is not zero.
  package let value: ExactDecimal?
  /// The least that a percentile can still become, where too many cases are open for it to have a value.
  package let bound: ExactDecimal?
  package let unit: Unit?
  package let numerator: ExactDecimal?
  package let denominator: ExactDecimal?
  /// Cases behind the value.
  package let count: Int?
  /// Cases that are not finished yet.
  package let censored: Int?
  /// Cases of ``count`` whose amount nobody recorded; nil where all have one.
  package let blank: Int?
  package let flags: Flags
  /// Nil for a hand-made sheet: the value is shown as unstamped.
  package let stamp: Stamp?
  /// Hash of the source, 12 hex digits.
  package let source: String?
  package let position: SourcePosition
  private let madeKey = Mutex<NumberKey?>(nil)

  package init(
    period: Period, dimensions: Dimensions = .all, stat: String = "value", vintage: Vintage, value: ExactDecimal?,
    bound: ExactDecimal? = nil, unit: Unit? = nil, numerator: ExactDecimal? = nil, denominator: ExactDecimal? = nil,
    count: Int? = nil,
    censored: Int? = nil, blank: Int? = nil, flags: Flags = [], stamp: Stamp? = nil, source: String? = nil,
    position: SourcePosition = SourcePosition(file: "")
  ) {
    self.period = period
    self.dimensions = dimensions
    self.stat = stat
    self.vintage = vintage
    self.value = value
    self.bound = bound
    self.unit = unit
    self.numerator = numerator
    self.denominator = denominator
    self.count = count
    self.censored = censored
    self.blank = blank
    self.flags = flags
    self.stamp = stamp
    self.source = source
    self.position = position
  }

  /// By which a number says that it is made of this row of a metric. Made once: a page names its rows over and over, and
  /// neighbouring pages name the same ones.
  package func key(of metric: String) -> NumberKey {
    madeKey.withLock { made in
      if let made, made.metric == metric { return made }
      let key = NumberKey(
        metric: metric, period: period.description, dimensions: dimensions.description, statistic: stat,
        meaning: stamp?.meaning, vintage: vintage.date.description)
      made = key
      return key
    }
  }

  package var isProvisional: Bool { flags.contains(.provisional) }

  /// Nothing is there any more: a later run has no such row.
  package var isWithdrawn: Bool { flags.contains(.withdrawn) }

  /// A percentile that lies beyond what has been seen so far.
  package var isNotReached: Bool { value == nil && bound != nil }

  /// There is a value, and it is not shown: it would single somebody out, or nobody knows what it means.
  package var isWithheld: Bool { flags.contains(.suppressed) && value == nil }
}
