/// A stat of a metric as a sentence says it.
package func statWords(_ stat: String) -> String {
  switch NamedStat(rawValue: stat) {
  case .value: return "value"
  case .mean: return "mean"
  case .min: return "minimum"
  case .max: return "maximum"
  case .sum: return "sum"
  case .within: return "share within the limit"
  case .never: return "cases never reached"
  case .open: return "cases late and still open"
  case .pending: return "cases not decided yet"
  case .void: return "cases that do not count"
  case .matured: return "share of those whose window is over"
  case .missing: return "cases without any of them"
  case nil: break
  }
  guard stat != "p50" else { return "median" }
  guard let number = Int(stat.dropFirst()) else { return stat }
  switch stat.first {
  case "d": return "within \(number) \(number == 1 ? "day" : "days")"
  case "p": return "\(number)\(ending(of: number)) percentile"
  default: return stat
  }
}

/// `st`, `nd`, `rd` or `th`: 91st, 42nd, 13th.
private func ending(of number: Int) -> String {
  guard !(11...13).contains(number % 100) else { return "th" }
  return switch number % 10 {
  case 1: "st"
  case 2: "nd"
  case 3: "rd"
  default: "th"
  }
}
