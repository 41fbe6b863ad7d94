/// What a metric computes, by ids of stages and other metrics; it never repeats their criteria.
package struct Metric: Hashable, Sendable {
  package enum Calculation: Hashable, Sendable {
    case count(of: String)
    case sum(of: String, field: String)
    /// What the values of a field are like: their percentiles, their mean, the least and the greatest, their sum.
    case statistic(of: String, field: String)
    case ratio(numerator: String, denominator: String)
    case conversion(from: String, to: String, window: String?, basis: Basis)
    /// Time from one stage to another, or to the `next` row of the same, on a clock: `elapsed`, or the id of a calendar. `limit`
    /// as written, `4 hours`.
    case duration(from: String, to: String, clock: String, limit: String?)
    /// Shares of a count by the members of a dimension, named by a code list.
    case share(of: String, by: String)
    /// Share of entities with every field filled.
    case completeness(of: String, fields: [String])
    case formula(inputs: [String: String], expression: String)
    case attribution(of: String, model: String)
    /// Typed in from elsewhere, with the words that say how.
    case manual(how: String)
  }

  package enum Basis: String, Hashable, Sendable, CaseIterable {
    /// Of those that entered in the period, who went on within the window.
    case cohort
    /// Those that went on in the period against those that entered in it.
    case flow
  }

  /// To which period a duration belongs.
  package enum Anchor: String, Hashable, Sendable, CaseIterable {
    /// To that in which its clock starts: a cohort, of which some may not have ended.
    case from
    /// To that in which it ended.
    case to

    /// As a sentence says it: the period of its start.
    package var words: String { self == .from ? "start" : "end" }
  }

  /// At which rate an amount of another currency is counted.
  package enum Rates: String, Hashable, Sendable, CaseIterable {
    /// The last one on or before the day of the event.
    case atEvent = "at_event"
    /// The mean of those that were published in the period.
    case periodAverage = "period_average"
    /// The one that was planned with.
    case plan
  }

  /// Which amount of a case is counted.
  package enum AmountBasis: String, Hashable, Sendable, CaseIterable {
    /// The one of its event.
    case atEvent = "at_event"
    /// The last that was recorded up to the end of the period that it is counted in.
    case atPeriodEnd = "at_period_end"
    /// The last that is recorded.
    case current

    /// After "amounts".
    package var words: String {
      switch self {
      case .atEvent: "as they were at the event"
      case .atPeriodEnd: "as they were at the end of the period"
      case .current: "as they are now, for past periods too"
      }
    }
  }

  package var calculation: Calculation
  package var population: String?
  package var unit: Unit
  /// Names of the dimensions that its rows may be split by, sorted.
  package var dimensions: [String]
  /// Which stats its rows carry; `value` for all but durations and statistics.
  package var stats: [String]
  /// Code list per dimension, where one names its members.
  package var members: [String: String]
  /// Nil for the one that a duration has without saying so.
  package var anchor: Anchor?
  /// Of a metric that is typed in: the dimensions whose members make its total, sorted.
  package var additive: [String] = []
  /// Nil where amounts are of the metric's own currency, and any other is an error.
  package var rates: Rates?
  /// Later amounts are those of later rows of the same case.
  package var amountBasis = AmountBasis.atEvent
  /// Of a ratio: how much earlier the period of its numerator is, as written, `3 months`; nil where both are of one period.
  package var lag: String?
  /// Of a cadence, which is a conversion by what was done: the touches that a case is owed; nil where reaching the stage is all.
  package var plan: TouchPlan?
  /// Whether the definition names its unit; a derived metric that does not has that of its parts.
  package var namesUnit: Bool = true
  /// Whether a ratio, or what is typed in, is declared a share of cases. It changes no number and is no part of the meaning:
  /// it says how the parts are read, and what a sheet or a run may not contradict.
  package var isDeclaredProportion: Bool = false
  /// Of a metric that people are asked for.
  package var survey: Survey?

  /// The type as front matter writes it.
  package var type: String {
    switch calculation {
    case .count: "count"
    case .sum: "sum"
    case .statistic: "statistic"
    case .ratio: "ratio"
    case .conversion: plan == nil ? "conversion" : "cadence"
    case .duration: "duration"
    case .share: "share"
    case .completeness: "completeness"
    case .formula: "formula"
    case .attribution: "attribution"
    case .manual: "manual"
    }
  }
}

/// The unit of a stored value: `count`, `ratio`, `number`, `s`, `s_business`, `d`, a currency `EUR`, or one per another `EUR/d`.
package struct Unit: Hashable, Sendable, CustomStringConvertible {
  package var description: String

  /// Nil where the text is none of the known forms.
  package init?(_ text: String) {
    let known = ["count", "ratio", "number", "s", "s_business", "h", "h_business", "d", "d_business"]
    let head = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
    let isCurrency = head.utf8.count == 3 && head.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    guard known.contains(text) || (isCurrency && (text == head || text.utf8.count > 4)) else { return nil }
    description = text
  }

  package static let count = Unit(unchecked: "count")
  package static let ratio = Unit(unchecked: "ratio")
  /// A plain decimal: a score, visits per deal, credit for deals.
  package static let number = Unit(unchecked: "number")
  private init(unchecked text: String) { description = text }

  /// `EUR` where the value is money.
  package var currency: String? {
    let head = String(description.prefix(3))
    return head.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } && head.utf8.count == 3 ? head : nil
  }
  package var isDuration: Bool { ["s", "s_business", "h", "h_business", "d", "d_business"].contains(description) }
  package var isBusinessTime: Bool { description.hasSuffix("_business") }
}
