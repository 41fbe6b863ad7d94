package import Calendars
package import Definitions
package import Numbers

/// What currencies are worth, day by day: how much of each one unit of the base buys, as the European Central Bank lists it.
package struct ExchangeRates: Sendable {
  package struct Rate: Hashable, Sendable {
    package var date: CivilDate
    package var currency: String
    package var value: ExactDecimal

    package init(date: CivilDate, currency: String, value: ExactDecimal) {
      self.date = date
      self.currency = currency
      self.value = value
    }
  }

  package let base: String
  /// By currency, oldest first.
  private let listed: [String: [(day: Int, value: Fraction)]]

  package init(base: String, _ rates: some Sequence<Rate>) {
    self.base = base
    listed = Dictionary(grouping: rates, by: \.currency).mapValues { rates in
      rates.map { (day: $0.date.daysSinceEpoch, value: Fraction($0.value)) }.sorted { $0.day < $1.day }
    }
  }

  /// The last rate on or before a day, and how many days old it is; nil where it is older than `limit`, or there is none.
  private func last(_ currency: String, on day: Int, limit: Int?) -> (value: Fraction, age: Int)? {
    if currency == base { return (Fraction(1), 0) }
    guard let rates = listed[currency] else { return nil }
    var range = rates.indices
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      range = rates[middle].day <= day ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    guard range.lowerBound > 0 else { return nil }
    let rate = rates[range.lowerBound - 1]
    guard limit.map({ day - rate.day <= $0 }) ?? true else { return nil }
    return (rate.value, day - rate.day)
  }

  /// The mean of the rates of some days.
  private func mean(_ currency: String, in days: Range<Int>) -> Fraction? {
    if currency == base { return Fraction(1) }
    let values = (listed[currency] ?? []).filter { days.contains($0.day) }.map(\.value)
    guard let first = values.first else { return nil }
    let sum = values.dropFirst().reduce(Optional(first)) { sum, value in sum.flatMap { $0.adding(value) } }
    return sum?.divided(by: Fraction(values.count))
  }

  /// What one unit of a currency was worth in another on a day, through the base, and the age of the older rate; the currency
  /// that has no rate.
  func worth(
    of currency: String, in other: String, on day: Int, limit: Int?
  ) -> Result<(factor: Fraction, age: Int), MissingRate> {
    guard let from = last(currency, on: day, limit: limit) else { return .failure(MissingRate(currency: currency)) }
    guard let to = last(other, on: day, limit: limit), let factor = to.value.divided(by: from.value) else {
      return .failure(MissingRate(currency: other))
    }
    return .success((factor, max(from.age, to.age)))
  }

  /// The same by the means of some days.
  func meanWorth(of currency: String, in other: String, in days: Range<Int>) -> Result<Fraction, MissingRate> {
    guard let from = mean(currency, in: days) else { return .failure(MissingRate(currency: currency)) }
    guard let to = mean(other, in: days), let factor = to.divided(by: from) else {
      return .failure(MissingRate(currency: other))
    }
    return .success(factor)
  }
}

/// A currency that has no rate.
struct MissingRate: Error {
  var currency: String
}

/// The rates of a run: those of the market, and those that were planned with.
package struct RateBook: Sendable {
  package var market: ExchangeRates?
  package var plan: ExchangeRates?

  package init(market: ExchangeRates? = nil, plan: ExchangeRates? = nil) {
    self.market = market
    self.plan = plan
  }

  /// Days after which a rate is too old for an event.
  static let mostDays = 7

  func rates(_ kind: Metric.Rates) -> ExchangeRates? { kind == .plan ? plan : market }
}

/// How amounts of one currency were counted in another.
package struct CurrencyConversion: Hashable, Sendable {
  package var currency: String
  package var into: String
  package var rates: Metric.Rates
  /// Rows of records.
  package var count: Int
  /// What one unit was worth, to six digits, at least and at most.
  package var least: ExactDecimal
  package var greatest: ExactDecimal
  /// Rows whose rate was more than a day old.
  package var old: Int

  package mutating func add(_ other: CurrencyConversion) {
    count += other.count
    least = min(least, other.least)
    greatest = max(greatest, other.greatest)
    old += other.old
  }
}
