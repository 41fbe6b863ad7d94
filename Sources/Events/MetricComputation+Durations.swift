import Calendars
import Definitions
import Numbers
import Snapshots

/// How long some cases took, in no particular order. Nearly all fit in 32 bits, which halves the memory: each split has such lists,
/// of millions.
private struct Lengths: Sendable {
  private var short: [Int32] = []
  private var long: [Int] = []

  var count: Int { short.count + long.count }
  var all: [Int] { short.map { Int($0) } + long }

  mutating func append(_ length: Int) {
    if let length = Int32(exactly: length) { short.append(length) } else { long.append(length) }
  }
}

/// The cases of one period and member.
private struct Durations: Sendable {
  var ended = Lengths()
  /// How long those have taken so far that have not ended, or went elsewhere.
  var censored = Lengths()
  /// All of them, whatever became of them.
  var cases = 0
  private(set) var met = 0
  private(set) var breachedClosed = 0
  private(set) var breachedOpen = 0
  private(set) var pending = 0
  private(set) var void = 0
  /// Cases that go on at the end of the period.
  var openAtEnd = 0

  mutating func add(_ state: MeasuredCase.State) {
    cases += 1
    switch state {
    case .met: met += 1
    case .breachedClosed: breachedClosed += 1
    case .breachedOpen: breachedOpen += 1
    case .pending: pending += 1
    case .void: void += 1
    default: break
    }
  }

  var isEmpty: Bool { cases == 0 && openAtEnd == 0 }
}

extension MetricComputation {
  /// Time from one stage to another: `semantics.md` B3 to B5 and B8.
  mutating func duration(_ from: String, _ to: String, _ clockName: String, _ limitText: String?) {
    guard let begins = stream(from), let ends = to == Metric.next ? begins : stream(to) else { return }
    let axis = TimeAxis(begins, ends, context.zone)
    guard let pairing = pairing(begins, ends, axis, isToNext: to == Metric.next) else { return refuseLink(from, to) }
    let limit = limitText.flatMap { TimeSpan($0) }
    let calendar = clockName == "elapsed" ? nil : context.calendars[clockName]
    guard clockName == "elapsed" || calendar != nil,
      let clock = DurationClock(metric.unit, axis, calendar: calendar, limit: limit)
    else {
      refuse(
        "'\(id)' cannot measure a time in '\(metric.unit)' on the clock '\(clockName)' from the times of its events",
        suggestion: axis.isOfDates ? "days without a time of day give whole days: write unit: d" : nil)
      return
    }
    var known = DurationCases(
      begins, ends, pairing, axis, clock, asOf: periods.asOf(axis.isOfDates), hasLimit: limit != nil)
    if limit == nil {
      for exit in exits(from: from, to: to, of: metric, context.glossary) {
        if let stream = context.streams[streamKey(exit, metric, context.glossary)] {
          known.leave(by: stream, context.identifiers)
        }
      }
    }
    let tally = metric.countedBy == .from ? cohort(known) : byEnd(known)
    noteMembers(tally, isEmpty: \.isEmpty)
    for part in tally.parts(isEmpty: \.isEmpty) {
      let rows = limit == nil ? statistics(part, known) : compliance(part, known)
      result.values += rows
    }
  }

  /// Which row ends what another began: the first of the other stage after it, or the next one of its own history, whatever
  /// cycle it belongs to. Nil where the two have no entity in common.
  private func pairing(_ begins: EventStream, _ ends: EventStream, _ axis: TimeAxis, isToNext: Bool) -> Pairing? {
    if isToNext { return Pairing(toNextOf: KeyedRows(begins, begins.entities, false, axis, context.identifiers)) }
    return KeyedRows.pair(begins, ends, axis, context.identifiers).map { Pairing($0, $1, axis) }
  }

  /// Cases by the period in which their clock started.
  private mutating func cohort(_ known: DurationCases) -> Tally<Durations> {
    let splits = splits(of: known.begins)
    var tally = Tally(splits, periods: periods.count, zero: Durations())
    let told = choice(splits, rows: known.begins.count)
    var negative = 0
    for row in 0..<known.begins.count {
      let found = known[row]
      if found.state == .negative { negative += 1 }
      periods.forEach(containing: known.begins.times[row], isDate: known.begins.isOfDates) { period in
        tell(told, known, row, found, period)
        tally.add(row, in: period) { durations in
          durations.add(found.state)
          switch found.state {
          case .ended, .met, .breachedClosed: durations.ended.append(found.length)
          case .open, .elsewhere, .pending, .breachedOpen: durations.censored.append(found.length)
          default: break
          }
        }
      }
    }
    result.negativeDurations = negative
    return tally
  }

