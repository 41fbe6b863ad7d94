import Calendars
import Definitions
import Documents
import Editions
import Measures
import Snapshots

/// How old the records were that the newest run read, by source.
struct ExtractAges: Sendable {
  private struct Extract: Sendable {
    var name: String
    var records: Int?
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
        name: edition.settings.sources[source.name]?.name ?? source.name, records: source.records, rows: source.rows,
        newest: newest,
        days: newest.map { today.daysSinceEpoch - $0.date.daysSinceEpoch } ?? 0, isOld: open > Self.patience)
    }
  }

  /// The run whose sources these are.
  var newestRun: RunRecord? { run }

  var summary: Phrase? {
    let old = extracts.filter(\.isOld)
    guard !old.isEmpty else { return nil }
    let ages = old.map { extract -> Phrase in "\(extract.name) is \(.counting(extract.days, "day"))" }
    return "the newest record of \(ages.listed) old"
  }

  var band: Block { .band("extracts", "Age of the sources", blocks) }

  private var blocks: [Block] {
    guard let run, !extracts.isEmpty else {
      return [.paragraph("No run recorded how new its records were.", .absent)]
    }
    let note: Phrase =
      "A source is stale when its newest record is more than \(.spelled(Self.patience)) business days old."
    return [.table(table(run)), .paragraph(note, .note)]
  }

  private func table(_ run: RunRecord) -> Table {
    Table(
      caption: "Sources of the run of \(day: run.vintage.date), and their age on \(day: edition.asOf)",
      columns: [
        .init("Source", isNumber: false), .init("Age", isNumber: false), .init("Newest record", isNumber: false),
        .init("Records"),
      ],
      rows: extracts.map { extract in
        Table.Row([
          Phrase(extract.name), age(extract), extract.newest.map { Phrase(.date($0.date, .short)) } ?? "not known",
          size(extract),
        ])
      })
  }

  /// Rows of its tables; where a run did not count these, of what it was answered.
  private func size(_ extract: Extract) -> Phrase {
    if let records = extract.records { return "\(count: records)" }
    return extract.rows.map { "\(.counting($0, "row")) answered" } ?? ""
  }

  private func age(_ extract: Extract) -> Phrase {
    guard extract.newest != nil else { return "" }
    let words: Phrase = extract.days <= 0 ? "today" : .counting(extract.days, "day")
    return extract.isOld ? Phrase(.state(StateLabel(.atRisk, "\(words), stale", tone: .risk))) : words
  }
}
