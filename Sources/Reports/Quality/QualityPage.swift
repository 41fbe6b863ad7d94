import Calendars
import Definitions
import HyperText
import Numbers
import Snapshots

/// What the records were like that the numbers come from: how old, how complete, what is odd in them. Counts only; no
/// record is on the site.
struct RecordQuality: Sendable {
  let odd: OddRecords
  let extracts: ExtractAges
  let completeness: [FieldCompleteness]

  init(_ edition: Edition) {
    odd = OddRecords(edition)
    extracts = ExtractAges(edition)
    completeness = FieldCompleteness.all(of: edition)
  }

  var summary: [String] { ([extracts.summary, odd.summary] + completeness.map(\.summary)).compactMap(\.self) }

  /// What needs attention, as a page opens with it.
  var sentence: String {
    if odd.isEmpty, completeness.isEmpty { return "Nothing is known of the records behind these numbers." }
    return summary.isEmpty ? "Nothing needs attention." : summary.map { $0.capitalizedFirst + "." }.joined(separator: " ")
  }
}

/// `quality.html`
func qualityPage(of edition: Edition) -> SitePage {
  let context = PageContext(edition, at: .quality)
  let quality = RecordQuality(edition)
  var html = HTML()
  html.element("div", ["class": "mast"]) { html in
    html.element("h1", text: "Data quality")
    html.element("dl", ["class": "facts"]) { html in
      func fact(_ term: String, _ content: HTML) {
        html.element("div") { html in
          html.element("dt", text: term)
          html.element("dd") { $0.append(content) }
        }
      }
      if edition.isDated { fact("As of", .text(edition.asOf.shortWithWeekday)) }
      if let run = quality.extracts.newestRun { fact("Run", context.time(run.vintage.date)) }
      fact("Belongs to", context.link(.health, "Health"))
    }
  }
  html.element("p", ["class": "say sayw"], text: quality.sentence)
  healthSection("completeness", "Completeness by field", to: &html) { html in
    if quality.completeness.isEmpty {
      html.element("p", ["class": "none"], text: "No metric of type completeness has a number yet.")
    }
    for completeness in quality.completeness { completeness.write(to: &html, context) }
  }
  quality.extracts.write(to: &html, context)
  quality.odd.write(to: &html, context)
  let leads = Set(edition.settings.snapshots.journeys).filter(Journey.isAddress).sorted()
  if !leads.isEmpty {
    healthSection("leads", "Single leads", to: &html) { html in
      html.element("ul", ["class": "plainlist"]) { html in
        for id in leads { html.element("li") { $0.append(context.link(.lead(id), "Lead \(id)")) } }
      }
    }
  }
  return SitePage(
    address: .quality, title: "Data quality", description: "How old, how complete and how odd the records are.",
    section: .health, content: html)
}
