import Calendars
import Definitions
import Diagnostics
import HyperText
import Numbers
import Snapshots

/// What needs somebody's attention: agreements, reviews, numbers and their meanings, and whatever the run found.
func healthPage(of edition: Edition) -> SitePage {
  let context = PageContext(edition, at: .health)
  let agreement = AgreementHealth(edition)
  let sources = SourceHealth(edition)
  let numbers = NumberHealth(edition)
  let restatements = Restatements(edition)
  let quality = RecordQuality(edition)
  // What has a section of its own is not listed a second time.
  let others = edition.findings.filter { !sectionedRules.contains($0.rule) }
  let summary = agreement.summary + sources.summary + numbers.summary + restatements.summary + findingSummary(others)

  var html = HTML()
  html.element("div", ["class": "mast"]) { html in
    html.element("h1", text: "Health")
    html.element("dl", ["class": "facts"]) { html in
      if edition.isDated { fact("As of", edition.asOf.shortWithWeekday, to: &html) }
      if let newest = numbers.newestSnapshot {
        fact("Newest snapshot", "\(newest.short), \(age(newest, on: edition.asOf))", to: &html)
      }
      fact("Definitions", NumberText.grouped(ExactDecimal(edition.glossary.definitions.count)), to: &html)
      if let audit = edition.audits.last {
        html.element("div") { html in
          html.element("dt", text: "Definition audit")
          html.element("dd") { html in
            let words = "\(audit.count(of: .agree)) of \(audit.terms.count) agree, \(audit.quarter.short)"
            html.append(context.link(.audit(audit.quarter), words))
          }
        }
      }
      fact("Numbers", NumberText.grouped(ExactDecimal(edition.snapshots.rowCount)), to: &html)
    }
  }
  html.element(
    "p", ["class": "say sayw"],
    text: summary.isEmpty ? "Nothing needs attention." : summary.map { $0.capitalizedFirst + "." }.joined(separator: " "))
  agreement.write(to: &html, context)
  sources.write(to: &html, context)
  numbers.write(to: &html, context)
  healthSection("quality", "Data quality", to: &html) { html in
    html.element("p", ["class": "note"]) { html in
      html.text(quality.sentence + " ")
      html.append(context.link(.quality, "Completeness, extracts and odd records"))
    }
  }
  writeRestatements(restatements, to: &html, context)
  healthSection("findings", "Other findings of this run", to: &html) { html in
    writeFindings(others, none: "Nothing else was found.", to: &html)
  }
  return SitePage(
    address: .health, title: "Health", description: "What is unsigned, overdue, stale, missing or typed by hand.",
    section: .health, content: html)
}

/// Rules whose findings stand in a section of their own.
private let sectionedRules: Set<Rule> = [
  .definitionNotAgreed, .agreementSourceUnsigned, .definitionReviewOverdue, .definitionNoMetric, .snapshotUnstamped,
  .snapshotMissingPeriod,
  .snapshotStale,
  .metricWithoutNumbers,
]

private func fact(_ term: String, _ text: String, to html: inout HTML) {
  html.element("div") { html in
    html.element("dt", text: term)
    html.element("dd", text: text)
  }
}

/// "today", "1 day old", "12 days old".
private func age(_ date: CivilDate, on today: CivilDate) -> String {
  let days = today.daysSinceEpoch - date.daysSinceEpoch
  return days <= 0 ? "today" : "\(days) day\(days == 1 ? "" : "s") old"
}

private func findingSummary(_ findings: [Diagnostic]) -> [String] {
  findings.isEmpty ? [] : ["\(counted(findings.count, "other finding"))"]
}

/// A section of the page under a rule.
func healthSection(_ id: String, _ heading: String, to html: inout HTML, _ content: (inout HTML) -> Void) {
  html.element("section", ["class": "band", "aria-labelledby": id]) { html in
    html.element("h2", ["id": id], text: heading)
    content(&html)
  }
}

/// Rows that no section of the page shows more of: the page may not grow with the content without bound.
let mostRows = 200

/// "and 34 more, see build.json".
func writeRest(_ total: Int, to html: inout HTML, _ context: PageContext) {
  guard total > mostRows else { return }
  html.element("p", ["class": "none"]) { html in
    html.text("And \(NumberText.grouped(ExactDecimal(total - mostRows))) more, see ")
    html.append(context.link(.build, "build.json"))
    html.text(".")
  }
}
