import Calendars
import Numbers

extension Measurement {
  /// Days with one digit, from seconds.
  static func days(_ percent: Int, of seconds: [Int]) -> ExactDecimal? {
    Percentile.hundredfold(percent, of: seconds, count: seconds.count).flatMap {
      .quotient($0, 100 * OfficeClock.day, scale: 1)
    }
  }

  // MARK: First contact

  private static let limit = 4 * 3600

  /// Median, ninetieth percentile and the share within the limit; one that nobody contacted counts as longer than any.
  func firstContact() -> [Row] {
    let metric = "time-to-first-contact"
    let members = qualified
    let clock = register.clock
    let finished = members.compactMap { lead -> Int? in
      guard let start = lead.qualified, let contact = lead.contacted, isKnown(contact) else { return nil }
      return clock.elapsed(from: start, to: contact)
    }.sorted()
    let waiting = members.compactMap { lead -> Int? in
      guard let start = lead.qualified, !isKnown(lead.contacted) else { return nil }
      return clock.elapsed(from: start, to: asOf)
    }
    let pending = waiting.count { $0 <= Self.limit }
    let late = waiting.count - pending
    let met = finished.count { $0 <= Self.limit }

    var rows = [50, 90].map { percent in
      let value = Percentile.hundredfold(percent, of: finished, count: members.count).flatMap {
        ExactDecimal.quotient($0, 100, scale: 0)
      }
      var row = Row(
        metric: metric, period: period, stat: "p\(percent)", value: value, unit: "s_business", count: members.count,
        censored: waiting.count)
      if value == nil { row.flags.insert(.missing) }
      return row
    }
    var within = Row.ratio(metric, period, stat: "within", met, of: finished.count + late)
    within.count = members.count
    within.censored = pending
    rows.append(within)
    if period.grain == .month {
      for (stat, count) in [("never", waiting.count), ("open", late), ("pending", pending), ("void", 0)] {
        var row = Row.count(metric, period, count)
        row.stat = stat
        rows.append(row)
      }
    }
    guard pending > 0 else { return rows }
    return rows.map { row in
      var row = row
      row.flags.insert(.provisional)
      return row
    }
  }

  // MARK: Stages

  /// Durations of what left a stage in the period, with the number of those that were still in it at its end.
  func durations() -> [Row] {
    let won = closed.filter { $0.opportunity?.isWon == true }
    let ofMQLs = { (lead: Lead) in lead.meets(mqlVersion: mqlVersion) }
    return time("time-mql-to-sal", in: .mql, accepted) + time("time-sal-to-sql", in: .sal, becameSQL)
      + time("time-sql-to-opportunity", in: .sql, opened.filter(ofMQLs))
      + time("time-opportunity-to-won", in: .opportunity, won, isOfMQLs: false)
      + time("lead-to-revenue-time", in: .wholeWay, won.filter(ofMQLs))
  }

  private func time(_ metric: String, in stage: Stays.Stage, _ leads: [Lead], isOfMQLs: Bool = true) -> [Row] {
    let seconds = leads.compactMap { lead -> Int? in
      guard let start = lead[keyPath: stage.entry], let stop = lead[keyPath: stage.exit] else { return nil }
      return stop - start
    }.sorted()
    let open = register.count(in: stage, mqlVersion: isOfMQLs ? mqlVersion : nil, at: closing)
    return [50, 90].map { percent in
      let value = Self.days(percent, of: seconds)
      var row = Row(
        metric: metric, period: period, stat: "p\(percent)", value: value, unit: "d", count: seconds.count, censored: open)
      if value == nil { row.flags.insert(.missing) }
      if (1..<10).contains(seconds.count) { row.flags.insert(.unreliable) }
      return row
    }
  }
}
