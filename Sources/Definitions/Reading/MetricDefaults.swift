import Diagnostics
import FrontMatter

extension Metric {
  /// The words of `semantics.type`.
  static let types = [
    "count", "sum", "ratio", "conversion", "duration", "share", "completeness", "formula", "attribution", "manual",
  ]
  /// The keys that some type has; where the type is unknown, none of them is called unknown as well.
  static let keysOfTypes = [
    "of", "field", "numerator", "denominator", "from", "to", "window", "basis", "clock", "limit", "by", "fields", "inputs",
    "expression", "model", "how",
  ]
  /// The clock that runs always.
  static let elapsed = "elapsed"
}

extension Metric.Calculation {
  /// The unit where the file names none.
  var defaultUnit: Unit? {
    switch self {
    case .count: .count
    case .ratio, .conversion, .share, .completeness: .ratio
    case .duration(_, _, Metric.elapsed, _): Unit("s")
    case .duration: Unit("s_business")
    case .sum, .formula, .attribution, .manual: nil
    }
  }

  /// The stats where the file names none, sorted.
  var defaultStats: [String] {
    guard case .duration(_, _, _, let limit) = self else { return ["value"] }
    return limit == nil ? ["p50", "p90"] : ["p50", "p90", "within"]
  }

  var hasLimit: Bool {
    guard case .duration(_, _, _, .some) = self else { return false }
    return true
  }
}

/// A stat that a definition may name: `value`, `mean`, `within`, or a percentile `p1` to `p99`.
private func isStat(_ text: String) -> Bool {
  if ["value", "mean", "within"].contains(text) { return true }
  guard text.hasPrefix("p"), let percentile = Int(text.dropFirst()) else { return false }
  return (1...99).contains(percentile) && text == "p\(percentile)"
}

extension MappingReader {
  mutating func stat(_ key: String) -> String? {
    guard let text = string(key) else { return nil }
    if isStat(text) { return text }
    report(
      .schemaValue, key, "is '\(text)', which is no stat", suggestion: "write value, mean, within, or a percentile such as p90")
    return nil
  }

  /// Stats as a sorted set.
  mutating func stats(_ key: String) -> [String] {
    let texts = strings(key)
    if let wrong = texts.first(where: { !isStat($0) }) {
      report(
        .schemaValue, key, "has '\(wrong)', which is no stat",
        suggestion: "write value, mean, within, or a percentile such as p90")
    }
    return Set(texts.filter(isStat)).sorted()
  }
}
