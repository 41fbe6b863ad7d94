package import Calendars
import Definitions
import Measures

/// When it is decided, and who answers for it.
extension CommitmentNumbers {
  /// The last day on which a case of the page's own period can still be counted: "30 Nov 2026".
  package var undecidedUntil: CivilDate? {
    guard let end = edition.days.periods.end(of: row.period), let metric = edition.glossary.metric(row.commitment.measure),
      case .conversion(_, _, let window?, _) = metric.calculation, let span = TimeSpan(window)
    else { return nil }
    switch (span.unit, span.isBusiness) {
    case (.day, true): return edition.days.day(span.count, from: end)
    case (.day, false): return end.adding(days: span.count - 1)
    case (.week, false): return end.adding(days: 7 * span.count - 1)
    case (.month, false): return end.adding(days: -1).adding(months: span.count)
    default: return end
    }
  }

  /// The role that answers for it: the debtor's; those of both where both owe.
  package var owner: String {
    let owners = row.definition.owners
    if let owner = owners.first(where: { .party($0.party) == row.commitment.debtor }) { return owner.role }
    let roles = edition.settings.parties.compactMap { party in owners.first { $0.party == party.id }?.role }
    return row.commitment.debtor == .both && !roles.isEmpty ? roles.joined(separator: " and ") : "no owner named"
  }
}
