import Diagnostics
import Runs
import Testing

/// Files of exchange rates as they are downloaded and written.
@Suite struct RateFileTests {
  private func problems(_ files: [(name: String, text: String)]) -> [String] {
    let read = files.map { readRates(Array($0.text.utf8), path: "content/rates/\($0.name)", siteCurrency: "EUR") }
    let rates = RunRates(read.map(\.file))
    return (read.flatMap(\.diagnostics) + rates.findings).map { problem in
      let place = "\(problem.position.file):\(problem.position.line):\(problem.position.column)"
      return "\(place): \(problem.message) [\(problem.rule.rawValue)]"
    }
  }

  @Test func theBanksFileIsReadAsItIsDownloaded() {
    #expect(
      problems([
        (
          "eurofxref-hist.csv",
          "Date,USD,JPY,BGN,CYP,\n2026-11-06,1.0812,163.45,1.9558,N/A,\n2026-11-05,1.0799,162.9,1.9558,N/A,\n"
        )
      ]) == [])
  }

  @Test func aSheetNamesItsBase() {
    #expect(
      problems([
        ("eurofxref-hist.csv", "Date,USD,\n2026-11-06,1.0812,\n"),
        ("desk.csv", "date,currency,rate,base\n2026-11-06,EUR,0.92,USD\n"),
        ("plan-2026.csv", "date,currency,rate,base\n2026-01-01,EUR,0.90,USD\n"),
      ]) == [
        "content/rates/eurofxref-hist.csv:0:0: its base is EUR, and that of desk.csv is USD [rates.file]"
      ])
  }

  @Test(arguments: [
    ("date,currency,rate\n2026-11-06,USD,1.08\n2026-11-06,USD,1.09\n", "3:16: USD has two rates on 2026-11-06: 1.08 and 1.09"),
    ("date,currency,rate\n2026-11-06,USD,1.08\n2026-11-06,USD,1.080\n", nil),
    ("date,currency,rate\n6.11.2026,USD,1.08\n", "2:1: '6.11.2026' is not a day"),
    ("date,currency,rate\n0026-11-06,USD,1.08\n", "2:1: '0026-11-06' has a year outside 1900 to 2199"),
    ("date,currency,rate\n2026-11-06,dollar,1.08\n", "2:12: 'dollar' is not a currency"),
    ("date,currency,rate\n2026-11-06,USD,0\n", "2:16: '0' is not a rate"),
    ("date,currency,rate\n2026-11-06,USD,\"1,08\"\n", "2:16: '1,08' is not a rate"),
    (
      "day,value\n2026-11-06,1.08\n",
      "1:1: the header is neither date, currency, rate nor that of the European Central Bank's file: day, value"
    ),
  ])
  func whatIsWrongIsToldInItsPlace(text: String, message: String?) {
    #expect(problems([("usd.csv", text)]) == (message.map { ["content/rates/usd.csv:\($0) [rates.file]"] } ?? []))
  }
}
