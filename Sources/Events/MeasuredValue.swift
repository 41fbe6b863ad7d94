package import Calendars
package import Definitions
package import Diagnostics
package import Numbers
package import Snapshots

/// One number that was computed from events: an observation before it has its stamp.
package struct MeasuredValue: Sendable {
  package var metric: String
  package var period: Period
  package var dimensions: Dimensions = .all
  package var stat: String = "value"
  /// Nil where there is none: missing is not zero.
  package var value: ExactDecimal?
  /// The least that a percentile can still become that too many open cases leave without a value.
  package var bound: ExactDecimal?
  package var unit: Unit
  package var numerator: ExactDecimal?
  package var denominator: ExactDecimal?
  /// Cases behind the value.
  package var count: Int?
  /// Cases that are not finished yet.
  package var censored: Int?
  /// Cases of ``count`` whose amount nobody recorded; nil where all have one.
  package var blank: Int?
  package var flags: Flags = []
  /// The value before it was rounded, for those that compute with it.
  var exact: Fraction?
}

/// What a metric's computation gave.
package struct Measured: Sendable {
  /// In the order of periods, splits and stats.
  package var values: [MeasuredValue] = []
  /// Members of a dimension that its code list does not name, by dimension.
  package var unknownMembers: [String: Set<String>] = [:]
  /// Members of a dimension that differ from another by case or space alone, by dimension.
  package var spellings: [String: Set<LikeSpelling>] = [:]
  /// How many cases ended before they began; they are in no figure.
  package var negativeDurations = 0
  /// The currencies of its amounts where some are not the metric's own, sorted.
  package var conversions: [CurrencyConversion] = []
  /// Why something could not be computed, at the definition.
  package var diagnostics: [Diagnostic] = []
}

/// One case behind a number, for lists that stay on the machine that made them.
package struct MeasuredCase: Sendable {
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// An event that was counted.
    case counted
    /// Of a conversion: got there, not within the window, or may still.
    case converted, lapsed, waiting
    /// Of a duration without a limit: came to its end, has not yet, or left for another stage.
    case ended, open, elsewhere
    /// Of a duration with a limit.
    case met
    case breachedClosed = "breached-closed"
    case breachedOpen = "breached-open"
    case pending
    case void
    /// Its end is recorded before its beginning.
    case negative
    /// A field that has to be filled is not.
    case incomplete
    /// Entered a stage without the one before it, or before that.
    case skipped
    case outOfOrder = "out-of-order"

    /// Whether somebody has to look at such a case, whatever else is known of it.
    package var isOdd: Bool {
      switch self {
      case .negative, .breachedOpen, .incomplete, .skipped, .outOfOrder: true
      case .counted, .converted, .lapsed, .waiting, .ended, .open, .elsewhere, .met, .breachedClosed, .pending, .void: false
      }
    }
  }

  package var period: Period
  package var state: State
  /// The kind of entity, and its number in the ``Identifiers``.
  package var kind: String
  package var entity: Int32
  package var cycle: Int32?
  package var start: Moment?
  package var stop: Moment?
  /// Seconds on the metric's clock, or days where only days are known; so far, for what is not finished.
  package var elapsed: Int?
  /// Of a void case, why; of an incomplete one, the fields.
  package var reason: String?
  /// What is odd about its members; nil where nothing is.
  package var oddMembers: OddMembers?

  /// Why somebody has to look at it, in words; nil where nobody has to.
  package var remark: String? {
    let parts = (reason.map { [$0] } ?? []) + (oddMembers.map { $0.blankWords + $0.unlistedWords } ?? [])
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
