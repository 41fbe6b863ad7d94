import Calendars
import Definitions
import Numbers

/// The amounts of a field in a metric's own currency.
struct MetricAmounts: Sendable {
  /// Digits after the point.
  let scale: Int
  /// In the metric's currency, or as they are recorded; of other currencies only where the rate is that of the row.
  fileprivate(set) var values: [Int64]
  /// By currency and period, where the rate is that of the period.
  fileprivate var means: [UInt16: [Fraction?]] = [:]
  fileprivate var digits: [UInt16: Int] = [:]
  fileprivate let codes: [UInt16]
  /// Where the amount of a case in a period stands; nil where that is its own row.
  var places: [PlaceInPeriod: Int]?

  /// In units of the last digit; nil where the row has none.
  subscript(row: Int, period: Int) -> Int64? {
    guard let row = places == nil ? row : places?[PlaceInPeriod(row: row, period: period)] else { return nil }
    guard values[row] != AmountColumn.none else { return nil }
    guard !means.isEmpty, let factors = means[codes[row]], let factor = factors[period] else { return values[row] }
    return converted(values[row], digits: digits[codes[row]] ?? 0, by: factor, to: scale)
  }
}

/// Rounded half away from zero to the minor unit, once, for each row.
private func converted(_ units: Int64, digits: Int, by factor: Fraction, to scale: Int) -> Int64? {
  Fraction(Int128(units), scale: digits)?.multiplied(by: factor)?.rounded(to: scale).flatMap { Int64(exactly: $0.coefficient) }
}

extension MetricComputation {
  /// The amounts that a metric adds up or shares out; nil, and told, where some are of a currency that it does not count.
  mutating func amounts(_ stream: EventStream, _ field: String, of counted: Metric) -> MetricAmounts? {
    guard counted.amountBasis == .atEvent else { return laterAmounts(stream, field, of: counted) }
    guard let column = stream.amounts[field] else { return nil }
    guard let target = counted.unit.currency else {
      return MetricAmounts(scale: column.scale ?? minorDigits(of: stream.currency), values: column.values, codes: [])
    }
    let scale = minorDigits(of: target)
    // Of a code of the column that says the currency; 0 is a row that names none.
    let currencies = stream.currencies.map { [stream.currency] + $0.members.dropFirst() } ?? [stream.currency]
    let codes = stream.currencies?.codes ?? Array(repeating: 0, count: stream.count)
    guard currencies != [target], currencies.contains(where: { $0 != target }) else {
      return MetricAmounts(scale: scale, values: column.values, codes: [])
    }
    var amounts = MetricAmounts(scale: scale, values: column.values, codes: codes)
    var work = ConversionWork(target: target, kind: counted.rates ?? .atEvent)
    for (code, currency) in currencies.enumerated() { amounts.digits[UInt16(code)] = minorDigits(of: currency) }
    for row in 0..<stream.count where column.values[row] != AmountColumn.none {
      let found = periodsCounting(row, of: stream)
      guard !found.isEmpty else { continue }
      let code = codes[row]
      let currency = currencies[Int(code)]
      let day = stream.isOfDates ? stream.times[row] : context.zone.date(at: Instant(second: stream.times[row])).daysSinceEpoch
      guard currency != target else {
        work.note(currency, Fraction(1), age: 0)
        continue
      }
      guard counted.rates != nil else {
        work.refuse(currency, day)
        continue
      }
      guard let rates = context.rates.rates(work.kind) else {
        work.miss(currency, day)
        continue
      }
      if work.kind == .periodAverage {
        if amounts.means[code] == nil {
          amounts.means[code] = periods.entries.map { entry in
            let days = entry.days.lowerBound..<min(entry.days.upperBound, periods.asOf(true) + 1)
            return days.isEmpty ? nil : try? rates.meanWorth(of: currency, in: target, in: days).get()
          }
        }
        for period in found {
          if let factor = amounts.means[code]?[period] {
            work.note(currency, factor, age: 0, isFirst: period == found[0])
          } else {
            work.miss(currency, day)
          }
        }
        continue
      }
      switch rates.worth(of: currency, in: target, on: day, limit: work.kind == .plan ? nil : RateBook.mostDays) {
      case .success(let worth):
        guard let value = converted(column.values[row], digits: minorDigits(of: currency), by: worth.factor, to: scale) else {
          work.miss(currency, day)
          continue
        }
        amounts.values[row] = value
        work.note(currency, worth.factor, age: work.kind == .plan ? 0 : worth.age)
      case .failure(let missing): work.miss(missing.currency, day)
      }
    }
    guard !tell(work, stream, counted) else { return nil }
    if work.found.keys.contains(where: { $0 != target }) { note(work.found.values.sorted { $0.currency < $1.currency }) }
    return amounts
  }

  private mutating func note(_ found: [CurrencyConversion]) {
    for conversion in found where !result.conversions.contains(conversion) { result.conversions.append(conversion) }
  }

  /// Whether something is in the way, which is told.
  private mutating func tell(_ work: ConversionWork, _ stream: EventStream, _ counted: Metric) -> Bool {
    if let (currency, foreign) = work.foreign.min(by: { $0.key < $1.key }) {
      refuse(
        "'\(id)' is in \(work.target), but \(foreign.count) of its amounts \(foreign.count == 1 ? "is" : "are") in \(currency), "
          + "the first on \(CivilDate(daysSinceEpoch: foreign.first))",
        suggestion:
          "add currency: {rates: at_event} to its semantics, with rates in content/rates, or count them in a metric of "
          + "their own")
    }
    for (currency, missing) in work.missing.sorted(by: { $0.key < $1.key }) {
      let day = CivilDate(daysSinceEpoch: missing.first)
      let place =
        switch work.kind {
        case .atEvent: "on \(day) or in the \(RateBook.mostDays) days before"
        case .periodAverage: "in the period of \(day)"
        case .plan: "on or before \(day) in the plan"
        }
      refuse(
        "'\(id)' finds no rate of \(currency) \(place), for \(missing.count) of its amounts",
        suggestion: work.kind == .plan
          ? "add it to content/rates/plan.csv"
          : "add a newer file of rates to content/rates: eurofxref-hist.csv of the ECB has them")
    }
    return !work.foreign.isEmpty || !work.missing.isEmpty
  }
}

/// What is met while amounts are converted.
private struct ConversionWork {
  let target: String
  let kind: Metric.Rates
  var found: [String: CurrencyConversion] = [:]
  /// How many, and the first day, by currency.
  var foreign: [String: (count: Int, first: Int)] = [:]
  var missing: [String: (count: Int, first: Int)] = [:]

  init(target: String, kind: Metric.Rates) {
    self.target = target
    self.kind = kind
  }

  mutating func note(_ currency: String, _ factor: Fraction, age: Int, isFirst: Bool = true) {
    let worth = factor.rounded(to: MetricComputation.fineDigits) ?? .zero
    let one = CurrencyConversion(
      currency: currency, into: target, rates: kind, count: isFirst ? 1 : 0, least: worth, greatest: worth, old: age > 1 ? 1 : 0
    )
    if found[currency] == nil { found[currency] = one } else { found[currency]?.add(one) }
  }

  mutating func refuse(_ currency: String, _ day: Int) { Self.count(&foreign, currency, day) }
  mutating func miss(_ currency: String, _ day: Int) { Self.count(&missing, currency, day) }

  private static func count(_ days: inout [String: (count: Int, first: Int)], _ currency: String, _ day: Int) {
    let known = days[currency] ?? (0, day)
    days[currency] = (known.count + 1, min(known.first, day))
  }
}
