import Definitions
import Events
import Numbers
import Snapshots

/// What a run's record says of currencies: those of a metric's eras together, sorted.
func recordedCurrencies(_ results: [(metric: String, conversions: [CurrencyConversion])]) -> [RunRecord.Currency] {
  struct Key: Hashable {
    var metric: String
    var currency: String
    var rates: String
  }
  var found: [Key: CurrencyConversion] = [:]
  for (metric, conversions) in results {
    for conversion in conversions {
      let key = Key(metric: metric, currency: conversion.currency, rates: conversion.rates.rawValue)
      if found[key] == nil { found[key] = conversion } else { found[key]?.add(conversion) }
    }
  }
  return found.map { key, sum in
    RunRecord.Currency(
      metric: key.metric, currency: key.currency, into: sum.into, rates: key.rates, count: sum.count,
      least: sum.least.withoutTrailingZeros, greatest: sum.greatest.withoutTrailingZeros, old: sum.old)
  }
  .sorted { ($0.metric, $0.currency, $0.rates) < ($1.metric, $1.currency, $1.rates) }
}