  /// Cases by the period in which they ended, with the number of those that went on at its end.
  private mutating func byEnd(_ known: DurationCases) -> Tally<Durations> {
    let (begins, ends, axis) = (known.begins, known.ends, known.axis)
    let splits = splits(of: begins)
    var tally = Tally(splits, periods: periods.count, zero: Durations())
    let told = choice(splits, rows: begins.count)
    var negative = 0
    for row in 0..<begins.count {
      let found = known[row]
      if found.state == .negative { negative += 1 }
      if let end = found.end {
        periods.forEach(containing: ends.times[Int(end)], isDate: ends.isOfDates) { period in
          tell(told, known, row, found, period)
          tally.add(row, in: period) {
            $0.ended.append(found.length)
            $0.add(found.state)
          }
        }
      } else if found.state != .ended, let last = periods.entries.indices.last {
        tell(told, known, row, found, last)
      }
      guard found.state != .void, found.state != .negative else { continue }
      // Noted where it begins to be open and where it no longer is, and added up below.
      periods.forEachRun(openFrom: found.start, to: found.stop, isDate: axis.isOfDates) { run in
        tally.add(row, in: run.lowerBound) { $0.openAtEnd += 1 }
        if run.upperBound < periods.count, !periods.isFirst(run.upperBound) {
          tally.add(row, in: run.upperBound) { $0.openAtEnd -= 1 }
        }
      }
    }
    tally.accumulate(\.openAtEnd, in: periods.grains)
    result.negativeDurations = negative
    return tally
  }

  /// The stats of time that the metric asks for.
  private func statistics(_ part: Tally<Durations>.Part, _ known: DurationCases) -> [MeasuredValue] {
    let durations = part.value
    let isCohort = metric.countedBy == .from
    let times = DurationStatistics(ended: durations.ended.all, censored: durations.censored.all)
    return metric.stats.filter { $0 != .within }.map { stat in
      var (length, bound): (Fraction?, Fraction?) = (stat == .mean ? times.mean : nil, nil)
      switch Fraction.percent(stat).flatMap({ times.percentile($0) }) {
      case .reached(let value): length = value
      case .notReached(let least): bound = least
      case nil: break
      }
      let digits = quotientDigits(of: metric.unit)
      var row = row(part.period, part.dimensions, stat: stat, length?.divided(by: known.clock.perUnit), digits: digits)
      row.bound = bound?.divided(by: known.clock.perUnit).flatMap { stored($0, row.unit, digits: digits) }
      row.count = durations.ended.count + durations.censored.count
      row.censored = isCohort ? durations.censored.count : durations.openAtEnd
      if Self.isFew(row.count ?? 0) { row.flags.insert(.unreliable) }
      return row
    }
  }

  /// The same with the share within the limit and what it leaves out: `semantics.md` B5.
  private func compliance(_ part: Tally<Durations>.Part, _ known: DurationCases) -> [MeasuredValue] {
    let durations = part.value
    let (met, pending) = (durations.met, durations.pending)
    let decided = met + durations.breachedClosed + durations.breachedOpen
    var rows = statistics(part, known)
    if metric.stats.contains(where: { $0 == .within }) {
      var within = shareRow(part.period, part.dimensions, stat: NamedStat.within.rawValue, met, of: decided)
      within.count = decided + pending
      within.censored = pending
      rows.append(within)
    }
    let open = durations.breachedOpen
    let beside: [(NamedStat, Int)] = [
      (.never, open + pending), (.open, open), (.pending, pending), (.void, durations.void),
    ]
    for (stat, count) in beside {
      rows.append(countRow(part.period, part.dimensions, stat: stat.rawValue, count))
    }
    guard pending > 0 else { return rows }
    return rows.map { row in
      var row = row
      row.flags.insert(.provisional)
      return row
    }
  }

  private func tell(
    _ told: CaseChoice?, _ known: DurationCases, _ row: Int, _ found: DurationCases.Case, _ period: Int
  ) {
    guard let told, told.takes(row, found.state) else { return }
    cases?.tell(
      MeasuredCase(
        period: periods.entries[period].period, state: found.state, kind: known.begins.entity,
        entity: known.begins.entities[row], cycle: known.begins.cycles?[row], start: known.axis.moment(found.start),
        stop: found.stop.map(known.axis.moment), elapsed: found.length, reason: found.reason,
        oddMembers: told.members(of: row)))
  }
}

extension Fraction {
  /// `p90` is nine tenths; nil for what is no percentile.
  static func percent(_ stat: String) -> Fraction? {
    stat.first == "p" ? Int128(stat.dropFirst()).flatMap { Fraction($0, 100) } : nil
  }
}
