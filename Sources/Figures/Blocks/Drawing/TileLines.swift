import Calendars
import Definitions
import Documents
import Editions
import Measures
import ShownNumbers
import Snapshots

/// The lines beneath a headline number: target, change, what is still filling up.
struct TileLines {
  private let window: MetricWindow
  private let shown: Snapshots.Point
  private let scorecard: Scorecard?
  /// Where what was promised for longer periods stands.
  private let paces: [CommitmentRow]
  private var edition: Edition { window.edition }
  private var numbers: MetricNumbers { window.numbers }

  init(_ window: MetricWindow, _ shown: Snapshots.Point, _ scorecard: Scorecard?, paces: [CommitmentRow]) {
    self.window = window
    self.shown = shown
    self.scorecard = scorecard
    self.paces = paces
  }

  var all: [Tile.Line] { final + (window.provisional.map { [soFar($0)] } ?? []) }

  /// Without what is still filling up. A promise is about the whole: no part is held against it.
  var final: [Tile.Line] {
    // The whole period is held against nothing: no target judges it, and there is none before it.
    guard shown.period != .all else { return [] }
    var lines = window.member == nil ? targets.map { Tile.Line("Target", $0) } : []
    for period in [shown.period.previous, shown.period.yearBefore].compactMap(\.self) {
      lines.append(Tile.Line("vs \(period.year == shown.period.year ? period.tick : period.short)", change(since: period)))
    }
    return lines
  }

  // MARK: Target

  /// That of the period; where only a longer one has any, where that stands.
  private var targets: [Phrase] {
    if let row = promised { return [target(of: row)] }
    if let target = window.target(for: shown.period) { return [own(target)] }
    guard paces.isEmpty else { return paces.map(pace) }
    let longer = window.longerTargets(beside: shown.period).map { period, target in
      level(target) + Phrase("in \(period.spoken(besides: shown.period))")
    }
    return longer.isEmpty ? ["none agreed"] : longer
  }

  /// "≥ 500 in November, 240 so far: on track, 101% of the pace".
  private func pace(of row: CommitmentRow) -> Phrase {
    let phrases = CommitmentPhrases(row, edition)
    let level = row.assessment.target.map(phrases.shortTarget) ?? ""
    let soFar = row.assessment.pace == nil ? "" : " so far"
    return """
      \(level) in \(row.period.spoken(besides: shown.period)), \(phrases.value(row.assessment))\(soFar): \
      \(edition.label(of: row.verdict, phrases.verdict(row.assessment)))
      """
  }

  private func level(_ target: Target) -> Phrase { "\(target.comparison.sign) \(numbers.level(target)) " }

  /// The metric's own.
  private func own(_ target: Target) -> Phrase {
    guard let value = shown.observation.exact else { return level(target) }
    return level(target) + Phrase(edition.label(of: target.comparison.isMet(by: value, against: target.value) ? .met : .missed))
  }

  /// The commitment that this metric measures, as the scorecard of the page's period judges it; of this stat where there
  /// is one.
  private var promised: CommitmentRow? {
    let rows = scorecard?.rows.filter { $0.commitment.measure == window.metric } ?? []
    return rows.first { $0.commitment.stat == window.stat } ?? rows.first
  }

  private func target(of row: CommitmentRow) -> Phrase {
    let phrases = CommitmentPhrases(row, edition)
    guard let target = row.assessment.target else { return "none agreed" }
    var line = phrases.shortTarget(target)
    if row.commitment.stat != window.stat { line += ": \(phrases.value(row.assessment))" }
    return "\(line) \(edition.label(of: row.verdict, phrases.verdict(row.assessment)))"
  }

  // MARK: Change

  private func change(since period: Period) -> Phrase {
    let comparison = window.comparison(of: shown, with: period)
    let words = ComparisonPhrase(comparison, numbers, for: shown.observation, in: edition)
    return words?.inlines() ?? Phrase(.span(.judgement, "no value to compare"))
  }

  // MARK: Not final

  private func soFar(_ point: Snapshots.Point) -> Tile.Line {
    let observation = point.observation
    let said = (numbers.counts(observation) ?? numbers.headline(observation)).map { Phrase($0) } ?? "no value"
    return Tile.Line(
      observation.denominator == nil || point.period == .all ? point.period.tick : "\(point.period.tick) cohort",
      "\(.span(.soFar, "\(said) so far")), provisional", isProvisional: true)
  }

  /// What the number is today, where it moved after the page was frozen.
  var moved: Phrase? {
    let asked = [shown.period] + (window.provisional.map { [$0.period] } ?? [])
    let moved = asked.compactMap(window.movedWords)
    return moved.isEmpty ? nil : moved.joined(by: " ")
  }
}
