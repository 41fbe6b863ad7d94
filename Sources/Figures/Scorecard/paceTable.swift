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
      .init("Commitment", isNumber: false), .init("Verdict", isNumber: false), .init("So far"), .init("Expected by then"),
      .init("Target"),
    ],
    rows: rows.map { row in
      let phrases = CommitmentPhrases(row, edition)
      return Table.Row([
        "\(edition.link(to: row.definition.id)) \(.span(.unit, Phrase(row.period.short)))",
        Phrase(edition.label(of: row.verdict, phrases.verdict(row.assessment))), phrases.value(row.assessment),
        phrases.numbers.expected(row.assessment).map { Phrase($0) } ?? "",
        row.assessment.target.map(phrases.shortTarget) ?? "",
      ])
    })
}
