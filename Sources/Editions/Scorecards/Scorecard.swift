package import Calendars
package import Definitions
import Measures
import Snapshots

/// The histories of all commitments, from which every scorecard page is read.
package struct ScorecardHistory: Sendable {
  package let commitments: [CommitmentHistory]
  /// Commitments that some file defines, whether or not any period judges them.
  package let definitions: [Definition]
  /// Closed periods, oldest first.
  package let periods: [Period]
  /// The period after them, where there are numbers of it.
  package let running: Period?
  private let vintages: [Period: CivilDate]
  private let past: PastEditions

  /// Judges every commitment for every period. The index holds the totals of their measures.
  package init(_ edition: Edition, series: SeriesIndex, past: PastEditions) {
    self.past = past
    definitions = edition.commitments
    periods = edition.periods
    running = Self.running(edition, definitions, series)
    var judged = periods.map { (period: $0, asOf: edition.vintage(of: $0)) }
    if let running { judged.append((running, edition.asOf)) }
    vintages = Dictionary(judged.map { ($0.period, $0.asOf) }, uniquingKeysWith: { first, _ in first })
    commitments = (definitions + edition.removedCommitments).compactMap { definition in
      CommitmentHistory(definition, series: series, periods: judged, in: edition, past: past)
    }
  }

  /// Whether a period has a page.
  package func has(_ period: Period) -> Bool { vintages[period] != nil }

  /// The period that is not over, where it has numbers.
  private static func running(_ edition: Edition, _ definitions: [Definition], _ series: SeriesIndex) -> Period? {
    let periods = edition.days.periods
    let today = periods.period(edition.settings.grain, containing: edition.asOf)
    guard let candidate = edition.periods.last?.next ?? today, edition.isDated, !periods.isOver(candidate, asOf: edition.asOf)
    else { return nil }
    let hasRows = definitions.contains { definition in
      guard case .commitment(let commitment) = definition.semantics else { return false }
      return !series.days(commitment.measure, candidate, stat: commitment.stat).isEmpty
    }
    return hasRows ? candidate : nil
  }

  package func scorecard(of period: Period, in edition: Edition) -> Scorecard {
    let asOf = vintages[period] ?? edition.asOf
    let rows = commitments.compactMap { CommitmentRow($0, period: period, asOf: asOf) }
    let judged = Set(rows.map(\.definition.id))
    let then = past[period].commitments
    return Scorecard(
      period: period, asOf: asOf, isRunning: period == running, rows: rows.sorted(by: CommitmentRow.isWorse),
      notPromised: then.filter { !judged.contains($0.id) && $0.declared != .retired })
  }
}

/// One period's scorecard as values, as known at its vintage.
package struct Scorecard: Sendable {
  package var period: Period
  package var asOf: CivilDate
  package var isRunning: Bool
  /// Worst first.
  package var rows: [CommitmentRow]
  /// Commitments without a target in force in this period.
  package var notPromised: [Definition]

  /// How many business days of its period are over, as known on its day; nil for a period without ends.
  package func businessDays(in edition: Edition) -> (done: Int, all: Int)? {
    let periods = edition.days.periods
    guard let start = periods.start(of: period), let end = periods.end(of: period) else { return nil }
    let done = edition.days.count(from: start, to: min(end, asOf.adding(days: 1)))
    return (done, edition.days.count(from: start, to: end))
  }

  /// What one party owes another.
  package struct Direction: Sendable {
    package var debtor: Commitment.Side
    package var creditor: Commitment.Side
    package var rows: [CommitmentRow]
  }

  /// In the order of site.yml's parties, what both owe each other last.
  package func directions(_ parties: [String]) -> [Direction] {
    func place(_ side: Commitment.Side) -> Int {
      switch side {
      case .both: parties.count + 1
      case .party(let id): parties.firstIndex(of: id) ?? parties.count
      }
    }
    struct Pair: Hashable {
      var debtor: Commitment.Side
      var creditor: Commitment.Side
    }
    return Dictionary(grouping: rows) { Pair(debtor: $0.commitment.debtor, creditor: $0.commitment.creditor) }
      .map { Direction(debtor: $0.debtor, creditor: $0.creditor, rows: $1) }
      .sorted { left, right in
        (place(left.debtor), place(left.creditor), left.debtor.description, left.creditor.description) < (
          place(right.debtor), place(right.creditor), right.debtor.description, right.creditor.description
        )
      }
  }
}
