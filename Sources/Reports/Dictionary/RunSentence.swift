import Calendars
import Definitions
import Measures
import Numbers
import Snapshots

/// The sentence under a metric's chart: the last number against what was promised and against the period before, and
/// what a break in the line means. Every word comes from the data.
struct RunSentence {
  private let run: MetricRun
  private let text: ValueText

  init(_ run: MetricRun, _ text: ValueText) {
    self.run = run
    self.text = text
  }

  var sentence: String {
    guard let (period, point) = run.window.last(where: { $0.point?.observation.value != nil }), let point,
      let value = point.observation.value
    else { return "No number is final yet in the periods drawn." }
    var parts = ["\(text.few(point.observation) ?? text.sentence(value)) in \(period.long)"]
    if point.observation.isProvisional { parts[0] += " so far, provisional" }
    let isJudged = text.few(point.observation) == nil && !point.observation.isProvisional
    if isJudged, let target = run.targets[period] { parts.append(against(target, value)) }
    var sentence = parts.joined(separator: ", ")
    if isJudged, let change = change(point, period) { sentence += (parts.count > 1 ? " and " : ", ") + change }
    sentence += "."
    if let last = run.window.last, last.period != period { sentence += " \(last.period.long) has no number yet." }
    if let broken { sentence += " \(broken)" }
    if !run.sources.isEmpty { sentence += " \(run.sources.sentence)" }
    return sentence
  }

  private func against(_ target: Target, _ value: ExactDecimal) -> String {
    let difference = value - target.value
    let level = text.headline(target.value)
    if difference.isZero { return "exactly the target of \(level)" }
    return "\(amount(difference)) \(difference.isNegative ? "under" : "over") the target of \(level)"
  }

  /// A difference without its sign.
  private func amount(_ difference: ExactDecimal) -> String {
    let text = text.difference(difference.magnitude)
    return text.hasPrefix("+") ? String(text.dropFirst()) : text
  }

  private func change(_ point: Point, _ period: Period) -> String? {
    let before = period.previous
    switch Comparison.of(point, with: before, in: run.series, run.lexicon.edition.ledger) {
    case .change(let change):
      let again = change.isBackcast ? ", which was counted again under the present meaning" : ""
      if change.difference.isZero { return "the same as \(before.long)\(again)" }
      return "\(change.difference.isNegative ? "down" : "up") \(amount(change.difference)) on \(before.long)\(again)"
    case .notComparable(let found):
      let earlier = run.name(of: found.from?.meaning, at: found, isEarlier: true)
      let later = run.name(of: found.to?.meaning, at: found, isEarlier: false)
      return "not comparable with \(before.long): \(earlier)\u{A0}\u{2192}\u{A0}\(later)"
    case .missing: return nil
    }
  }

  /// What the last period before the newest break was, and would have been.
  private var broken: String? {
    guard let found = run.breaks.last, let place = run.window.firstIndex(where: { $0.period == found.period }), place > 0,
      let point = run.window[place - 1].point, let value = point.observation.value
    else { return nil }
    let period = run.window[place - 1].period
    let earlier = run.name(of: found.from?.meaning, at: found, isEarlier: true)
    let later = run.name(of: found.to?.meaning, at: found, isEarlier: false)
    guard let again = run.backcast(at: point)?.value else {
      return
        "\(period.long) was \(text.headline(value)) under \(earlier); under \(later) it was not computed, so no change is given "
        + "across the break."
    }
    return
      "\(period.long) was \(text.headline(value)) under \(earlier) and would have been \(text.headline(again)) under \(later)."
  }
}
