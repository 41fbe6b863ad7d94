import Calendars
import Definitions
import Documents
import Editions

/// `periods.html`: every closed period with its commitments, grouped by year, newest first.
func periodsPage(_ site: Site) -> Document {
  let edition = site.edition
  let years = Dictionary(grouping: edition.periods, by: \.year).sorted { $0.key > $1.key }
  let bands = years.map { year, periods in
    let rows = periods.reversed().map { period in
      let rows = site.index.scorecards.scorecard(of: period, in: edition).rows
      return Table.Row([
        Phrase(.link(Link(Phrase(period.long), to: .site(.dashboard(period))))),
        Phrase(.date(edition.vintage(of: period), .short)),
        rows.isEmpty ? "no commitments" : Phrase(.link(Link(rows.tally, to: .site(.scorecard(period))))),
      ])
    }
    let table = Table(
      caption: "Closed periods of \(String(year)), newest first",
      columns: ["Period", "As known on", "Commitments"].map { .init($0, isNumber: false) }, rows: rows)
    return Block.band("y\(year)", Phrase(String(year)), [.table(table)])
  }
  let opening: Phrase =
    """
    \(.counting(edition.periods.count, "closed \(edition.settings.grain.rawValue)")). Each page shows what was known when its \
    period froze.
    """
  return Document(
    address: .periods, title: "All periods", description: "Every closed period of \(edition.settings.title).",
    section: .dashboard, blocks: [.masthead("All periods"), .paragraph(opening, .opening)] + bands)
}
