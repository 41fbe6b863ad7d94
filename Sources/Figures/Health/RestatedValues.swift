import Calendars
import Definitions
import Documents
import Editions
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

  var summary: [Phrase] {
    guard !moved.isEmpty else { return [] }
    return ["\(.counting(moved.count, "closed value")) moved after \(moved.count == 1 ? "it was" : "they were") published"]
  }

  /// First-published beside current, so that nobody has to guess which of two mails was right.
  func blocks(in edition: Edition) -> [Block] {
    let bound = tolerated > 0 ? " by more than its metric's tolerance" : ""
    let list: [Block] =
      moved.isEmpty
      ? [.paragraph("No closed value moved\(bound) after it was published.", .absent)]
      : [.table(movedTable(edition))] + rest(of: moved.count)
    var note: Phrase =
      "\(.link(Link("All restatements", to: .site(.restatements)))) lists weeks and splits too."
    if tolerated > 0 {
      note +=
        " \(.counting(tolerated, "move")) within a metric's tolerance \(tolerated == 1 ? "is" : "are") not listed here."
    }
    var blocks = [Block.band("restatements", "Closed values that moved", list + [.paragraph(note, .note)])]
    guard !recomputed.isEmpty else { return blocks }
    blocks.append(
      .band(
        "recomputed", "Closed values computed again under a new meaning",
        [.table(recomputedTable(edition))] + rest(of: recomputed.count)))
    return blocks
  }

  private func recomputedTable(_ edition: Edition) -> Table {
    Table(
      caption: "The first-published values stay where they were; comparisons across the change use these",
      columns: [
        .init("Metric", isNumber: false), .init("Periods"), .init("From", isNumber: false), .init("To", isNumber: false),
        .init("Computed", isNumber: false), .init("Meaning", isNumber: false),
      ],
      rows: recomputed.prefix(mostRows).map { entry in
        Table.Row([
          Phrase(edition.link(to: entry.metric)), "\(count: entry.periods.count)", Phrase(entry.periods.first?.short ?? ""),
          Phrase(entry.periods.last?.short ?? ""), Phrase(.date(entry.newest.vintage.date, .short)),
          Phrase(edition.stampLink(edition.stampState(of: entry.newest, metric: entry.metric), metric: entry.metric)),
        ])
      })
  }

  private func movedTable(_ edition: Edition) -> Table {
    Table(
      caption: "Totals per \(edition.settings.grain.rawValue), newest first",
      columns: [
        .init("Metric and period", isNumber: false), .init("First published"), .init("Now"),
        .init("Reason", isNumber: false), .init("Published on"), .init("Moved on"), .init("Meaning", isNumber: false),
      ],
      rows: moved.prefix(mostRows).map { row($0, edition) })
  }

  private func row(_ restatement: Restatement, _ edition: Edition) -> Table.Row {
    let text = edition.values(of: restatement.metric, stat: restatement.stat, unit: restatement.current.unit)
    return Table.Row([
      "\(edition.link(to: restatement.metric, stat: restatement.stat))\(.span(.unit, ", \(restatement.current.period.short)"))",
      Phrase(text.table(restatement.first)), Phrase(text.table(restatement.current)), Phrase(restatement.cause.rawValue),
      Phrase(.date(restatement.first.vintage.date, .short)), Phrase(.date(restatement.current.vintage.date, .short)),
      Phrase(
        edition.stampLink(
          edition.stampState(of: restatement.current, metric: restatement.metric), metric: restatement.metric)),
    ])
  }
}
