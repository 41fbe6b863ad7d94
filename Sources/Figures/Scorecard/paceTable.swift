import Calendars
import Definitions
import Documents
import Editions
import Measures

/// Where volumes stand that were promised for longer periods than a page's: a row each, from ``Edition/paces(beside:asOf:series:)``.
func paceTable(_ rows: [CommitmentRow], asOf: CivilDate, in edition: Edition) -> Table {
  Table(
    caption: "Pace of longer commitments, as known on \(day: asOf)",
    columns: [
      .init("Commitment", isNumber: false), .init("Period", isNumber: false), .init("So far"), .init("Expected by then"),
      .init("Target"), .init("Verdict", isNumber: false),
    ],
    rows: rows.map { row in
      let phrases = CommitmentPhrases(row, edition)
      return Table.Row([
        Phrase(edition.link(to: row.definition.id)), Phrase(row.period.short), phrases.value(row.assessment),
        phrases.numbers.expected(row.assessment).map { Phrase($0) } ?? "",
        row.assessment.target.map(phrases.shortTarget) ?? "",
        Phrase(edition.label(of: row.verdict, phrases.verdict(row.assessment))),
      ])
    })
}
