import Calendars
import Events
import Snapshots

/// A number with the meaning that made it.
struct StampedValue: Sendable {
  var value: MeasuredValue
  var stamp: Stamp
  /// The hash of what its metric was read through.
  var source: String?
  /// Whether its meaning changed within the period, which keeps that of its first day.
  var straddlesChange: Bool
  /// Whether the period was computed again under the present meaning.
  var isBackcast: Bool

  /// As a row of a snapshot. Definitions that are not settled make numbers that nobody else can make again.
  func observation(_ vintage: Vintage, isSettled: Bool) -> Observation {
    var flags = value.flags
    if straddlesChange { flags.insert(.breaks) }
    if isBackcast { flags.insert(.differs) }
    if !isSettled { flags.insert(.provisional) }
    return Observation(
      period: value.period, dimensions: value.dimensions, stat: value.stat, vintage: vintage, value: value.value,
      bound: value.bound,
      unit: value.unit, numerator: value.numerator, denominator: value.denominator, count: value.count,
      censored: value.censored, blank: value.blank, flags: flags, stamp: stamp, source: source)
  }
}
