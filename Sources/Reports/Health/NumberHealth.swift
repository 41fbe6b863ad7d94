import Calendars
import Definitions
import Diagnostics
import HyperText
import Numbers
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

  init(_ edition: Edition) {
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
    withoutMetric = living.filter { Self.needsMetric($0, edition, measured) }
    newestSnapshot = store.vintageDates.last { $0 <= edition.asOf }
    missing = edition.findings.filter { $0.rule == .snapshotMissingPeriod }
    stale = edition.findings.filter { $0.rule == .snapshotStale }
  }

  /// A stage that no metric counts or times, or a commitment whose measure has no number.
  private static func needsMetric(_ definition: Definition, _ edition: Edition, _ measured: Set<String>) -> Bool {
    switch definition.semantics {
    case .stage: !edition.glossary.referrers(of: definition.id).contains { edition.glossary[$0]?.kind == .metric }
    case .commitment(let commitment): !measured.contains(commitment.measure)
    default: false
    }
  }

  private var total: Int { edition.snapshots.rowCount }
  private var unstamped: Int { handMade.reduce(0) { $0 + $1.unstamped } }

  var summary: [String] {
    var parts: [String] = []
    if total == 0 { return ["there is no snapshot, so no number"] }
    if unstamped > 0, let share = ExactDecimal(unstamped).divided(by: ExactDecimal(total), scale: 6) {
      parts.append(
        "\(counted(unstamped, "number")), \(NumberText.percent(share)) of all, carr\(unstamped == 1 ? "ies" : "y") no meaning")
    }
    if !ahead.isEmpty {
      parts.append("numbers of \(counted(ahead.count, "metric")) run ahead of the signatures")
    }
    if !missing.isEmpty { parts.append(missing.count == 1 ? "one series has a gap" : "\(missing.count) series have a gap") }
    if !stale.isEmpty { parts.append("the newest snapshot is stale") }
    if !withoutNumbers.isEmpty {
      parts.append("\(counted(withoutNumbers.count, "metric")) \(withoutNumbers.count == 1 ? "has" : "have") no number")
    }
    if !withoutMetric.isEmpty {
      parts.append("\(counted(withoutMetric.count, "definition")) \(withoutMetric.count == 1 ? "has" : "have") no metric")
    }
    return parts
  }

  func write(to html: inout HTML, _ context: PageContext) {
    healthSection("by-hand", "Numbers typed by hand or without a meaning", to: &html) { html in
      if handMade.isEmpty {
        html.element("p", ["class": "none"], text: "Every number carries the meaning that made it.")
      } else {
        html.append(handMadeTable(context))
        writeRest(handMade.count, to: &html, context)
      }
      writeDefinitions(
        ahead.compactMap { edition.glossary[$0] }, "has numbers of a meaning that nobody signed yet", to: &html, context)
    }
    healthSection("gaps", "Missing periods and stale snapshots", to: &html) { html in
      writeFindings(
        missing + stale, none: "No series has a gap, and the newest snapshot holds the last closed period.", to: &html)
    }
    healthSection("without", "Words without numbers", to: &html) { html in
      writeDefinitions(withoutNumbers, "has no number in any snapshot", to: &html, context)
      writeDefinitions(withoutMetric, "is measured by no metric", to: &html, context)
      if withoutNumbers.isEmpty, withoutMetric.isEmpty {
        html.element("p", ["class": "none"], text: "Every metric has numbers; every stage and commitment has a metric.")
      }
    }
  }

  private func handMadeTable(_ context: PageContext) -> HTML {
    func share(_ part: Int, of all: Int) -> String {
      ExactDecimal(part).divided(by: ExactDecimal(all), scale: 6).map { NumberText.percent($0) } ?? "–"
    }
    func number(_ number: Int) -> HTML { .text(NumberText.grouped(ExactDecimal(number))) }
    return DataTable(
      caption: "Numbers in all snapshots, by metric",
      columns: [
        .init("Metric", isNumber: false), .init("Unstamped"), .init("Share of its numbers"), .init("Estimated or typed"),
        .init("All numbers"),
      ],
      rows: handMade.prefix(mostRows).map { entry in
        DataTable.Row([
          context.link(definition: entry.metric), number(entry.unstamped), .text(share(entry.unstamped, of: entry.rows)),
          number(entry.estimated), number(entry.rows),
        ])
      }
    ).html
  }

  private func writeDefinitions(
    _ definitions: [Definition], _ words: String, to html: inout HTML, _ context: PageContext
  ) {
    guard !definitions.isEmpty else { return }
    html.element("ul", ["class": "plainlist"]) { html in
      for definition in definitions.prefix(mostRows) {
        html.element("li") { html in
          html.append(context.link(definition: definition.id))
          html.text(" (\(definition.kind.rawValue)) \(words)")
        }
      }
    }
    writeRest(definitions.count, to: &html, context)
  }
}
