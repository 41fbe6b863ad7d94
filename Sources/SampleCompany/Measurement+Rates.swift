import Calendars
import Numbers

extension Measurement {
  private func days(_ count: Int) -> (WallClock) -> WallClock { { $0 + count * OfficeClock.day } }

  func conversionToSAL() -> Row {
    cohort("mql-acceptance-rate", of: qualified, until: fiveBusinessDays) { $0.decision == .accepted ? $0.decided : nil }
  }

  func conversions() -> [Row] {
    var rows: [Row] = []
    rows += bySource(qualified) {
      cohort("mql-acceptance-rate", $0, of: $1, until: fiveBusinessDays) { $0.decision == .accepted ? $0.decided : nil }
    }.dropFirst()
    rows += bySource(qualified) { cohort("mql-to-sql-rate", $0, of: $1, until: days(30)) { $0.becameSQL } }
    rows += [7, 14, 21, 30].map { count in
      var row = cohort("mql-to-sql-rate", of: qualified, until: days(count)) { $0.becameSQL }
      row.stat = "d\(count)"
      return row
    }
    rows.append(cohort("sal-to-sql-rate", of: accepted, from: \.decided, until: days(30)) { $0.becameSQL })
    rows += bySource(becameSQL) {
      cohort("sql-to-opportunity-rate", $0, of: $1, from: \.becameSQL, until: days(45)) { $0.opportunity?.created }
    }
    let won: (Lead) -> WallClock? = { lead in lead.opportunity.flatMap { $0.isWon ? $0.closed : nil } }
    rows.append(cohort("win-rate-created", of: opened, from: \.opportunity?.created, until: days(120), reached: won))
    rows.append(cohort("lead-to-customer-rate", of: created, from: \.entered, until: days(180), reached: won))
    return rows
  }

  func coverage() -> Row { cohort("follow-up-coverage", of: qualified, until: fiveBusinessDays) { $0.contacted } }

  private func fiveBusinessDays(_ start: WallClock) -> WallClock { register.clock.adding(businessDays: 5, to: start) }

  private func bySource(_ leads: [Lead], _ row: (String, [Lead]) -> Row) -> [Row] {
    [row("*", leads)]
      + Lead.Source.allCases.map { source in row("lead_source=\(source.rawValue)", leads.filter { $0.source == source }) }
  }

  /// Of those that entered, who got there within the window; no value before every member has had the whole of it.
  private func cohort(
    _ metric: String, _ dimensions: String = "*", of members: [Lead], from entry: KeyPath<Lead, WallClock?> = \.qualified,
    until deadline: (WallClock) -> WallClock, reached: (Lead) -> WallClock?
  ) -> Row {
    let converted = members.count { lead in
      guard let start = lead[keyPath: entry], let moment = reached(lead) else { return false }
      return moment <= deadline(start) && isKnown(moment)
    }
    let waiting = members.count { lead in lead[keyPath: entry].map { deadline($0) > asOf } ?? false }
    var row = Row.ratio(metric, period, dimensions, converted, of: members.count)
    row.censored = waiting
    if deadline(end - 1) > asOf {
      row.value = nil
      row.flags.insert(.provisional)
      row.flags.remove(.missing)
    }
    return row
  }

  // MARK: Completeness

  /// The extract of December 2025 was lost; the month is not there, and is not zero.
  func completeness() -> [Row] {
    guard period.description != "2025-12" else { return [] }
    let members = qualified
    return [.ratio("lead-completeness", period, members.count { $0.missing.isEmpty }, of: members.count)]
      + Lead.Field.allCases.map { field in
        .ratio(
          "lead-completeness", period, "field=\(field.rawValue)", members.count { !$0.missing.contains(field) },
          of: members.count)
      }
  }
}

extension Lead {
  /// When it came in, as the other stages say it.
  fileprivate var entered: WallClock? { created }
}
