import Calendars
import Charts
import Definitions
import Documents
import Editions
import Measures
import Numbers
import Snapshots

/// The `cohorts` block: one row per cohort; what is not observed yet is empty, never zero.
struct CohortFigure {
  private let metric: String
  private let windows: [(stat: String, window: MetricWindow)]
  private let scope: BlockScope
  private let heading: String

  init?(_ metric: String, columns: [String], periods: Int, _ scope: BlockScope) {
    let anchor = scope.anchor()
    let stats = columns.isEmpty ? scope.glossary.metric(metric)?.stats ?? ["value"] : columns
    windows = stats.compactMap { stat in
      MetricWindow(MetricChoice(metric: metric, stat: stat, narrowed: .all), through: anchor, count: periods, in: scope)
        .map { (stat, $0) }
    }
    guard !windows.isEmpty else { return nil }
    self.metric = metric
    self.scope = scope
    heading = scope.frame.title ?? scope.name(of: metric)
  }

  /// One cohort: its period and a row per window.
  private typealias Cohort = (period: Period, found: [Observation?])

  private var longest: MetricWindow? { windows.map(\.window).max { $0.entries.count < $1.entries.count } }
  private var names: [String] { windows.map { $0.stat == .value ? "in the end" : statWords($0.stat) } }

  /// How many began.
  private func size(_ cohort: Cohort) -> Phrase {
    zip(cohort.found, windows).lazy.compactMap { observation, entry in observation.map(entry.window.numbers.size) }.first?
      .map { Phrase($0) } ?? ""
  }

  var figure: Documents.Figure? {
    guard let longest else { return nil }
    let cohorts = longest.entries.map { entry in
      (period: entry.period, found: windows.map { $0.window.series[entry.period]?.observation })
    }
    return Documents.Figure(
      key: scope.key, heading: Phrase(heading), unit: longest.text.unitHeading, chart: chart(cohorts, longest),
      caption: [caption(cohorts), Phrase(scope.frame.note)].joinedSentences,
      stamps: scope.edition.stamps(windows.reversed().flatMap(\.window.observations)), table: table(cohorts, longest),
      file: .site(.data(metric)))
  }

  private func chart(_ cohorts: [Cohort], _ longest: MetricWindow) -> CohortHeatMap {
    CohortHeatMap(
      key: "\(scope.key)-c", title: "\(heading), cohorts \(cohorts[0].period.long) to \(longest.anchor.long)",
      rowHead: "cohort", noteHead: "n",
      columns: names.map { name in name.hasPrefix("within ") ? String(name.dropFirst(7)) : name },
      rows: cohorts.map { cohort in
        .init(
          name: cohort.period.short, note: Lettering(size(cohort)),
          cells: zip(cohort.found, windows).map { observation, entry in
            observation?.isProvisional == true ? nil : entry.window.quantity(observation)
          })
      })
  }

  private func caption(_ cohorts: [Cohort]) -> Phrase {
    guard let (_, window) = windows.last else { return "" }
    let open = cohorts.count { $0.found.contains { $0?.isProvisional == true } }
    var sentences: [Phrase] = []
    if let shown = window.shown, let said = window.numbers.headline(shown.observation) {
      let period = shown.period.spoken(besides: window.anchor).capitalizedFirst
      sentences.append("\(period) is the newest complete cohort: \(said).")
    }
    if open > 0 {
      let words: Phrase = "\(.spelled(open)) \(open == 1 ? "cohort is" : "cohorts are") still filling up"
      sentences.append(words.asSentence)
    }
    return sentences.joinedSentences
  }

  private func table(_ cohorts: [Cohort], _ window: MetricWindow) -> Table {
    Table(
      caption: "\(heading), cohorts to \(window.anchor.long)",
      columns: [.init("Cohort", isNumber: false), .init("n")] + names.map { .init(Phrase($0.capitalizedFirst)) }
        + [.init("So far")],
      rows: cohorts.map { cohort in
        let open = cohort.found.lazy.compactMap { $0?.isProvisional == true ? $0 : nil }.first
        let cells = zip(cohort.found, windows).map { observation, entry in
          observation.map { Phrase(entry.window.numbers.cell($0)) } ?? ""
        }
        return Table.Row(
          [Phrase(cohort.period.short), size(cohort)] + cells
            + [open.flatMap(window.numbers.counts).map { Phrase($0) } ?? ""],
          followsBreak: window.breaks.contains { $0.period == cohort.period })
      })
  }
}
