import Calendars
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// The lines beneath a headline number: target, change, what is still filling up.
struct TileLines {
  private let window: MetricWindow
  private let shown: Snapshots.Point
  private let scorecard: Scorecard?
  private var scope: BlockScope { window.scope }
  private var text: ValueText { window.text }

  init(_ window: MetricWindow, _ shown: Snapshots.Point, _ scorecard: Scorecard?) {
    self.window = window
    self.shown = shown
    self.scorecard = scorecard
  }

  var all: [Tile.Line] {
    var lines = [Tile.Line(term: "Target", content: target)]
    for period in [shown.period.previous, shown.period.yearBefore].compactMap(\.self) {
      lines.append(
        Tile.Line(term: "vs \(period.year == shown.period.year ? period.tick : period.short)", content: change(since: period)))
    }
    if let provisional = window.provisional { lines.append(soFar(provisional)) }
    return lines
  }

  // MARK: Target

  private var target: HTML {
    if let row = promised { return target(of: row) }
    guard let target = window.target(for: shown.period) else { return .text("none agreed") }
    var html = HTML.text("\(text.promise(target)) ")
    guard let value = shown.observation.value else { return html }
    let isMet = target.comparison.isMet(by: value, against: target.value)
    html.append(scope.context.state(isMet ? Verdict.met : .missed))
    return html
  }

  /// The commitment that this metric measures, as the scorecard of the page's period judges it; of this stat where there
  /// is one.
  private var promised: CommitmentRow? {
    let rows = scorecard?.rows.filter { $0.commitment.measure == window.metric } ?? []
    return rows.first { $0.commitment.stat == window.stat } ?? rows.first
  }

  private func target(of row: CommitmentRow) -> HTML {
    let words = CommitmentWords(row, scope.context)
    var html = HTML()
    guard let target = row.assessment.target else { return .text("none agreed") }
    let level = row.cases.map { "\($0.limit) for \(words.level(target.value))" } ?? words.shortTarget(target)
    let value = row.commitment.stat == window.stat ? "" : words.value(row.assessment).map { ": \($0)" } ?? ""
    html.text("\(level)\(value) ")
    html.append(scope.context.state(row.verdict, words.verdict(row.assessment)))
    return html
  }

  // MARK: Change

  private func change(since period: Period) -> HTML {
    let comparison = Comparison.of(shown, with: period, in: window.series, scope.ledger)
    var html = HTML()
    guard let words = comparison.words(text, for: shown.observation, scope.glossary) else {
      html.element("span", ["class": "bw"], text: "no value then")
      return html
    }
    guard words.isComparable else {
      html.element("span", ["class": "nc"], text: words.text)
      return html
    }
    html.text(words.text)
    if let judgement = words.judgement {
      html.text(" ")
      html.element("span", ["class": "bw"], text: judgement)
    }
    return html
  }

  // MARK: Not final

  private func soFar(_ point: Snapshots.Point) -> Tile.Line {
    var html = HTML()
    let said = text.counts(point.observation) ?? text.shown(point.observation) ?? "no value"
    html.element("span", ["class": "so-far"], text: "\(said) so far")
    html.text(", provisional")
    return Tile.Line(
      term: point.observation.denominator == nil ? point.period.tick : "\(point.period.tick) cohort", content: html,
      isProvisional: true)
  }

  /// What the number is today, where it moved after the page was frozen.
  var now: String? {
    guard scope.isFrozen else { return nil }
    let asked = [shown.period] + (window.provisional.map { [$0.period] } ?? [])
    let moved = asked.compactMap { period in window.moved(at: period) }
    return moved.isEmpty ? nil : moved.joined(separator: " ")
  }
}

extension MetricWindow {
  /// "Oct 2026 is now 487: restated on 7 Dec 2026." where today's value of a period is not the one that the page shows.
  func moved(at period: Period) -> String? {
    guard let before = series[period]?.observation,
      let after = scope.series(metric, series.dimensions, stat: stat, through: period, count: 1, asOf: scope.edition.asOf)?[
        period]?
        .observation(under: before.stamp?.meaning),
      after.value != before.value, let said = text.shown(after)
    else { return nil }
    let counts = text.few(after) == nil ? text.counts(after).map { ", \($0)" } ?? "" : ""
    let why: String
    if before.isProvisional {
      why = after.isProvisional ? "so far" : "complete since \(after.vintage.date.short)"
    } else if before.source != after.source, before.source != nil, after.source != nil {
      why = "read from a newer source on \(after.vintage.date.short)"
    } else if scope.edition.tolerates(from: before, to: after, of: metric) {
      why = "moved on \(after.vintage.date.short), within what the metric tolerates"
    } else {
      why = "restated on \(after.vintage.date.short)"
    }
    return "\(period.short) is now \(said)\(counts): \(why)."
  }
}
