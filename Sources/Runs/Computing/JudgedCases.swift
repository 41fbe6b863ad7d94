import Definitions
import Diagnostics

/// How the cases that break a promise are told from those that keep it.
enum JudgedCases {
  /// Each case of the metric, of the stat that is judged, says itself what became of it.
  case states
  /// Of a share of cases: those of the denominator that are not among those of the numerator.
  case difference(numerator: String, denominator: String)

  /// A verdict that no single case brings about.
  struct Refusal: Error {
    /// After "is judged by", in words.
    var reason: String
    var advice: String?
  }

  /// For a stat of a metric, by what the metric computes.
  init(_ stat: String, of id: String, _ metric: Metric) throws(Refusal) {
    switch metric.calculation {
    case .duration(_, _, _, let limit):
      guard limit == nil else {
        self = .states
        return
      }
      throw Refusal(
        reason: "a statistic of all times, and no limit says which of them is too long",
        advice: "add a limit to '\(id)': limit: 4 hours")
    case .conversion(_, _, _, .cohort):
      guard stat == "value" || Metric.isDayCount(stat) else {
        throw Refusal(reason: "'\(stat)', which is of no whole cohort")
      }
      self = .states
    case .completeness: self = .states
    case .ratio(let numerator, let denominator):
      guard metric.isDeclaredProportion else {
        throw Refusal(
          reason: "a quotient, and nothing says that the cases of '\(numerator)' are among those of "
            + "'\(denominator)'",
          advice: "write proportion: true in '\(id)' if they are")
      }
      self = .difference(numerator: numerator, denominator: denominator)
    case .conversion(_, _, _, .flow): throw Refusal(reason: "those who went on in a period against those who entered in it")
    case .count, .sum, .statistic: throw Refusal(reason: "the total of all cases")
    case .share: throw Refusal(reason: "the shares of a whole")
    case .formula: throw Refusal(reason: "a formula of other metrics")
    case .attribution: throw Refusal(reason: "shared credit")
    case .manual: throw Refusal(reason: "a number typed by hand")
    }
  }
}
