import Calendars
import Definitions
import Documents
import Editions
import Measures
import Snapshots

/// All commitments of one period as a table: the verdict first, for a phone shows the first columns.
func scorecardTable(_ scorecard: Scorecard, in edition: Edition) -> Table {
  Table(
    caption: "Commitments, \(scorecard.period.long)",
    columns: [
      .init("Commitment", isNumber: false), .init("Verdict", isNumber: false), .init("Value"), .init("Target"), .init("n"),
      .init("Missed in a row"), .init("Owed by", isNumber: false), .init("Owner", isNumber: false),
    ],
    rows: scorecard.rows.map { row in
      let phrases = CommitmentPhrases(row, edition)
      let size = row.assessment.observation.flatMap { phrases.numbers.values.size($0) }
      let cohort: Phrase? = row.isOlderCohort ? "\(row.verdict.words), \(row.judged.tick) cohort" : nil
      return Table.Row([
        Phrase(edition.link(to: row.definition.id)), Phrase(edition.label(of: row.verdict, cohort)),
        phrases.value(row.assessment, none: "–"), row.assessment.target.map(phrases.shortTarget) ?? "–",
        size.map { Phrase($0) } ?? "–", row.missedInARow == 0 ? "" : "\(count: row.missedInARow)",
        Phrase(edition.name(of: row.commitment.debtor)), Phrase(phrases.numbers.owner),
      ])
    })
}
