import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import Snapshots

/// Numbers without a meaning, typed by hand, missing or old; and words without numbers.
struct NumberHealth: Sendable {
  struct HandMade: Sendable {
    var metric: String
    var rows: Int
    var unstamped: Int
    var estimated: Int
  }

  let edition: Edition
  let handMade: [HandMade]
  /// Metrics with numbers of a meaning that nobody signed yet, or that is not in force.
  let ahead: [String]
  let withoutNumbers: [Definition]
  let withoutMetric: [Definition]
  let newestSnapshot: CivilDate?
  private let missing: [Diagnostic]
  private let stale: [Diagnostic]

  init(_ edition: Edition, findings: [Diagnostic]) {
    self.edition = edition
    let store = edition.snapshots
    handMade = store.metrics.map { metric in
      HandMade(
        metric: metric, rows: store.rowCount(of: metric),
        unstamped: store.unstampedFiles(of: metric).reduce(0) { $0 + $1.rows },
        estimated: store.rowCount(of: metric, flagged: .estimated))
    }
    .filter { $0.unstamped > 0 || $0.estimated > 0 }
    .sorted { ($1.unstamped, $1.estimated, $0.metric) < ($0.unstamped, $0.estimated, $1.metric) }
    ahead = store.metrics.filter { metric in
      Set(store.meanings(of: metric).map(\.meaning)).contains { edition.isAhead($0, of: metric) }
    }
    let measured = Set(store.metrics)
    let living = edition.glossary.definitions.filter { $0.declared != .retired }
    withoutNumbers = living.filter { $0.kind == .metric && !measured.contains($0.id) }
    withoutMetric = edition.definitionsWithoutMetric
    newestSnapshot = store.vintageDates.last { $0 <= edition.asOf }
    missing = findings.filter { $0.rule == .snapshotMissingPeriod }
    stale = findings.filter { $0.rule == .snapshotStale }
  }

  private var total: Int { edition.snapshots.rowCount }
  private var unstamped: Int { handMade.reduce(0) { $0 + $1.unstamped } }

  var summary: [Phrase] {
    var parts: [Phrase] = []
    if total == 0 { return ["there are no numbers yet: no snapshot was added"] }
    if unstamped > 0 {
      parts.append(
        """
        \(count: unstamped) of \(.counting(total, "number")) carr\(unstamped == 1 ? "ies" : "y") no meaning
        """)
    }
    if !ahead.isEmpty {
      parts.append("\(.counting(ahead.count, "metric")) \(ahead.count == 1 ? "has" : "have") numbers that are not signed yet")
    }
    if !missing.isEmpty {
      parts.append(missing.count == 1 ? "one series has gaps" : "\(count: missing.count) series have gaps")
    }
    if !stale.isEmpty { parts.append("the newest snapshot is stale") }
    if !withoutNumbers.isEmpty {
      parts.append("\(.counting(withoutNumbers.count, "metric")) \(withoutNumbers.count == 1 ? "has" : "have") no number")
    }
    if !withoutMetric.isEmpty {
      parts.append("\(.counting(withoutMetric.count, "definition")) \(withoutMetric.count == 1 ? "has" : "have") no metric")
    }
    return parts
  }

  var blocks: [Block] {
    let none: [Block] = [.paragraph("There are no numbers yet.", .absent)]
    let byHand: [Block] =
      total == 0
      ? none
      : handMade.isEmpty
        ? [.paragraph("Every number carries the meaning that made it.", .absent)]
        : [.table(handMadeTable)] + rest(of: handMade.count)
    let unsigned = list(
      of: ahead.compactMap { edition.glossary[$0] }, "has numbers of a meaning that is not signed yet")
    let gaps =
      total == 0
      ? none
      : findingList(missing + stale, none: "No series has gaps, and the newest snapshot has the last closed period.")
    var wordsOnly = list(of: withoutNumbers, "has no number in any snapshot")
    wordsOnly += list(of: withoutMetric, "is not measured by any metric")
    if wordsOnly.isEmpty {
      wordsOnly = [.paragraph("Every metric has numbers; every stage and commitment has a metric.", .absent)]
    }
    return [
      .band("by-hand", "Numbers typed by hand or without a meaning", byHand + unsigned),
      .band("gaps", "Missing periods and stale snapshots", gaps), .band("without", "Definitions without numbers", wordsOnly),
    ]
  }

  private var handMadeTable: Table {
    Table(
      caption: "Numbers typed by hand or without a meaning, in all snapshots",
      columns: [
        .init("Metric", isNumber: false), .init("Typed by hand or estimated"), .init("Unstamped"),
        .init("Share unstamped"), .init("All numbers"),
      ],
      rows: handMade.prefix(mostRows).map { entry in
        Table.Row([
          Phrase(edition.link(to: entry.metric)), "\(count: entry.estimated)", "\(count: entry.unstamped)",
          Phrase(.portion(Portion(entry.unstamped, of: entry.rows))), "\(count: entry.rows)",
        ])
      })
  }

  private func list(of definitions: [Definition], _ words: String) -> [Block] {
    guard !definitions.isEmpty else { return [] }
    let items = definitions.prefix(mostRows).map { definition in
      List.Item("\(edition.link(to: definition.id)) (\(definition.kind.rawValue)) \(words)")
    }
    return [.list(List(.plainList, items))] + rest(of: definitions.count)
  }
}
