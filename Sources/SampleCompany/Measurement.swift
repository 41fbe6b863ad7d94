import Calendars
import Numbers

/// Counts the numbers of one period from the register, as they were known at an instant and under one version of MQL.
struct Measurement {
  let register: Register
  let period: Period
  /// The end of the run's day: what happened later is unknown, not false.
  let asOf: WallClock
  let mqlVersion: Int
  /// Members of the code list of rejection reasons in force.
  let reasons: [Lead.Reason]

  /// Leads by what happened to them in the period; from MQL on, those that meet the version.
  let created: [Lead]
  let qualified: [Lead]
  let accepted: [Lead]
  let rejected: [Lead]
  let becameSQL: [Lead]
  let opened: [Lead]
  let closed: [Lead]

  /// The first moment after the period.
  let end: WallClock
  /// The last moment of the period, at which its stocks are taken.
  var closing: WallClock { end - 1 }
  private var isOpen: Bool { asOf < closing }
  private var isMonth: Bool { period.grain == .month }

  init?(_ register: Register, _ period: Period, asOf: WallClock, mqlVersion: Int, reasons: [Lead.Reason]) {
    guard let next = period.end else { return nil }
    func known(_ event: Register.Event) -> [Lead] { register.leads(event, in: period, asOf: asOf) }
    func ofMQLs(_ event: Register.Event) -> [Lead] { known(event).filter { $0.meets(mqlVersion: mqlVersion) } }
    self.register = register
    self.period = period
    self.asOf = asOf
    self.mqlVersion = mqlVersion
    self.reasons = reasons
    end = next.midnight
    created = known(.created)
    qualified = ofMQLs(.qualified)
    let decided = ofMQLs(.decided)
    accepted = decided.filter { $0.decision == .accepted }
    rejected = decided.filter { $0.decision != .accepted }
    becameSQL = ofMQLs(.becameSQL)
    opened = known(.opened)
    closed = known(.closed)
  }

  func isKnown(_ moment: WallClock?) -> Bool { moment.map { $0 <= asOf } ?? false }

  /// All rows of the period, without stamps. A period that still runs has its counts so far, and nothing that would be judged.
  func rows() -> [Row] {
    guard !isOpen else {
      return counts().map { row in
        var row = row
        row.flags.insert(.provisional)
        return row
      }
    }
    let rows = counts() + rejections() + firstContact() + [conversionToSAL()]
    return isMonth ? rows + conversions() + opportunities() + durations() + [coverage()] + completeness() : rows
  }

  // MARK: Counts

  private func counts() -> [Row] {
    var rows = bySource("lead-count", created, isSplit: isMonth) + bySource("mql-count", qualified, isSplit: true)
    rows += bySource("sql-count", becameSQL, isSplit: isMonth)
    if isMonth { rows += bySource("sal-count", accepted, isSplit: true) }
    rows.append(.count("opportunity-count", period, opened.count))
    rows.append(.money("pipeline-created", period, amount(opened), count: opened.count))
    return rows
  }

  private func bySource(_ metric: String, _ leads: [Lead], isSplit: Bool) -> [Row] {
    let total = [Row.count(metric, period, leads.count)]
    guard isSplit else { return total }
    return total
      + Lead.Source.allCases.map { source in
        .count(metric, period, "lead_source=\(source.rawValue)", leads.count { $0.source == source })
      }
  }

  private func rejections() -> [Row] {
    var counts: [(reason: String, count: Int)] = reasons.map { reason in
      (reason.rawValue, rejected.count { $0.decision == .rejected(reason) })
    }
    let withReason = counts.reduce(0) { $0 + $1.count }
    var rows = counts.map { Row.ratio("mql-rejection-mix", period, "reason=\($0.reason)", $0.count, of: withReason) }
    if rejected.count > withReason { counts.append(("(none)", rejected.count - withReason)) }
    rows.append(.count("rejection-count", period, rejected.count))
    rows += counts.map { .count("rejection-count", period, "reason=\($0.reason)", $0.count) }
    if isMonth { rows.append(.ratio("rejection-reason-rate", period, withReason, of: rejected.count)) }
    return rows
  }

  // MARK: Money

  func amount(_ leads: [Lead]) -> Int { leads.reduce(0) { $0 + ($1.opportunity?.amount(asOf: asOf) ?? 0) } }

  private func opportunities() -> [Row] {
    let won = closed.filter { $0.opportunity?.isWon == true }
    let open = register.count(in: .opportunity, mqlVersion: nil, at: closing)
    var rows = [
      Row.count("won-count", period, won.count), .count("closed-count", period, closed.count),
      .count("open-opportunities", period, open), .money("pipeline-won", period, amount(won), count: won.count),
      .ratio("win-rate-closed", period, won.count, of: closed.count),
    ]
    let influenced = opened.filter { $0.opportunity?.isInfluenced == true }
    rows.append(.money("influenced-pipeline", period, amount(influenced), count: influenced.count))
    var toClose = Row.ratio("pipeline-to-close", period, amount(won), of: amount(opened))
    toClose.numerator = toClose.numerator?.rounded(to: 2)
    toClose.denominator = toClose.denominator?.rounded(to: 2)
    toClose.count = won.count
    rows.append(toClose)
    var average = Row.ratio("average-deal", period, amount(won), of: won.count)
    average.value = .quotient(amount(won), won.count, scale: 2)
    average.numerator = average.numerator?.rounded(to: 2)
    average.unit = "EUR"
    rows.append(average)
    rows.append(velocity(open: open, won: won, closed: closed.count))
    for source in Lead.Source.allCases {
      rows += split("source=\(source.rawValue)", opened.filter { $0.source == source })
    }
    for team in ["marketing", "sales", "partner"] { rows += split("source_team=\(team)", opened.filter { $0.team == team }) }
    for channel in Lead.Channel.allCases {
      rows.append(.count("opportunity-count", period, "channel=\(channel.rawValue)", opened.count { $0.channel == channel }))
    }
    rows.append(.count("opportunity-count", period, "channel=(none)", opened.count { $0.channel == nil }))
    return rows
  }

  private func split(_ dimensions: String, _ leads: [Lead]) -> [Row] {
    [
      .count("opportunity-count", period, dimensions, leads.count),
      .money("pipeline-created", period, dimensions, amount(leads), count: leads.count),
    ]
  }

  /// Open x won / closed x amount won / won / days, where `won` cancels out.
  private func velocity(open: Int, won: [Lead], closed: Int) -> Row {
    let days = Self.days(50, of: won.compactMap { $0.opportunity.map { $0.closed - $0.created } }.sorted())
    let top = ExactDecimal(open) * ExactDecimal(amount(won))
    let value = days.flatMap { top.divided(by: ExactDecimal(closed) * $0, scale: 2) }
    var row = Row(metric: "pipeline-velocity", period: period, value: value, unit: "EUR/d", count: open)
    if value == nil { row.flags.insert(.missing) }
    return row
  }
}
