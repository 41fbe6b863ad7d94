import Calendars
import Definitions
import Measures
import Numbers
import Snapshots

/// What a line says, in words: only what its numbers say, each of which stands in its table.
struct TrendSentence {
  private let window: MetricWindow

  init(_ window: MetricWindow) { self.window = window }

  var text: String { [main, soFar, breakWords, window.sources.sentence, missing].joinedSentences }

  private var format: ValueText { window.text }

  /// "472 in October, 28 under the target of 500 and up 26 on September."
  private var main: String {
    guard let shown = window.shown, let value = shown.observation.value, let said = format.shown(shown.observation) else {
      return "No value for \(window.anchor.long)."
    }
    let period = shown.period.spoken(besides: window.anchor)
    var parts: [String] = []
    if let words = target(shown, value) { parts.append(words) }
    if let words = change(shown) { parts.append(words) }
    let unit = [.hours, .days].contains(format.format) ? " \(format.unitWords)" : ""
    let counts = format.few(shown.observation) == nil ? format.counts(shown.observation).map { " (\($0))" } ?? "" : ""
    let cohort = shown.period == window.anchor ? "" : ", the newest complete cohort"
    let tail = parts.isEmpty ? "" : ", \(parts.joined(separator: " and "))"
    return "\(said)\(unit) in \(period)\(counts)\(cohort)\(tail)."
  }

  private func target(_ point: Snapshots.Point, _ value: ExactDecimal) -> String? {
    guard format.few(point.observation) == nil, let target = window.target(for: point.period) else { return nil }
    let level = format.level(target.value)
    let distance = format.difference((value - target.value).magnitude).drop { $0 == "+" }
    guard distance.contains(where: { ("1"..."9").contains($0) }) else { return "at the target of \(level)" }
    return "\(distance) \(value < target.value ? "under" : "over") the target of \(level)"
  }

  private func change(_ point: Snapshots.Point) -> String? {
    guard format.few(point.observation) == nil,
      case .change(let change) = window.comparison(with: point.period.previous), !change.isBackcast
    else { return nil }
    let before = point.period.previous.spoken(besides: window.anchor)
    let words = format.difference(change.difference.magnitude).drop { $0 == "+" }
    guard words.contains(where: { ("1"..."9").contains($0) }) else { return "as in \(before)" }
    return "\(change.difference.isNegative ? "down" : "up") \(words) on \(before)"
  }

  /// "October so far: 112 of 487."
  private var soFar: String {
    guard let own = window.provisional else { return "" }
    let said = format.counts(own.observation) ?? own.observation.value.map(format.headline)
    return said.map { "\(own.period.spoken(besides: window.anchor).capitalizedFirst) so far: \($0), provisional." } ?? ""
  }

  /// "July was 725 under v2 and would have been 416 under v3, so no change is given across 1 Aug 2026."
  private var breakWords: String {
    guard let found = window.breaks.last else { return "" }
    let day = found.start(of: window.metric, window.scope.glossary)?.short ?? found.period.long
    let rule = "No change is given across \(day): \(found.cause(window.scope.glossary))."
    guard let before = window.series.points.last(where: { $0.period < found.period }),
      window.entries.contains(where: { $0.period == before.period }), let old = format.shown(before.observation),
      let again = before.observation(under: found.to?.meaning), !again.isProvisional, let new = format.shown(again)
    else { return rule }
    let names = (
      window.name(of: found.from?.meaning, at: found, isEarlier: true),
      window.name(of: found.to?.meaning, at: found, isEarlier: false)
    )
    return
      "\(before.period.spoken(besides: window.anchor).capitalizedFirst) was \(old) under \(names.0) and would have been \(new) "
      + "under \(names.1). \(rule)"
  }

  private var missing: String {
    let gaps = window.entries.filter { $0.point == nil }.map { $0.period.spoken(besides: window.anchor) }
    guard !gaps.isEmpty, gaps.count <= 3 else {
      return gaps.isEmpty ? "" : "\(spelled(gaps.count).capitalizedFirst) periods have no value."
    }
    return "No value for \(listed(gaps))."
  }
}
