import Calendars
import Definitions
import HyperText

/// `periods.html`: every closed period with its commitments, grouped by year, newest first.
func periodsPage(_ site: ReportSite) -> SitePage {
  let edition = site.edition
  let context = PageContext(edition, at: .periods)
  var html = HTML()
  html.element("div", ["class": "mast"]) { html in html.element("h1", text: "All periods") }
  html.element("p", ["class": "say sayw"]) { html in
    html.text(
      "\(counted(edition.periods.count, "closed \(edition.settings.grain.rawValue)")). Each page shows what was known when its "
        + "period froze."
    )
  }
  let years = Dictionary(grouping: edition.periods, by: \.year).sorted { $0.key > $1.key }
  for (year, periods) in years {
    html.element("section", ["class": "band", "aria-labelledby": "y\(year)"]) { html in
      html.element("h2", ["id": "y\(year)"], text: String(year))
      let rows = periods.reversed().map { period in
        let rows = site.scorecards.scorecard(of: period, in: edition).rows
        return DataTable.Row([
          context.link(.dashboard(period), period.long), context.time(edition.vintage(of: period)),
          rows.isEmpty ? .text("nothing promised") : context.link(.scorecard(period), rows.result),
        ])
      }
      html.append(
        DataTable(
          caption: "Closed periods of \(year), newest first",
          columns: ["Period", "As known on", "Commitments"].map { .init($0, isNumber: false) }, rows: rows
        ).html)
    }
  }
  return SitePage(
    address: .periods, title: "All periods", description: "Every closed period of \(edition.settings.title).",
    section: .dashboard,
    content: html)
}
