import Calendars
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// `restatements.html`: first published beside current, so that nobody has to guess which of two mails was right.
func restatementsPage(of edition: Edition) -> SitePage {
  let context = PageContext(edition, at: .restatements)
  let log = RestatementLog(edition)
  let revisions = log.revised.count { $0.cause == .revision }
  var html = HTML()
  html.append(crumb([(.health, "Health")], current: "Restatements", context))
  html.element("div", ["class": "mast"]) { html in
    html.element("h1", text: "Restatements")
    html.element("dl", ["class": "facts"]) { html in
      for (term, count) in [
        ("Revised", revisions), ("New source", log.revised.count - revisions), ("Redefined", log.redefined.count),
      ] {
        html.element("div") { html in
          html.element("dt", text: term)
          html.element("dd", text: NumberText.grouped(ExactDecimal(count)))
        }
      }
    }
  }
  html.element("p", ["class": "say sayw"], text: summary(log, revisions: revisions))
  revised(log, to: &html, context)
  redefined(log, to: &html, context)
  html.element(
    "p", ["class": "note"],
    text: "Totals of closed periods, in the stats that a metric declares. "
      + "Splits stand with their states in each metric's CSV file."
  )
  return SitePage(
    address: .restatements, title: "Restatements", description: "Closed values that are not what was first published, and why.",
    section: .health, content: html)
}

private func summary(_ log: RestatementLog, revisions: Int) -> String {
  guard !log.revised.isEmpty || !log.redefined.isEmpty else { return "Every closed value is what was first published." }
  let sources = log.revised.count - revisions
  let parts = [
    revisions > 0 ? "\(counted(revisions, "value")) of closed periods moved under the same meaning" : nil,
    sources > 0 ? "\(counted(sources, "value")) moved with the source" : nil,
    log.redefined.isEmpty ? nil : "\(counted(log.redefined.count, "value")) were computed again under another meaning",
  ].compactMap(\.self)
  return listed(parts).asSentence
}

private func revised(_ log: RestatementLog, to html: inout HTML, _ context: PageContext) {
  healthSection("revised", "The same meaning, another value", to: &html) { html in
    guard !log.revised.isEmpty else {
      html.element("p", ["class": "none"], text: "No closed value moved under its meaning.")
      return
    }
    html.append(
      DataTable(
        caption: "The newest period first",
        columns: [
          .init("Metric", isNumber: false), .init("Period", isNumber: false), .init("First published"), .init("Now"),
          .init("Difference"), .init("Published", isNumber: false), .init("Moved", isNumber: false),
          .init("Because of", isNumber: false), .init("Meaning", isNumber: false),
        ], rows: log.revised.prefix(mostRows).map { row($0, context) }
      ).html)
    more(log.revised.count, to: &html)
  }
}

private func row(_ restatement: Restatement, _ context: PageContext) -> DataTable.Row {
  let (first, current) = (restatement.first, restatement.current)
  let text = context.valueText(restatement.metric, stat: restatement.stat, unit: current.unit)
  let difference = first.value.flatMap { first in current.value.map { text.difference($0 - first) } } ?? ""
  return DataTable.Row([
    name(restatement.metric, current, context), .text(current.period.short), .text(said(first, text)),
    .text(said(current, text)), .text(difference), context.time(first.vintage.date), context.time(current.vintage.date),
    .text(restatement.cause.rawValue),
    context.stamp(context.edition.stampState(of: current, metric: restatement.metric), metric: restatement.metric),
  ])
}

private func redefined(_ log: RestatementLog, to html: inout HTML, _ context: PageContext) {
  healthSection("redefined", "Another meaning, side by side", to: &html) { html in
    guard !log.redefined.isEmpty else {
      html.element("p", ["class": "none"], text: "No closed period stands under two meanings.")
      return
    }
    html.append(
      DataTable(
        caption: "Both values stand: they answer different questions, and no difference is taken between them",
        columns: [
          .init("Metric", isNumber: false), .init("Period", isNumber: false), .init("As published"),
          .init("Under", isNumber: false), .init("Computed again"), .init("Under", isNumber: false),
          .init("Because of", isNumber: false),
        ],
        rows: log.redefined.prefix(mostRows).map { entry in
          let text = context.valueText(entry.metric, stat: entry.first.stat, unit: entry.first.unit)
          return DataTable.Row([
            name(entry.metric, entry.first, context), .text(entry.first.period.short), .text(said(entry.first, text)),
            stamp(entry.first, entry.metric, context), .text(said(entry.again, text)),
            stamp(entry.again, entry.metric, context), .text(cause(entry, context)),
          ])
        }
      ).html)
    more(log.redefined.count, to: &html)
  }
}

/// "MQL v2 → v3".
private func cause(_ entry: Redefinition, _ context: PageContext) -> String {
  SeriesBreak.between(entry.first.stamp, entry.again.stamp, at: entry.first.period, context.edition.ledger)?
    .cause(context.edition.glossary) ?? ""
}

private func stamp(_ observation: Observation, _ metric: String, _ context: PageContext) -> HTML {
  context.stamp(context.edition.stampState(of: observation, metric: metric), metric: metric)
}

private func said(_ observation: Observation, _ text: ValueText) -> String {
  observation.value.map { text.table($0) } ?? "none"
}

private func name(_ metric: String, _ observation: Observation, _ context: PageContext) -> HTML {
  let stats = context.edition.glossary.metric(metric)?.stats ?? []
  var name = context.link(definition: metric)
  if stats.count > 1 { name.text(", \(statWords(observation.stat))") }
  return name
}

private func more(_ total: Int, to html: inout HTML) {
  guard total > mostRows else { return }
  html.element(
    "p", ["class": "none"],
    text: "And \(NumberText.grouped(ExactDecimal(total - mostRows))) older ones, in the metrics' CSV files.")
}
