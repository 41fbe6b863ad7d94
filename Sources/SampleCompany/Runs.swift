import Calendars
import Definitions
import Fingerprints

/// One run of the sample: the day as of which everything is known.
struct Run {
  var day: CivilDate
  var asOf: WallClock { day.midnight + OfficeClock.day - 1 }
  var folder: String { "content/snapshots/\(day)" }

  /// `2026-11-06T23:59:59+01:00`.
  var instant: String { "\(day)T23:59:59\(isSummerTime ? "+02:00" : "+01:00")" }

  /// From the last Sunday of March to that of October, as in the whole Union.
  private var isSummerTime: Bool {
    func lastSunday(_ month: Int) -> CivilDate {
      let last = Assumptions.date(day.year, month, 31)
      return last.adding(days: -(last.weekday % 7))
    }
    return day >= lastSunday(3) && day < lastSunday(10)
  }

  /// The fifth business day of each month, after two long runs that caught up on the past, and three weekly ones at the end.
  static let all: [Run] = [
    (2025, 6, 6), (2025, 12, 5), (2026, 1, 8), (2026, 2, 6), (2026, 3, 6), (2026, 4, 9), (2026, 5, 8), (2026, 6, 5),
    (2026, 7, 7),
    (2026, 8, 7), (2026, 9, 7), (2026, 10, 7), (2026, 10, 19), (2026, 10, 26), (2026, 11, 2), (2026, 11, 6),
  ].map { Run(day: Assumptions.date($0, $1, $2)) }

  /// First day that is reported.
  static let firstDay = Assumptions.date(2024, 11, 1)

  /// Months and weeks that began by the day of the run; the first week is the first whole one.
  var periods: [Period] {
    [Grain.month, .week].flatMap { grain -> [Period] in
      guard let last = Period(grain, containing: day), var period = Period(grain, containing: Self.firstDay) else { return [] }
      if let start = period.start, start < Self.firstDay { period = period.next }
      return period <= last ? (period.ordinal...last.ordinal).map { Period(grain: grain, ordinal: $0) } : []
    }
  }
}

extension Period {
  func isClosed(by day: CivilDate) -> Bool { end.map { $0 <= day.adding(days: 1) } ?? false }
}

/// Rows of a run with their stamps.
struct RunMeasurement {
  let register: Register
  let timeline: Timeline

  /// From here on version 3 of MQL is in force; the six months before it were computed again under it.
  private static let redefinition = Assumptions.date(2026, 8, 1)

  /// Rows of a run; what had settled by the run before is not measured again.
  func rows(of run: Run, after previous: Run?) -> [StampedRow] {
    var rows = run.periods.filter { !isSettled($0, previous) }.flatMap { period -> [StampedRow] in
      guard let start = period.start, let end = period.end else { return [] }
      let (glossary, later) = (timeline.glossary(on: start), timeline.glossary(on: end.adding(days: -1)))
      return measured(period, run, glossary).compactMap { stamped($0, in: glossary, changingTo: later) }
    }
    if run.day >= Self.redefinition { rows += backcast(run) }
    return rows.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  /// The longest window is 180 days; nothing of a period moves after it.
  private func isSettled(_ period: Period, _ previous: Run?) -> Bool {
    guard let previous, let end = period.end else { return false }
    return end.adding(days: 200) < previous.day
  }

  private func measured(_ period: Period, _ run: Run, _ glossary: Glossary) -> [Row] {
    let hasDuplicates = (glossary["rejection-reasons"]?.version ?? 1) > 1
    let reasons = Lead.Reason.allCases.filter { hasDuplicates || $0 != .duplicate }
    let measurement = Measurement(
      register, period, asOf: run.asOf, mqlVersion: glossary["mql"]?.version ?? 1, reasons: reasons)
    var rows = measurement?.rows() ?? []
    if let held = MeetingsHeld.row(period), period.isClosed(by: run.day) { rows.append(held) }
    return rows
  }

  /// A week that holds the day of a change keeps the meaning of its Monday and is marked.
  private func stamped(_ row: Row, in glossary: Glossary, changingTo later: Glossary? = nil) -> StampedRow? {
    guard let hashes = glossary.hashes(of: row.metric), let version = glossary[row.metric]?.version else { return nil }
    var row = row
    if let later, later.hashes(of: row.metric)?.fingerprint != hashes.fingerprint { row.flags.insert(.breakInside) }
    let past = row.period.start.flatMap { timeline.sources.source(of: row.metric, on: $0) }
    return StampedRow(
      row: row, version: version, meaning: hashes.fingerprint.stored, source: past ?? hashes.source?.stored ?? "")
  }

  /// February to July 2026 under version 3, of the metrics that stand on MQL.
  private func backcast(_ run: Run) -> [StampedRow] {
    let before = timeline.glossary(on: Self.redefinition.adding(days: -1))
    let after = timeline.glossary(on: Self.redefinition)
    return (1...6).compactMap { Period(.month, containing: Self.redefinition)?.advanced(by: -$0) }.flatMap { period in
      measured(period, run, after).compactMap { row -> StampedRow? in
        guard before.hashes(of: row.metric)?.fingerprint != after.hashes(of: row.metric)?.fingerprint else { return nil }
        var row = row
        row.flags.insert(.otherDefinition)
        return stamped(row, in: after)
      }
    }
  }
}

/// The meetings that were due and held; counted from the notes since October 2025.
enum MeetingsHeld {
  static func row(_ period: Period) -> Row? {
    guard period.grain == .month, let start = period.start, let end = period.end, start >= Assumptions.date(2025, 10, 1) else {
      return nil
    }
    let thursdays = (start.daysSinceEpoch..<end.daysSinceEpoch).count { CivilDate(daysSinceEpoch: $0).weekday == 4 }
    let due = thursdays + 1 + (start.month % 3 == 1 ? 1 : 0)
    // The bad quarter took one standup in February, and two around Easter.
    let missed = ["2026-02": 1, "2026-03": 1][period.description] ?? 0
    var row = Row.ratio("review-rhythm", period, due - missed, of: due)
    row.flags = [.estimated]
    return row
  }
}
