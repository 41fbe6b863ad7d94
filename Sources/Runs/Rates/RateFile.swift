import Calendars
package import Diagnostics
import Events
package import Fingerprints
import Numbers
import Tables

/// A file of `content/rates`, read.
package struct RateFile: Sendable {
  /// Without its folder.
  package var name: String
  package var hash: Fingerprint
  /// The currency of which one unit buys so much of the others.
  var base: String
  var rates: [ExchangeRates.Rate]
  var positions: [SourcePosition]

  /// Whether it holds what was planned with: `plan.csv`, `plan-2026.csv`.
  var isPlan: Bool { name.hasPrefix("plan") }
}

/// Reads a file of rates: the European Central Bank's own (`Date,USD,JPY,…`), or a sheet of `date,currency,rate`.
///
/// In the bank's file the base is EUR. A sheet says in a column `base` of what currency one unit buys `rate` of the other; without
/// one it is the site's.
package func readRates(
  _ bytes: [UInt8], path: String, siteCurrency: String
) -> (file: RateFile, diagnostics: [Diagnostic]) {
  let (table, problems) = CSVTable.read(bytes, file: path)
  var reader = RateReader(path: path, siteCurrency: siteCurrency, problems: problems)
  let header = table.header.map { $0.lowercased() }
  if let date = header.firstIndex(of: "date"), let currency = header.firstIndex(of: "currency"),
    let rate = header.firstIndex(of: "rate")
  {
    reader.readSheet(table, date: date, currency: currency, rate: rate, base: header.firstIndex(of: "base"))
  } else if header.first == "date", table.header.dropFirst().allSatisfy({ isCurrency($0) || $0.isEmpty }), header.count > 1 {
    reader.readBank(table)
  } else if reader.problems.isEmpty {
    reader.report(
      "the header is neither date, currency, rate nor that of the European Central Bank's file: \(table.header.joined(separator: ", "))",
      at: SourcePosition(file: path, line: 1, column: 1), "begin it with date,currency,rate")
  }
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let file = RateFile(
    name: name, hash: sha256(bytes), base: reader.base ?? siteCurrency, rates: reader.rates, positions: reader.positions)
  return (file, reader.problems)
}

private struct RateReader {
  let path: String
  let siteCurrency: String
  var problems: [Diagnostic]
  var base: String?
  var rates: [ExchangeRates.Rate] = []
  var positions: [SourcePosition] = []

  mutating func report(_ message: String, at position: SourcePosition, _ suggestion: String? = nil) {
    problems.append(Diagnostic(.ratesFile, at: position, message, suggestion: suggestion))
  }

  /// A column for each currency, and `N/A` for what was not listed on a day.
  mutating func readBank(_ table: CSVTable) {
    base = "EUR"
    for row in table.rows {
      guard let date = date(row, 0) else { continue }
      for (column, currency) in table.header.enumerated().dropFirst() where column < row.cells.count && !currency.isEmpty {
        let cell = row.cells[column]
        if cell.isEmpty || cell == "N/A" { continue }
        add(date, currency, row, column)
      }
    }
  }

  mutating func readSheet(_ table: CSVTable, date: Int, currency: Int, rate: Int, base baseColumn: Int?) {
    for row in table.rows {
      guard let date = self.date(row, date) else { continue }
      let code = row.cells[currency]
      guard isCurrency(code) else {
        report("'\(code)' is not a currency", at: row.positions[currency], "write three capital letters: USD")
        continue
      }
      if let column = baseColumn {
        let written = row.cells[column]
        guard isCurrency(written), base == nil || base == written else {
          report(
            isCurrency(written) ? "the base is \(written) here and \(base ?? "") above" : "'\(written)' is not a currency",
            at: row.positions[column], "keep the rates of one base in one file")
          continue
        }
        base = written
      }
      add(date, code, row, rate)
    }
  }

  private mutating func date(_ row: CSVTable.Row, _ column: Int) -> CivilDate? {
    guard let date = CivilDate(row.cells[column]) else {
      report("'\(row.cells[column])' is not a day", at: row.positions[column], "write 2026-11-06")
      return nil
    }
    guard DatedYears.contains(date) else {
      report("'\(row.cells[column])' has a year outside \(DatedYears.text)", at: row.positions[column])
      return nil
    }
    return date
  }

  private mutating func add(_ date: CivilDate, _ currency: String, _ row: CSVTable.Row, _ column: Int) {
    guard let value = ExactDecimal(row.cells[column]), value > .zero else {
      report(
        "'\(row.cells[column])' is not a rate", at: row.positions[column],
        "write how much of \(currency) one unit of the base buys: 1.0812")
      return
    }
    rates.append(ExchangeRates.Rate(date: date, currency: currency, value: value))
    positions.append(row.positions[column])
  }
}

private func isCurrency(_ text: String) -> Bool {
  text.utf8.count == 3 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
}
