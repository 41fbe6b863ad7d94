import Calendars
import Definitions
import Documents
import Editions
import Measures
import Snapshots

/// All commitments of one period as a table: the verdict first, for a phone shows the first columns. Who answers for a commitment
/// is known of today only, and no part of a frozen table.
func scorecardTable(_ scorecard: Scorecard, isFrozen: Bool, in edition: Edition) -> Table {
  let rows = scorecard.rows.map { (row: $0, phrases: CommitmentPhrases($0, edition)) }
  let hasClock = rows.contains { $0.phrases.clock != nil }
  let clock: [Table.Column] = hasClock ? [.init("Clock", isNumber: false)] : []
  return Table(
    caption: "Commitments, \(scorecard.period.long)",
    columns: [
      .init("Commitment", isNumber: false), .init("Verdict", isNumber: false), .init("Value"), .init("Target"), .init("n"),
    ] + clock + [
      .init("Missed in a row"), .init("Owed by", isNumber: false),
    ] + (isFrozen ? [] : [.init("Owner", isNumber: false)]),
    rows: rows.map { row, phrases in
      let size = row.assessment.observation.flatMap { phrases.numbers.values.size($0) }
      let cohort: Phrase? = row.isOlderCohort ? "\(row.verdict.words), \(row.judged.tick) cohort" : nil
      let cells: [Phrase] = [
        Phrase(edition.link(to: row.definition.id)), Phrase(edition.label(of: row.verdict, cohort)),
        phrases.value(row.assessment, none: "–"), row.assessment.target.map(phrases.shortTarget) ?? "–",
        size.map { Phrase($0) } ?? "–",
      ]
      let rest: [Phrase] = [
        row.missedInARow == 0 ? "" : "\(count: row.missedInARow)", Phrase(edition.name(of: row.commitment.debtor)),
      ]
      let owner = isFrozen ? [] : [Phrase(phrases.numbers.owner)]
      return Table.Row(cells + (hasClock ? [phrases.clock ?? ""] : []) + rest + owner)
    })
}
