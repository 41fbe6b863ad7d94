import Calendars
import Definitions
import Numbers
import Snapshots

/// What became of the members of a cohort within one window.
private struct Cohort: Sendable {
  var members = 0
  var converted = 0
  /// Members whose window is still open.
  var waiting = 0
  /// Of those whose window is over, who converted.
  var maturedConverted = 0
  var matured: Int { members - waiting }
}

extension MetricComputation {
  /// Of those that entered in a period, who went on within the window: `semantics.md` B2.
  mutating func conversion(_ from: String, _ to: String, _ window: String?) {
    guard let begins = stream(from), let ends = stream(to) else { return }
    let axis = TimeAxis(begins, ends, context.zone)
    guard let (first, second) = KeyedRows.pair(begins, ends, axis, context.identifiers) else { return refuseLink(from, to) }
    let splits = splits(of: begins)
    for stat in metric.stats {
      let isOwn = stat == .value
      // A window of days, `d14`, follows the same cohort for another time.
      guard let span = isOwn ? .some(window.flatMap { TimeSpan($0) }) : Int(stat.dropFirst()).map({ TimeSpan("\($0) days") })
      else { continue }
      var limit: Window?
      if let span {
        limit = Window(span, axis, calendar: reportingCalendar)
        guard limit != nil else {
          refuse("'\(id)' has a window of \(span), which cannot be computed from its events and calendars")
          continue
        }
      }
      let pairing = if let limit { Pairing(first, second, axis) { limit.end(from: $0) } } else { Pairing(first, second, axis) }
      cohort(begins, second, axis, splits, limit, ends: pairing.ends, stat: stat)
    }
  }

  /// By the row of its beginning, `ends` has the row that converted a member, or -1; `isMember` leaves out who is none.
  mutating func cohort(
    _ begins: EventStream, _ second: KeyedRows, _ axis: TimeAxis, _ splits: [Split], _ window: Window?, ends: [Int32],
    stat: String, isMember: (Int) -> Bool = { _ in true }
  ) {
    // Asked for every row: a window that is looked at within would be copied each time.
    let deadline: (Int) -> Int = if let window { { window.end(from: $0) } } else { { _ in .max } }
    let asOf = periods.asOf(axis.isOfDates)
    var tally = Tally(splits, periods: periods.count, zero: Cohort())
    let told = stat == toldStat ?? metric.stats.first ? choice(splits, rows: begins.count) : nil
    for row in 0..<begins.count where isMember(row) {
      let start = axis.time(begins, row)
      let end = ends[row]
      // Whoever went on waits for nothing where there is no end to it.
      let isWaiting = (window != nil || end < 0) && deadline(start) > asOf
      let state: MeasuredCase.State = end >= 0 ? .converted : isWaiting ? .waiting : .lapsed
      periods.forEach(containing: begins.times[row], isDate: begins.isOfDates) { period in
        tally.add(row, in: period) { cohort in
          cohort.members += 1
          if end >= 0 { cohort.converted += 1 }
          if isWaiting { cohort.waiting += 1 } else if end >= 0 { cohort.maturedConverted += 1 }
        }
        guard let told, told.takes(row, state) else { return }
        cases?.tell(
          MeasuredCase(
            period: periods.entries[period].period, state: state, kind: begins.entity, entity: begins.entities[row],
            cycle: begins.cycles?[row], start: axis.moment(start),
            stop: end >= 0 ? axis.moment(axis.time(second.stream, Int(end))) : nil, oddMembers: told.members(of: row)))
      }
    }
    noteMembers(tally) { $0.members == 0 }
    for part in tally.parts(isEmpty: { $0.members == 0 }) {
      let (period, cohort) = (part.period, part.value)
      if window != nil, periods.entries[period].period == .all {
        // Somebody enters every day: who had the whole window is what can be told at all.
        var row = shareRow(period, part.dimensions, stat: stat, cohort.maturedConverted, of: cohort.matured)
        row.censored = cohort.waiting
        result.values.append(row)
        continue
      }
      var row = shareRow(period, part.dimensions, stat: stat, cohort.converted, of: cohort.members)
      row.censored = cohort.waiting
      // The last that could enter the period has had the whole window.
      let isMature = deadline(periods.end(period, axis.isOfDates) - 1) <= asOf
      if window == nil {
        // Converted so far, however long that is: never complete, and so never judged.
        row.flags.insert(.provisional)
        result.values.append(row)
        continue
      }
      if !isMature {
        (row.value, row.exact) = (nil, nil)
        row.flags.insert(.provisional)
        row.flags.remove(.missing)
      }
      result.values.append(row)
      if !isMature, stat == .value, cohort.matured > 0 {
        var matured = shareRow(
          period, part.dimensions, stat: NamedStat.matured.rawValue, cohort.maturedConverted, of: cohort.matured)
        matured.flags.insert(.provisional)
        result.values.append(matured)
      }
    }
  }

  /// Those that went on in the period, against those that entered in it.
  mutating func flow(_ from: String, _ to: String) {
    guard let begins = stream(from), let ends = stream(to) else { return }
    let (entered, wentOn) = (numbers(of: begins), numbers(of: ends))
    let keys = Set(entered.keys).union(wentOn.keys)
    for key in keys {
      result.values.append(shareRow(key.period, key.dimensions, wentOn[key] ?? 0, of: entered[key] ?? 0))
    }
  }

  private struct Key: Hashable {
    var period: Int
    var dimensions: Dimensions
  }

  private mutating func numbers(of stream: EventStream) -> [Key: Int] {
    let splits = splits(of: stream)
    var tally = Tally(splits, periods: periods.count, zero: 0)
    for row in 0..<stream.count {
      periods.forEach(containing: stream.times[row], isDate: stream.isOfDates) { period in
        tally.add(row, in: period) { $0 += 1 }
        tellMembers(stream, row, period, splits)
      }
    }
    noteMembers(tally) { $0 == 0 }
    let parts = tally.parts { $0 == 0 }
    return Dictionary(uniqueKeysWithValues: parts.map { (Key(period: $0.period, dimensions: $0.dimensions), $0.value) })
  }

  /// The working time of windows in business days, where no clock names another.
  var reportingCalendar: WorkingTimeHistory? { context.reportingCalendar.flatMap { context.calendars[$0] } }

  mutating func refuseLink(_ from: String, _ to: String) {
    refuse(
      "'\(id)' goes from '\(from)' to '\(to)', whose events have no entity in common",
      suggestion: "select the id of the one as a column of the other, named as its entity")
  }
}
