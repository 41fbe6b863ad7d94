import Calendars
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// How old the records were that the newest run read, by source.
struct ExtractAges: Sendable {
  private struct Extract: Sendable {
    var name: String
    var rows: Int?
    var newest: Vintage?
    var days: Int
    var isOld: Bool
  }

  private let edition: Edition
  private let run: RunRecord?
  /// In the order of the run.
  private let extracts: [Extract]
  /// Business days without a new record after which an extract looks as if it had stopped.
  private static let patience = 3

  init(_ edition: Edition) {
    self.edition = edition
    run = edition.snapshots.runs.filter { $0.vintage.date <= edition.asOf && $0.lookedAtRecords }
      .max { $0.vintage < $1.vintage }
    let today = edition.asOf
    extracts = (run?.sources ?? []).map { source in
      let newest = source.newest.flatMap { Vintage($0) }
      let open = newest.map { edition.days.count(from: $0.date.adding(days: 1), to: today.adding(days: 1)) } ?? 0
      return Extract(
        name: edition.settings.sources[source.name]?.name ?? source.name, rows: source.rows, newest: newest,
        days: newest.map { today.daysSinceEpoch - $0.date.daysSinceEpoch } ?? 0, isOld: open > Self.patience)
    }
  }

  /// The run whose sources these are.
  var newestRun: RunRecord? { run }

  var summary: String? {
    let old = extracts.filter(\.isOld)
    guard !old.isEmpty else { return nil }
    return "the newest record of \(listed(old.map { "\($0.name) is \(counted($0.days, "day"))" })) old"
  }

  func write(to html: inout HTML, _ context: PageContext) {
    healthSection("extracts", "Age of the extracts", to: &html) { html in
      guard let run, !extracts.isEmpty else {
        html.element("p", ["class": "none"], text: "No run says how new the records were that it read.")
        return
      }
      html.append(table(run, context).html)
      html.element(
        "p", ["class": "note"],
        text: "Old is a source whose newest record lies more than \(spelled(Self.patience)) business days back.")
    }
  }

  private func table(_ run: RunRecord, _ context: PageContext) -> DataTable {
    DataTable(
      caption: "Sources of the run of \(run.vintage.date.short), their age on \(edition.asOf.short)",
      columns: [
        .init("Source", isNumber: false), .init("Records"), .init("Newest record", isNumber: false),
        .init("Age", isNumber: false),
      ],
      rows: extracts.map { extract in
        DataTable.Row([
          .text(extract.name), .text(extract.rows.map { NumberText.grouped(ExactDecimal($0)) } ?? ""),
          extract.newest.map { context.time($0.date) } ?? .text("not known"), age(extract, context),
        ])
      })
  }

  private func age(_ extract: Extract, _ context: PageContext) -> HTML {
    guard extract.newest != nil else { return HTML() }
    let words = extract.days <= 0 ? "of the day" : counted(extract.days, "day")
    return extract.isOld ? context.state(.atRisk, "\(words), old", cssClass: "s-risk") : .text(words)
  }
}
