package import Definitions
package import Numbers

/// Values in a metric's own format: exact decimals in, English text out.
package struct ValueText: Sendable {
  package var display: Display
  package var unit: Unit?

  package init(_ display: Display, _ unit: Unit?) {
    self.display = display
    self.unit = unit
  }

  package var format: Display.Format {
    if let format = display.format { return format }
    guard let unit else { return .decimal }
    if unit == .count { return .integer }
    if unit == .ratio { return .percent }
    if unit.currency != nil { return .money }
    if unit.isDuration { return unit.description.hasPrefix("d") ? .days : .hours }
    return .decimal
  }

  private var decimals: Int {
    if let decimals = display.decimals { return decimals }
    switch format {
    case .percent, .hours: return 1
    case .decimal: return 2
    case .integer, .money, .days: return 0
    }
  }

  /// In a table: `€251,260`, `71.0%`, `6.1`, `1,930`.
  package func table(_ value: ExactDecimal) -> String { text(scaled(value), isSigned: false) }

  /// In a headline: money in three digits, `€2.84m`; else as in a table.
  package func headline(_ value: ExactDecimal) -> String {
    format == .money && value.magnitude >= ExactDecimal(10_000)
      ? (value.isNegative ? NumberText.minus : "") + symbol + NumberText.compact(value.magnitude) : table(value)
  }

  /// A difference of two values: `+26`, `−3.3 h`, `+1.6 pp`, `+€0.19m`.
  package func difference(_ value: ExactDecimal) -> String {
    if format == .money, value.magnitude >= ExactDecimal(10_000) {
      return (value.isNegative ? NumberText.minus : "+") + symbol + NumberText.compact(value.magnitude)
    }
    switch format {
    case .percent: return text(scaled(value), isSigned: true, suffix: " pp")
    case .hours: return text(scaled(value), isSigned: true, suffix: " h")
    case .days: return text(scaled(value), isSigned: true, suffix: " d")
    default: return text(scaled(value), isSigned: true)
    }
  }

  /// What a metric tolerates, with every digit that it has: `0.5%`, `2 leads`, `0.25 pp`, `0.5 h`.
  package func tolerance(_ tolerance: Tolerance) -> String {
    func plain(_ value: ExactDecimal) -> String {
      let value = value.withoutTrailingZeros
      return NumberText.grouped(value, decimals: value.scale)
    }
    switch tolerance {
    case .percent(let percent): return plain(percent) + "%"
    case .amount(let amount):
      let number = plain(scaled(amount))
      switch format {
      case .money: return symbol + number
      case .percent: return number + " pp"
      case .hours: return number + " h"
      case .days: return number + " d"
      case .integer, .decimal: return unitWords.isEmpty ? number : "\(number) \(unitWords)"
      }
    }
  }

  /// With its unit, as a sentence says it: `6.1 business hours`, `97 days`, `472 leads`, `€2.84m`.
  package func sentence(_ value: ExactDecimal) -> String {
    let number = headline(value)
    return unitWords.isEmpty ? number : "\(number) \(unitWords)"
  }

  /// The unit in words: `business hours`, `days`, the noun of a count; empty where the text shows it.
  package var unitWords: String {
    switch format {
    case .hours: unit?.isBusinessTime == true ? "business hours" : "hours"
    case .days: unit?.isBusinessTime == true ? "business days" : "days"
    case .integer, .decimal: display.noun ?? ""
    case .money, .percent: ""
    }
  }

  /// The unit for a chart's heading: `leads`, `€`, `% `, `business hours`.
  package var unitHeading: String {
    switch format {
    case .money: symbol.trimmed
    case .percent: "%"
    default: unitWords
    }
  }

  /// The number that is drawn and read: hours for seconds, percent for ratios.
  package func scaled(_ value: ExactDecimal) -> ExactDecimal {
    switch format {
    case .percent: return value * ExactDecimal(100)
    case .hours: return inSeconds.flatMap { (value * $0).divided(by: ExactDecimal(3600), scale: 6) } ?? value
    case .days: return inSeconds.flatMap { (value * $0).divided(by: ExactDecimal(86_400), scale: 6) } ?? value
    case .integer, .money, .decimal: return value
    }
  }

  /// Seconds in one of the stored unit; nil where the unit is no time. A business day has the length of a day here
  /// only where the unit already says days, so that the factor cancels.
  private var inSeconds: ExactDecimal? {
    guard let unit, unit.isDuration else { return nil }
    if unit.description.hasPrefix("s") { return ExactDecimal(1) }
    return unit.description.hasPrefix("h") ? ExactDecimal(3600) : ExactDecimal(86_400)
  }

  private func text(_ value: ExactDecimal, isSigned: Bool, suffix: String? = nil) -> String {
    let end = suffix ?? (format == .percent ? "%" : "")
    let lead = format == .money ? symbol : ""
    let rounded = value.rounded(to: decimals)
    let sign = rounded.isNegative ? NumberText.minus : isSigned && !rounded.isZero ? "+" : ""
    return sign + lead + NumberText.grouped(rounded.magnitude, decimals: decimals) + end
  }

  private var symbol: String { unit?.currency.map(Self.symbol) ?? "" }

  /// The sign of a currency, or its code and a space.
  package static func symbol(_ currency: String) -> String {
    switch currency {
    case "EUR": "€"
    case "USD": "$"
    case "GBP": "£"
    case "JPY": "¥"
    default: "\(currency) "
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(self.prefix { $0 != " " }) }
}
