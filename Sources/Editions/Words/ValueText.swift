package import Definitions
package import Numbers

/// Values in a metric's own format: exact decimals in, English text out.
package struct ValueText: Sendable {
  /// One object for all copies: a window passes its text on to each of its numbers.
  private final class Style: Sendable {
    let display: Display
    let unit: Unit?
    let format: Display.Format
    /// Of a currency.
    let symbol: String
    let parts: RowParts
    let promises: Promises?

    init(_ display: Display, _ unit: Unit?, parts: RowParts, promises: Promises?) {
      self.display = display
      self.unit = unit
      format = display.format ?? unit.map(Style.format) ?? .decimal
      symbol = unit?.currency.map(NumberText.sign(ofCurrency:)) ?? ""
      self.parts = parts
      self.promises = promises
    }

    private static func format(of unit: Unit) -> Display.Format {
      if unit == .count { return .integer }
      if unit == .ratio { return .percent }
      if unit.currency != nil { return .money }
      if unit.isDuration { return unit.description.hasPrefix("d") ? .days : .hours }
      return .decimal
    }
  }

  private let style: Style
  /// Digits after the point: those of the display, else those that are usual for the format.
  var decimals: Int
  /// Whether money in a headline has three digits.
  var isCompact = true

  package init(_ display: Display, _ unit: Unit?, parts: RowParts = .none, promises: Promises? = nil) {
    style = Style(display, unit, parts: parts, promises: promises)
    decimals = display.decimals ?? Self.usualDecimals(style.format)
  }

  private static func usualDecimals(_ format: Display.Format) -> Int {
    switch format {
    case .percent, .hours: 1
    case .decimal: 2
    case .integer, .money, .days: 0
    }
  }

  /// Numbers of cases: `1,204`.
  static let cases = ValueText(Display(format: .integer), .count)

  /// Shares, without digits after the point: `71%`.
  static let shares = ValueText(Display(format: .percent, decimals: 0), .ratio)

  package var display: Display { style.display }
  package var unit: Unit? { style.unit }
  package var format: Display.Format { style.format }
  /// What the rows are quotients of.
  package var parts: RowParts { style.parts }
  /// What is promised of the values: one that is not at its level is not printed as if it were.
  var promises: Promises? { style.promises }
  private var symbol: String { style.symbol }

  /// In a table: `€251,260`, `71.0%`, `6.1`, `1,930`.
  package func table(_ value: ExactDecimal) -> String { text(scaled(value), isSigned: false) }

  /// In a headline: money in three digits, `€2.84m`; else as in a table.
  package func headline(_ value: ExactDecimal) -> String {
    format == .money && isCompact && value.magnitude >= ExactDecimal(10_000)
      ? (value.isNegative ? NumberText.minus : "") + symbol + NumberText.compact(value.magnitude) : table(value)
  }

  /// A difference of two values in a table: `+26`, `−3.3 business h`, `+1.6 pp`, `+€0.19m`; never `0.0` where they differ.
  package func difference(_ value: ExactDecimal) -> String {
    if format == .money, value.magnitude >= ExactDecimal(10_000) {
      return (value.isNegative ? NumberText.minus : "+") + symbol + NumberText.compact(value.magnitude)
    }
    switch format {
    case .percent: return text(scaled(value), isSigned: true, suffix: " pp")
    case .hours, .days: return text(scaled(value), isSigned: true, suffix: " \(shortUnit)")
    case .integer, .money, .decimal: return text(scaled(value), isSigned: true)
    }
  }

  /// What a metric tolerates, with every digit that it has: `0.5%`, `2 leads`, `0.25 points`, `0.5 business h`.
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
      case .percent: return number + (number == "1" ? " point" : " points")
      case .hours, .days: return "\(number) \(shortUnit)"
      case .integer, .decimal: return unitWords.isEmpty ? number : "\(number) \(unitWords)"
      }
    }
  }

  /// With its unit, as a sentence says it: `6.1 business hours`, `97 days`, `472 leads`, `€2.84m`.
  package func sentence(_ value: ExactDecimal) -> String {
    withUnit(headline(value))
  }

  /// A number with its unit in words: `6.1 business hours`, `1 day`, `472 leads`.
  func withUnit(_ number: String) -> String {
    guard number == "1" else { return unitWords.isEmpty ? number : "\(number) \(unitWords)" }
    // The units of time have a singular; of an author's noun nobody knows it.
    return isTime ? "\(number) \(unitWords.dropLast())" : number
  }

  /// A number with its unit in words where it is a time, of which a bare number says nothing: `6.1 business hours`, `472`.
  func withTime(_ number: String) -> String { isTime ? withUnit(number) : number }

  private var isTime: Bool { format == .hours || format == .days }

  /// The unit in words: `business hours`, `days`, the noun of a count; empty where the text shows it.
  package var unitWords: String {
    switch format {
    case .hours: unit?.isBusinessTime == true ? "business hours" : "hours"
    case .days: unit?.isBusinessTime == true ? "business days" : "days"
    case .integer, .decimal: display.noun ?? ""
    case .money, .percent: ""
    }
  }

  /// Whether it counts the clock on the wall, as a bare `h` or `d` is read.
  package var isWallClock: Bool { unit?.isBusinessTime != true }

  /// The unit of a time beside a number for which there is no more room, with its clock: `business h`, `h`, `d`.
  package var shortUnit: String {
    guard [.hours, .days].contains(format) else { return "" }
    return (unit?.isBusinessTime == true ? "business " : "") + (format == .hours ? "h" : "d")
  }

  /// The heading over numbers of a stat: `median business hours`, `€`. A time says which of all times it is.
  package func heading(_ stat: String) -> String {
    [.hours, .days].contains(format) && stat != .value ? "\(statWords(stat)) \(unitHeading)" : unitHeading
  }

  /// After the name of a column of times, which of all times they are: `, median`; nothing after other names.
  package func columnStatistic(_ stat: String) -> String {
    shortUnit.isEmpty || stat == "value" ? "" : ", \(statWords(stat))"
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

  /// The digits after the point that a scaled number of this format is printed with: no fewer than the format's, and as many as
  /// keep it from being printed as nothing, or as all of something, where it is neither.
  func digits(printing value: ExactDecimal, isDifference: Bool = false) -> Int {
    let needed = NumberText.digits(
      value, decimals, apartFrom: format == .percent && !isDifference ? NumberText.wholes : NumberText.nothing)
    // Cents, not tenths.
    return format == .money && needed > decimals ? max(2, needed) : needed
  }

  private func text(_ value: ExactDecimal, isSigned: Bool, suffix: String? = nil) -> String {
    let end = suffix ?? (format == .percent ? "%" : "")
    let lead = format == .money ? symbol : ""
    let digits = digits(printing: value, isDifference: isSigned)
    let rounded = value.rounded(to: digits)
    let sign = rounded.isNegative ? NumberText.minus : isSigned && !rounded.isZero ? "+" : ""
    let number = NumberText.grouped(rounded.magnitude, decimals: digits)
    return sign.isEmpty && lead.isEmpty ? number + end : sign + lead + number + end
  }
}

extension String {
  fileprivate var trimmed: String { String(self.prefix { $0 != " " }) }
}
