import Calendars
import Definitions
import Documents
import Editions
import Measures
import Numbers
import ShownNumbers
import Snapshots

/// What a line says, in words: only what its numbers say, each of which stands in its table.
struct TrendSentence {
  /// What the page is about, which decides how its periods are named and which number comes first.
  enum Subject {
    /// The period that the window ends at, as on a dashboard: "October", and where it has no value, that is said.
    case period
    /// The metric, as in the dictionary: "October 2026", and the newest number there is.
    case metric
  }

  private let window: MetricWindow
  private let subject: Subject
  private var numbers: MetricNumbers { window.numbers }

  init(_ window: MetricWindow, about subject: Subject) {
    self.window = window
    self.subject = subject
  }

  var phrase: Phrase { [main, soFar, broken, Phrase(window.sources.sentence), missing].joinedSentences }

  /// The point that the sentence begins with.
  private var point: Snapshots.Point? {
    switch subject {
    case .period: window.shown
    case .metric: window.shown ?? window.newestFinal
    }
  }

  private func name(_ period: Period) -> String {
    switch subject {
    case .period: period.spoken(besides: window.anchor)
    case .metric: period.long
    }
  }

  // MARK: The number

  /// "483 leads in October, 17 under the target of 500 and up 34 on September."
  private var main: Phrase {
    guard let point, let said = numbers.sentence(point.observation) else {
      return window.provisional == nil ? "No value for \(window.anchor.long)." : "No number is final yet."
    }
    var sentence: Phrase = "\(said) in \(name(point.period))"
    let isFew = numbers.isFew(point.observation)
    if !isFew, let counts = numbers.counts(point.observation) { sentence += " (\(counts))" }
    if point.period != window.anchor, window.provisional != nil {
      sentence += ", the newest complete \(point.observation.denominator == nil ? window.anchor.grain.rawValue : "cohort")"
    }
    let parts = isFew ? [] : [target(point), change(point)].compactMap(\.self)
    return sentence + (parts.isEmpty ? "." : ", \(parts.joined(by: " and ")).")
  }

  private func target(_ point: Snapshots.Point) -> Phrase? {
    guard let target = window.target(for: point.period) else { return nil }
    let level = numbers.level(target)
    guard let distance = numbers.amount(of: point.observation, beside: target) else { return "at the target of \(level)" }
    return "\(distance.number) \(distance.isNegative ? "under" : "over") the target of \(level)"
  }

  private func change(_ point: Snapshots.Point) -> Phrase? {
    guard case .change(let change) = window.comparison(of: point, with: point.period.previous), !numbers.isFew(change.earlier)
    else { return nil }
    let before = name(point.period.previous)
    let again = change.isBackcast ? ", compared with the backcast" : ""
    guard let amount = numbers.amount(of: point.observation, from: change.earlier) else { return "as in \(before)\(again)" }
    return "\(amount.isNegative ? "down" : "up") \(amount.number) on \(before)\(again)"
  }

  /// "October so far: 112 of 487, provisional."
  private var soFar: Phrase {
    guard let own = window.provisional else { return "" }
    let period = name(own.period).capitalizedFirst
    guard let said = numbers.counts(own.observation) ?? numbers.headline(own.observation) else {
      return "\(period) has no number yet."
    }
    return "\(period) so far: \(said), provisional."
  }

  // MARK: The line

  /// What the newest break did to the number before it: "July was 725 under MQL v2 and would have been 413 under MQL v3."
  /// Where nothing tells, that no change is given across it, and why.
  private var broken: Phrase {
    guard let found = window.breaks.last else { return "" }
    let names = window.names(at: found)
    if let before = window.entries.last(where: { $0.period < found.period && $0.point != nil })?.point,
      let again = window.backcast(at: before), let (was, would) = numbers.compared(before.observation, again)
    {
      let result: Phrase = was.text == would.text ? "the same" : Phrase(would)
      let earlier = found.from == nil ? ", unstamped," : " under \(names.earlier)"
      return """
        \(name(before.period).capitalizedFirst) was \(was)\(earlier) and would have been \(result) under \(names.later).
        """
    }
    let day = window.start(of: found).map { "\(day: $0)" } ?? Phrase(found.period.long)
    return "No change is given across \(day): \(found.cause(window.edition.glossary))."
  }

  private var missing: Phrase {
    // The sentence may have begun with it.
    let isSaid = point == nil && window.provisional == nil
    let gaps = window.entries.filter { $0.point == nil && !(isSaid && $0.period == window.anchor) }
    if gaps.isEmpty { return "" }
    guard gaps.count <= 3 else { return "\(spelled(gaps.count).capitalizedFirst) periods have no value." }
    return "No value for \(listed(gaps.map { name($0.period) }))."
  }
}
