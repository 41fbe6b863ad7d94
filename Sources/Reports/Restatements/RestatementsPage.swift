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
        ("Splits", log.splits.reduce(0) { $0 + $1.moved.count }),
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
  writeSplits(log.splits, to: &html, context)
  tolerated(log, to: &html, context)
  redefined(log, to: &html, context)
  html.element("p", ["class": "note"]) { html in
    html.text("Closed periods, in the stats that a metric declares. Every move under the same meaning, total or split, is in ")
    html.append(context.link(.restatementsFile, "restatements.csv"))
    html.text("; other meanings stand in each metric's own file.")
  }
  return SitePage(
    address: .restatements, title: "Restatements", description: "Closed values that are not what was first published, and why.",
    section: .health, content: html)
}

private func summary(_ log: RestatementLog, revisions: Int) -> String {
  guard !log.moved.isEmpty || !log.redefined.isEmpty else { return "Every closed value is what was first published." }
  let sources = log.revised.count - revisions
  let parts = [
    revisions > 0 ? "\(counted(revisions, "total")) of closed periods moved under the same meaning" : nil,
    sources > 0 ? "\(counted(sources, "total")) moved with the source" : nil,
    log.redefined.isEmpty ? nil : "\(counted(log.redefined.count, "total")) were computed again under another meaning",
  ].compactMap(\.self)
  return parts.isEmpty ? "No total moved by more than its metric tolerates." : listed(parts).asSentence
}

private func revised(_ log: RestatementLog, to html: inout HTML, _ context: PageContext) {
  healthSection("revised", "The same meaning, another value", to: &html) { html in
    guard !log.revised.isEmpty else {
      html.element("p", ["class": "none"], text: "No total moved under its meaning\(bound(log)).")
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
    more(log.revised.count, .restatementsFile, "the file", to: &html, context)
  }
}

/// Where something moved that is not listed.
private func bound(_ log: RestatementLog) -> String {
  log.tolerated.contains { $0.totals > 0 } ? " by more than its metric tolerates" : ""
}

private func row(_ restatement: Restatement, _ context: PageContext) -> DataTable.Row {
  let (first, current) = (restatement.first, restatement.current)
  let text = context.valueText(restatement.metric, stat: restatement.stat, unit: current.unit)
  let difference = first.value.flatMap { first in current.value.map { text.difference($0 - first) } } ?? ""
  return DataTable.Row([
    context.link(metric: restatement.metric, stat: restatement.stat), .text(current.period.short),
    .text(text.orNone(first.value)), .text(text.orNone(current.value)), .text(difference), context.time(first.vintage.date),
    context.time(current.vintage.date), .text(restatement.cause.rawValue), stamp(current, restatement.metric, context),
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
            context.link(metric: entry.metric, stat: entry.first.stat), .text(entry.first.period.short),
            .text(text.orNone(entry.first.value)), stamp(entry.first, entry.metric, context),
            .text(text.orNone(entry.again.value)), stamp(entry.again, entry.metric, context), .text(cause(entry, context)),
          ])
        }
      ).html)
    more(log.redefined.count, nil, "the metrics' CSV files", to: &html, context)
  }
}

/// "MQL v2 → v3".
private func cause(_ entry: Redefinition, _ context: PageContext) -> String {
  SeriesBreak.between(entry.first.stamp, entry.again.stamp, at: entry.first.period, context.edition.ledger)?
    .cause(context.edition.glossary) ?? ""
}

/// What is not listed above is counted, metric by metric.
private func tolerated(_ log: RestatementLog, to html: inout HTML, _ context: PageContext) {
  guard !log.tolerated.isEmpty else { return }
  healthSection("tolerated", "Within what a metric tolerates", to: &html) { html in
    html.element("ul", ["class": "note"]) { html in
      for entry in log.tolerated.prefix(mostRows) {
        html.element("li") { html in
          html.append(context.link(definition: entry.metric))
          html.text(": \(words(entry, context)).")
        }
      }
    }
    more(log.tolerated.count, .restatementsFile, "the file", to: &html, context)
  }
}

/// "14 totals and 32 splits moved within the metric's tolerance of 0.5%".
private func words(_ entry: ToleratedMoves, _ context: PageContext) -> String {
  let moves = [
    entry.totals > 0 ? counted(entry.totals, "total") : nil, entry.splits > 0 ? counted(entry.splits, "split") : nil,
  ].compactMap(\.self)
  let tolerance = context.edition.glossary[entry.metric]?.display.tolerance
  let bound = tolerance.map { " of \(context.valueText(entry.metric).tolerance($0))" } ?? ""
  return "\(listed(moves)) moved within the metric's tolerance\(bound)"
}

private func stamp(_ observation: Observation, _ metric: String, _ context: PageContext) -> HTML {
  context.stamp(context.edition.stampState(of: observation, metric: metric), metric: metric)
}

private func more(_ total: Int, _ file: Address?, _ name: String, to html: inout HTML, _ context: PageContext) {
  guard total > mostRows else { return }
  html.element("p", ["class": "none"]) { html in
    html.text("And \(NumberText.grouped(ExactDecimal(total - mostRows))) older ones, in ")
    if let file { html.append(context.link(file, name)) } else { html.text(name) }
    html.text(".")
  }
}

extension PageContext {
  /// A metric by its name, with the stat where it declares several.
  func link(metric: String, stat: String) -> HTML {
    var name = link(definition: metric)
    if (edition.glossary.metric(metric)?.stats ?? []).count > 1 { name.text(", \(statWords(stat))") }
    return name
  }
}

extension ValueText {
  /// As in a table; "none" where there is no value.
  func orNone(_ value: ExactDecimal?) -> String { value.map { table($0) } ?? "none" }
}
