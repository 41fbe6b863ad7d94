import Calendars

/// What became of each case of a duration, as it is known at the as-of.
struct DurationCases {
  /// Of a case by the row of its beginning.
  struct Case {
    var start: Int
    /// When it ended, or left; nil while it goes on.
    var stop: Int?
    /// The row of the end.
    var end: Int32?
    /// On the metric's clock; so far, where it goes on.
    var length: Int
    var state: MeasuredCase.State
    var reason: String?
  }

  let begins: EventStream
  let ends: EventStream
  let axis: TimeAxis
  let clock: DurationClock
  private let pairing: Pairing
  /// Where a case went instead, by the row of its beginning; `.max` where nowhere.
  private var exits: [Int] = []
  /// By the row of a beginning, the number of what it says of why it does not count; empty where the source says nothing.
  private let voids: [UInt16]
  private let asOf: Int
  private let hasLimit: Bool

  /// Where `pairing` says which row of `ends` ends the case of which row of `begins`.
  init(
    _ begins: EventStream, _ ends: EventStream, _ pairing: Pairing, _ axis: TimeAxis, _ clock: DurationClock, asOf: Int,
    hasLimit: Bool
  ) {
    self.begins = begins
    self.ends = ends
    self.axis = axis
    self.clock = clock
    self.pairing = pairing
    voids = begins.voids?.codes ?? []
    self.asOf = asOf
    self.hasLimit = hasLimit
  }

  /// Notes that cases which entered another stage have left this one.
  mutating func leave(by exit: EventStream, _ identifiers: Identifiers) {
    guard axis.isOfDates || !exit.isOfDates, let (first, second) = KeyedRows.pair(begins, exit, axis, identifiers) else {
      return
    }
    if exits.isEmpty { exits = Array(repeating: .max, count: begins.count) }
    for (row, end) in Pairing(first, second, axis).ends.enumerated() where end >= 0 {
      exits[row] = min(exits[row], axis.time(exit, Int(end)))
    }
  }

  subscript(row: Int) -> Case {
    let start = axis.time(begins, row)
    let end = pairing.ends[row]
    if !voids.isEmpty, voids[row] > 0 {
      let stop = end >= 0 ? axis.time(ends, Int(end)) : nil
      return Case(
        start: start, stop: stop, length: clock.length(from: start, to: stop ?? asOf), state: .void,
        reason: begins.voids?.member(row))
    }
    if end >= 0 {
      let stop = axis.time(ends, Int(end))
      let length = clock.length(from: start, to: stop)
      let state: MeasuredCase.State =
        !hasLimit ? .ended : clock.isWithin(length, from: start, to: stop) ? .met : .breachedClosed
      return Case(start: start, stop: stop, end: end, length: length, state: state)
    }
    let earlier = pairing.earlier[row]
    if earlier >= 0 {
      let stop = axis.time(ends, Int(earlier))
      return Case(start: start, stop: stop, length: -clock.length(from: stop, to: start), state: .negative)
    }
    if !exits.isEmpty, exits[row] < .max {
      return Case(
        start: start, stop: exits[row], length: clock.length(from: start, to: exits[row]), state: .elsewhere)
    }
    let length = clock.length(from: start, to: asOf)
    let state: MeasuredCase.State =
      !hasLimit ? .open : clock.isWithin(length, from: start, to: asOf) ? .pending : .breachedOpen
    return Case(start: start, length: length, state: state)
  }
}
