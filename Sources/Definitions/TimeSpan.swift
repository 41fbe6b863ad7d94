/// A length of time as front matter writes it: `30 days`, `4 hours`, `5 business days`.
package struct TimeSpan: Hashable, Sendable, CustomStringConvertible {
  package enum Unit: String, Hashable, Sendable, CaseIterable { case second, minute, hour, day, week, month }

  package var count: Int
  package var unit: Unit
  /// Counted in a calendar's working time.
  package var isBusiness: Bool

  /// Nil where the text is no number with a unit.
  package init?(_ text: some StringProtocol) {
    var rest = Substring(text).utf8
    let digits = Self.takeWord(of: &rest)
    guard digits.first != UInt8(ascii: "+"), let count = Int(Substring(digits)), count >= 0 else { return nil }
    var word = Self.takeWord(of: &rest)
    isBusiness = word.elementsEqual("business".utf8)
    if isBusiness { word = Self.takeWord(of: &rest) }
    if word.last == UInt8(ascii: "s") { word.removeLast() }
    guard Self.takeWord(of: &rest).isEmpty, let unit = Unit(rawValue: String(Substring(word))) else { return nil }
    self.count = count
    self.unit = unit
  }

  /// What stands before the next space, and those before it; empty at the end.
  private static func takeWord(of rest: inout Substring.UTF8View) -> Substring.UTF8View {
    let word = rest.drop { $0 == UInt8(ascii: " ") }
    let end = word.firstIndex(of: UInt8(ascii: " ")) ?? word.endIndex
    rest = word[end...]
    return word[..<end]
  }

  /// Nil where a unit's length depends on a calendar: months, and business days.
  var seconds: Int? {
    let unit: Int? =
      switch unit {
      case .second: 1
      case .minute: 60
      case .hour: 3600
      case .day: isBusiness ? nil : 86_400
      case .week: isBusiness ? nil : 604_800
      case .month: nil
      }
    guard let unit else { return nil }
    let (seconds, isTooLong) = count.multipliedReportingOverflow(by: unit)
    return isTooLong ? nil : seconds
  }

  /// One spelling for one span, so that `30 day` and `30 days` are the same meaning.
  package var description: String {
    "\(count) \(isBusiness ? "business " : "")\(unit.rawValue)\(count == 1 ? "" : "s")"
  }
}

extension TimeSpan {
  /// A limit with the clock that it is held against, which a definition leaves to its `clock`: `4 hours` of a calendar are
  /// `4 business hours`, and `2 days` of it `2 business days`.
  package static func words(_ limit: String, clock: String) -> String {
    guard clock != Metric.elapsed, var span = TimeSpan(limit) else { return limit }
    span.isBusiness = true
    return span.description
  }
}
