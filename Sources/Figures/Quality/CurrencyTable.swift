import Definitions
import Documents
import Editions
import Numbers
import Snapshots

/// Which currencies came in, and at which rates they were counted, in the newest run that converted any.
struct CurrencyTable: Sendable {
  private let edition: Edition
  private let run: RunRecord

  /// Nil where every amount was of its metric's own currency.
  init?(_ edition: Edition) {
    let run = edition.snapshots.runs.filter { $0.vintage.date <= edition.asOf && $0.lookedAtRecords }
      .max { $0.vintage < $1.vintage }
    guard let run, !run.currencies.isEmpty else { return nil }
    self.edition = edition
    self.run = run
  }

  var band: Block {
    let rows = run.currencies.prefix(mostRows).map { found -> Table.Row in
      let isOwn = found.currency == found.into
      return Table.Row([
        Phrase(edition.link(to: found.metric)), Phrase(found.currency), "\(count: found.count)",
        isOwn ? "its own" : Phrase(Metric.Rates(rawValue: found.rates)?.words ?? found.rates), isOwn ? "" : worth(found),
        isOwn ? "" : "\(count: found.old)",
      ])
    }
    let table = Table(
      caption: "Currencies of the amounts that the run of \(day: run.vintage.date) counted",
      columns: [
        .init("Metric", isNumber: false), .init("Currency", isNumber: false), .init("Records"),
        .init("Counted at", isNumber: false),
        .init("One unit was worth", isNumber: false), .init("At a rate more than a day old"),
      ], rows: rows)
    return .band("currencies", "Currencies", [.table(table)] + rest(of: run.currencies.count) + files)
  }

  private func worth(_ found: RunRecord.Currency) -> Phrase {
    let least = Phrase(.code(found.least.description))
    guard found.least != found.greatest else { return "\(least) \(found.into)" }
    return "\(least) to \(Phrase(.code(found.greatest.description))) \(found.into)"
  }

  private var files: [Block] {
    guard !run.rateFiles.isEmpty else { return [] }
    let names = run.rateFiles.map { file -> Phrase in "\(.code(file.name)) (base \(file.base))" }
    return [.paragraph("Rates: \(names.listed).", .note)]
  }
}

extension Metric.Rates {
  /// As a sentence says it.
  var words: String {
    switch self {
    case .atEvent: "the rate of the day of each event"
    case .periodAverage: "the mean of the rates of the period"
    case .plan: "the planned rate"
    }
  }
}
