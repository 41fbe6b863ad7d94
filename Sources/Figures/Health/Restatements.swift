import Calendars
import Definitions
import Documents
import Editions
import Snapshots

/// What of the site's own grain is not any more what was first published: totals only, in a metric's declared stats.
struct Restatements: Sendable {
  /// The newest period first.
  let moved: [Restatement]
  /// Moves within what their metrics tolerate, which are counted and not listed.
  let tolerated: Int
  /// By metric.
  let recomputed: [Recomputation]

  init(_ log: RestatementLog, grain: Grain) {
    moved = log.revised.filter { $0.current.period.grain == grain }
    tolerated = log.moved.count { $0.isTolerated && $0.current.dimensions.isAll && $0.current.period.grain == grain }
    recomputed = log.recomputed.filter { $0.newest.period.grain == grain }
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
