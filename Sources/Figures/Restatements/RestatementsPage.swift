import Calendars
import Definitions
import Documents
import Editions
import Measures
import Snapshots

/// `restatements.html`: first published beside current, so that nobody has to guess which of two mails was right.
func restatementsPage(of site: Site) -> Document {
  RestatementsPage(log: site.index.restatements, edition: site.edition).document
}

private struct RestatementsPage {
  let log: RestatementLog
  let edition: Edition
  private var revisions: Int { log.revised.count { $0.cause == .revision } }

  var document: Document {
    let counts: [(term: Phrase, count: Int)] = [
      ("Revised", revisions), ("New source", log.revised.count - revisions), ("Redefined", log.redefined.count),
      ("Splits", log.splits.reduce(0) { $0 + $1.moved.count }),
    ]
    let facts = counts.map { Facts.Fact($0.term, "\(count: $0.count)") }
    let file = Inline.link(Link("restatements.csv", to: .site(.restatementsFile)))
    let note: Phrase =
      """
      Only closed periods are listed. Every change under the same meaning, total or split, is in \(file); other meanings are in each \
      metric's own file.
      """
    let head: [Block] = [
      .breadcrumb(Breadcrumb([Link("Health", to: .site(.health))], current: "Restatements")),
      .group(Group(.masthead, [.heading(Heading(1, "Restatements")), .facts(Facts(.facts, facts))])),
      .paragraph(summary, .opening), revised, RestatedSplits(groups: log.splits, edition: edition).band,
    ]
    return Document(
      address: .restatements, title: "Restatements",
      description: "Closed values that differ from what was first published, and why.", section: .health,
      blocks: head + tolerated + [redefined, .paragraph(note, .note)])
  }

  private var summary: Phrase {
    guard !log.moved.isEmpty || !log.redefined.isEmpty else { return "Every closed value is what was first published." }
    let sources = log.revised.count - revisions
    var parts: [Phrase] = []
    if revisions > 0 { parts.append("\(.counting(revisions, "closed total")) moved under the same meaning") }
    if sources > 0 { parts.append("\(.counting(sources, "closed total")) moved with a new source") }
    if !log.redefined.isEmpty {
      parts.append(
        "\(.counting(log.redefined.count, "closed total")) \(log.redefined.count == 1 ? "was" : "were") recomputed under another meaning"
      )
    }
    return parts.isEmpty ? "No total moved by more than its metric's tolerance." : parts.listed.asSentence
  }

  // MARK: The same meaning

  private var revised: Block { .band("revised", "The same meaning, another value", revisedBlocks) }

  private var revisedBlocks: [Block] {
    guard !log.revised.isEmpty else { return [.paragraph("No total moved under its meaning\(bound).", .absent)] }
    let table = Table(
      caption: "Newest period first",
      columns: [
        .init("Metric", isNumber: false), .init("Period", isNumber: false), .init("First published"), .init("Now"),
        .init("Difference"), .init("Published", isNumber: false), .init("Moved", isNumber: false),
        .init("Reason", isNumber: false), .init("Meaning", isNumber: false),
      ], rows: log.revised.prefix(mostRows).map(row))
    return [.table(table)] + more(log.revised.count, .theFile)
  }

  /// Where something moved that is not listed.
  private var bound: String {
    log.tolerated.contains { $0.totals > 0 } ? " by more than its metric's tolerance" : ""
  }

  private func row(_ restatement: Restatement) -> Table.Row {
    let (first, current) = (restatement.first, restatement.current)
    let numbers = edition.numbers(of: restatement)
    return Table.Row([
      edition.name(of: restatement), Phrase(current.period.short), Phrase(numbers.table(first)),
      Phrase(numbers.table(current)), numbers.difference(current, from: first).map { Phrase($0) } ?? "",
      Phrase(.date(first.vintage.date, .short)), Phrase(.date(current.vintage.date, .short)),
      Phrase(restatement.cause.rawValue), Phrase(edition.stamp(of: current, restatement.metric)),
    ])
  }

  // MARK: Another meaning

  private var redefined: Block { .band("redefined", "Another meaning, side by side", redefinedBlocks) }

  private var redefinedBlocks: [Block] {
    guard !log.redefined.isEmpty else { return [.paragraph("No closed period has values under two meanings.", .absent)] }
    let table = Table(
      caption: "Both values stand: they measure different things, so no difference is shown",
      columns: [
        .init("Metric", isNumber: false), .init("Period", isNumber: false), .init("As published"),
        .init("Under", isNumber: false), .init("Recomputed"), .init("Under", isNumber: false),
        .init("Reason", isNumber: false),
      ], rows: log.redefined.prefix(mostRows).map(row))
    return [.table(table)] + more(log.redefined.count, "the metrics' CSV files")
  }

  private func row(_ entry: Redefinition) -> Table.Row {
    let numbers = edition.values(of: entry.metric, stat: entry.first.stat, unit: entry.first.unit)
    return Table.Row([
      edition.name(of: entry.metric, entry.first.stat), Phrase(entry.first.period.short),
      Phrase(numbers.table(entry.first)), Phrase(edition.stamp(of: entry.first, entry.metric)),
      Phrase(numbers.table(entry.again)), Phrase(edition.stamp(of: entry.again, entry.metric)), Phrase(cause(entry)),
    ])
  }

  /// "MQL changed from v2 to v3".
  private func cause(_ entry: Redefinition) -> String? {
    SeriesBreak.between(entry.first.stamp, entry.again.stamp, at: entry.first.period, edition.ledger)?
      .cause(edition.glossary)
  }

  // MARK: Tolerated

  /// What is not listed above is counted, metric by metric.
  private var tolerated: [Block] {
    guard !log.tolerated.isEmpty else { return [] }
    let items = log.tolerated.prefix(mostRows).map { List.Item("\(edition.link(to: $0.metric)): \(words($0)).") }
    let blocks = [Block.list(List(.note, items))] + more(log.tolerated.count, .theFile)
    return [.band("tolerated", "Within a metric's tolerance", blocks)]
  }

  /// "14 totals and 32 splits moved within the metric's tolerance of 0.5%".
  private func words(_ entry: ToleratedMoves) -> Phrase {
    var moves: [Phrase] = []
    if entry.totals > 0 { moves.append(.counting(entry.totals, "total")) }
    if entry.splits > 0 { moves.append(.counting(entry.splits, "split")) }
    let bound: Phrase = edition.values(of: entry.metric).tolerance.map { " of \($0)" } ?? ""
    return "\(moves.listed) moved within the metric's tolerance\(bound)"
  }

  private func more(_ total: Int, _ place: Phrase) -> [Block] {
    guard total > mostRows else { return [] }
    return [.paragraph("And \(count: total - mostRows) older ones: see \(place).", .absent)]
  }
}

extension Phrase {
  fileprivate static let theFile = Phrase(.link(Link("the file", to: .site(.restatementsFile))))
}

extension Edition {
  /// A metric by its name, with its statistic.
  func name(of metric: String, _ stat: String) -> Phrase { link(to: metric, stat: stat) }

  func name(of restatement: Restatement) -> Phrase { name(of: restatement.metric, restatement.stat) }

  func numbers(of restatement: Restatement) -> MetricNumbers {
    values(of: restatement.metric, stat: restatement.stat, unit: restatement.current.unit)
  }

  func stamp(of observation: Observation, _ metric: String) -> Inline {
    stampLink(stampState(of: observation, metric: metric), metric: metric, amongOthers: false)
  }
}
