import Calendars
package import Diagnostics
package import Events
import Numbers

/// The rates of a run, and the files that they are from.
package struct RunRates: Sendable {
  package private(set) var book = RateBook()
  /// In the order of names.
  package private(set) var files: [RateFile]
  package private(set) var findings: [Diagnostic] = []

  /// Without any rate.
  package init() { files = [] }

  /// Files of one sort are one list, of one base, in which a day has one rate of a currency.
  package init(_ files: [RateFile]) {
    self.files = files.sorted { $0.name < $1.name }
    book.market = joined(self.files.filter { !$0.isPlan })
    book.plan = joined(self.files.filter(\.isPlan))
  }

  private mutating func joined(_ files: [RateFile]) -> ExchangeRates? {
    guard let first = files.first else { return nil }
    struct Key: Hashable {
      var date: CivilDate
      var currency: String
    }
    var known: [Key: ExactDecimal] = [:]
    var rates: [ExchangeRates.Rate] = []
    for file in files {
      guard file.base == first.base else {
        findings.append(
          Diagnostic(
            .ratesFile, at: SourcePosition(file: "content/rates/\(file.name)"),
            "its base is \(file.base), and that of \(first.name) is \(first.base)", suggestion: "keep the rates of one base"))
        continue
      }
      for (rate, position) in zip(file.rates, file.positions) {
        let other = known.updateValue(rate.value, forKey: Key(date: rate.date, currency: rate.currency))
        if let other, other != rate.value {
          findings.append(
            Diagnostic(
              .ratesFile, at: position, "\(rate.currency) has two rates on \(rate.date): \(other) and \(rate.value)",
              suggestion: "remove the wrong one"))
        }
        if other == nil { rates.append(rate) }
      }
    }
    return ExchangeRates(base: first.base, rates)
  }
}
