import Calendars
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// Closed periods of one metric that were computed again under another meaning; the first-published values stand beside them.
struct Recomputation: Sendable {
  var metric: String
  var periods: [Period]
  /// The newest of the values.
  var newest: Observation
}

/// What of the site's own grain is not any more what was first published: totals only, in a metric's declared stats.
struct Restatements: Sendable {
  /// The newest period first.
  private(set) var moved: [Restatement] = []
  /// Moves within what their metrics tolerate, which are counted and not listed.
  private(set) var tolerated = 0
  /// By metric.
  private(set) var recomputed: [Recomputation] = []

  init(_ edition: Edition) {
    for metric in edition.snapshots.metrics {
      let stats = edition.glossary.metric(metric)?.stats ?? []
      let rows = edition.snapshots.history(of: metric, grain: edition.settings.grain)
        .filter { $0.vintage.date <= edition.asOf && stats.contains($0.stat) }
      let series = Series.all(of: metric, from: rows, presentMeaning: edition.presentMeaning(of: metric))
      let restatements = edition.restatements(of: metric, in: series)
      moved += restatements.filter { !$0.isTolerated }
      tolerated += restatements.count(where: \.isTolerated)
      let points = series.flatMap(\.points)
      let others = points.flatMap { point in point.others.filter { $0.value != nil && !$0.isProvisional } }
      if let newest = others.max(by: { $0.period < $1.period }) {
        recomputed.append(Recomputation(metric: metric, periods: Set(others.map(\.period)).sorted(), newest: newest))
      }
    }
    moved = moved.newestFirst()
  }

  var summary: [String] {
    guard !moved.isEmpty else { return [] }
    return ["\(counted(moved.count, "closed value")) moved after \(moved.count == 1 ? "it was" : "they were") published"]
  }
}

/// First-published beside current, so that nobody has to guess which of two mails was right.
func writeRestatements(_ restatements: Restatements, to html: inout HTML, _ context: PageContext) {
  healthSection("restatements", "Closed values that moved", to: &html) { html in
    if restatements.moved.isEmpty {
      let bound = restatements.tolerated > 0 ? " by more than its metric tolerates" : ""
      html.element("p", ["class": "none"], text: "No closed value moved\(bound) after it was published.")
    } else {
      writeMoved(restatements.moved, to: &html, context)
    }
    html.element("p", ["class": "note"]) { html in
      html.append(context.link(.restatements, "All restatements"))
      html.text(", of every grain, with what was first published.")
      if restatements.tolerated > 0 {
        let verb = restatements.tolerated == 1 ? "is" : "are"
        html.text(" \(counted(restatements.tolerated, "move")) within what a metric tolerates \(verb) not listed here.")
      }
    }
  }
  guard !restatements.recomputed.isEmpty else { return }
  healthSection("recomputed", "Closed values computed again under a new meaning", to: &html) { html in
    html.append(
      DataTable(
        caption: "The first-published values stay where they were; comparisons across the change use these",
        columns: [
          .init("Metric", isNumber: false), .init("Periods"), .init("From", isNumber: false), .init("To", isNumber: false),
          .init("Computed", isNumber: false), .init("Meaning", isNumber: false),
        ],
        rows: restatements.recomputed.prefix(mostRows).map { entry in
          DataTable.Row([
            context.link(definition: entry.metric), .text(String(entry.periods.count)),
            .text(entry.periods.first?.short ?? ""), .text(entry.periods.last?.short ?? ""),
            context.time(entry.newest.vintage.date),
            context.stamp(context.edition.stampState(of: entry.newest, metric: entry.metric), metric: entry.metric),
          ])
        }
      ).html)
    writeRest(restatements.recomputed.count, to: &html, context)
  }
}

private func writeMoved(_ moved: [Restatement], to html: inout HTML, _ context: PageContext) {
  html.append(
    DataTable(
      caption: "Totals per \(context.edition.settings.grain.rawValue), newest first",
      columns: [
        .init("Metric", isNumber: false), .init("Period", isNumber: false), .init("First published"), .init("On"), .init("Now"),
        .init("Since"), .init("Because of", isNumber: false), .init("Meaning", isNumber: false),
      ],
      rows: moved.prefix(mostRows).map { row($0, context) }
    ).html)
  writeRest(moved.count, to: &html, context)
}

private func row(_ restatement: Restatement, _ context: PageContext) -> DataTable.Row {
  let text = context.valueText(restatement.metric, stat: restatement.stat, unit: restatement.current.unit)
  return DataTable.Row([
    context.link(metric: restatement.metric, stat: restatement.stat), .text(restatement.current.period.short),
    .text(text.orNone(restatement.first.value)), context.time(restatement.first.vintage.date),
    .text(text.orNone(restatement.current.value)), context.time(restatement.current.vintage.date),
    .text(restatement.cause.rawValue),
    context.stamp(context.edition.stampState(of: restatement.current, metric: restatement.metric), metric: restatement.metric),
  ])
}
