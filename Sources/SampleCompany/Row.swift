import Calendars
import Numbers

/// One row of a snapshot before it has its stamp.
struct Row {
  /// Quality of a row, one letter each, in the order in which they are written.
  enum Flag: String, CaseIterable {
    case breakInside = "B", otherDefinition = "D", estimated = "E", missing = "M", provisional = "P", unreliable = "U"
  }

  var metric: String
  var period: Period
  /// `name=member`, or `*` for all.
  var dimensions = "*"
  var stat = "value"
  var value: ExactDecimal?
  var unit: String
  var numerator: ExactDecimal?
  var denominator: ExactDecimal?
  var count: Int?
  var censored: Int?
  var flags: Set<Flag> = []

  var flagLetters: String {
    let letters = Flag.allCases.filter(flags.contains).map(\.rawValue).joined()
    return letters.isEmpty ? "A" : letters
  }
}

extension Row {
  static func count(_ metric: String, _ period: Period, _ count: Int) -> Row { .count(metric, period, "*", count) }

  static func count(_ metric: String, _ period: Period, _ dimensions: String, _ count: Int) -> Row {
    Row(metric: metric, period: period, dimensions: dimensions, value: ExactDecimal(count), unit: "count", count: count)
  }

  static func money(_ metric: String, _ period: Period, _ euro: Int, count: Int) -> Row {
    .money(metric, period, "*", euro, count: count)
  }

  static func money(_ metric: String, _ period: Period, _ dimensions: String, _ euro: Int, count: Int) -> Row {
    Row(
      metric: metric, period: period, dimensions: dimensions, value: ExactDecimal(euro).rounded(to: 2), unit: "EUR",
      count: count)
  }

  static func ratio(_ metric: String, _ period: Period, stat: String = "value", _ numerator: Int, of denominator: Int) -> Row {
    .ratio(metric, period, "*", stat: stat, numerator, of: denominator)
  }

  /// A rate with its counts; without a value where the denominator is zero.
  static func ratio(
    _ metric: String, _ period: Period, _ dimensions: String, stat: String = "value", _ numerator: Int, of denominator: Int
  ) -> Row {
    var row = Row(
      metric: metric, period: period, dimensions: dimensions, stat: stat,
      value: .quotient(numerator, denominator, scale: 6), unit: "ratio", numerator: ExactDecimal(numerator),
      denominator: ExactDecimal(denominator), count: denominator)
    if denominator == 0 { row.flags.insert(.missing) } else if denominator < 10 { row.flags.insert(.unreliable) }
    return row
  }
}

/// A row as it is written: with the meaning that made it.
struct StampedRow {
  let row: Row
  let version: Int
  /// 12 hex digits each.
  let meaning: String
  let source: String
  /// What tells one observation from another within a run. Stored, for rows are sorted by it.
  let key: String

  init(row: Row, version: Int, meaning: String, source: String) {
    self.row = row
    self.version = version
    self.meaning = meaning
    self.source = source
    key =
      [row.metric, row.period.grain.rawValue, row.period.description, row.dimensions, row.stat, meaning].joined(separator: ",")
  }

  private func text(_ value: (some CustomStringConvertible)?) -> String { value.map(\.description) ?? "" }

  /// Everything but the instant: two runs that agree on it have nothing new to say.
  func csv(asOf: String) -> String {
    [
      row.metric, row.period.grain.rawValue, row.period.description, row.dimensions, row.stat, asOf, text(row.value), row.unit,
      text(row.numerator), text(row.denominator), text(row.count), text(row.censored), row.flagLetters, String(version),
      meaning, source,
    ].joined(separator: ",")
  }

  static let header = "metric,grain,period,dims,stat,as_of,value,unit,num,den,n,censored,flags,version,meaning,source"
}
