import Calendars
import Definitions
import Documents
import Editions
import FrontMatter
import Measures
import Snapshots

/// `scorecard`: commitments, worst first, as rows that lead to their cards.
struct ScorecardBlock: ReportBlock {
  static let name = "scorecard"

  /// Who owes; everybody where nil.
  let direction: Commitment.Side?
  var insteadOfSeries: String? { "leave the period out: no target judges the whole period" }

  init?(_ reader: inout BlockReader) { direction = reader.side("direction") }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {}

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let rows = (scope.scorecard?.rows ?? []).filter { direction == nil || $0.commitment.debtor == direction }
    let title = scope.frame.title ?? "Commitments"
    let anchor = scope.anchor().long
    let paces = scope.edition.paces(beside: scope.anchor(), asOf: scope.asOf, series: scope.site.index.series)
      .filter { direction == nil || $0.commitment.debtor == direction }
    let pace: [Block] = paces.isEmpty ? [] : [.table(paceTable(paces, asOf: scope.asOf, in: scope.edition))]
    guard !rows.isEmpty else {
      let none: Phrase =
        pace.isEmpty
        ? "No commitment was in force in \(anchor)."
        : "No commitment is judged by the \(scope.anchor().grain.rawValue); longer ones are shown to date."
      let stamps = pace.isEmpty ? [] : [scope.stamps(measured(paces))]
      return .full(scope.panel(Phrase(title), [.paragraph(none, pace.isEmpty ? .absent : .note)] + pace + stamps))
    }
    let table = Table(
      caption: "\(title), \(anchor): \(rows.tally)",
      columns: [
        .init("Commitment", isNumber: false), .init("Value"), .init("Target"), .init("Verdict", isNumber: false),
        .init("Owner", isNumber: false),
      ],
      rows: rows.map { cells(of: $0, scope.edition) })
    return .full(scope.panel(Phrase(title), [.table(table)] + pace + [scope.stamps(measured(rows + paces))]))
  }

  private func measured(_ rows: [CommitmentRow]) -> [(metric: String, observation: Observation)] {
    rows.compactMap { row in row.assessment.observation.map { (row.commitment.measure, $0) } }
  }

  private func cells(of row: CommitmentRow, _ edition: Edition) -> Table.Row {
    let phrases = CommitmentPhrases(row, edition)
    let card = Destination.site(.scorecard(row.period).at(CommitmentCard.id(row)))
    let cells: [Phrase] = [
      Phrase(.link(Link(Phrase(row.definition.name), to: card))), phrases.value(row.assessment),
      row.assessment.target.map(phrases.shortTarget) ?? "none",
      Phrase(edition.label(of: row.verdict, phrases.verdict(row.assessment))), Phrase(phrases.numbers.owner),
    ]
    return Table.Row(cells, bullet: CommitmentCard(row, edition).bullet)
  }
}
