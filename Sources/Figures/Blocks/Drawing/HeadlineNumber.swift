import Calendars
import Charts
import Definitions
import Documents
import Editions
import Measures
import Numbers
import ShownNumbers
import Snapshots

/// One number in large type with what belongs to it. There is none without the state of its stamp.
struct HeadlineNumber {
  let window: MetricWindow
  let stamp: StampState
  private let title: String
  private let point: Snapshots.Point
  private let value: ShownNumber
  private let owner: String?
  private let lines: TileLines

  /// Nil where the metric has no number for the period. The window reaches back over so many periods, or as many as are usual
  /// for the grain.
  init?(_ choice: MetricChoice, title: String?, periods: Int? = nil, in scope: BlockScope) {
    let anchor = scope.anchor(grain: choice.grain)
    guard let window = MetricWindow(choice, through: anchor, count: periods ?? anchor.grain.usualPeriods, in: scope),
      let point = window.shown, let value = window.numbers.headline(point.observation)
    else { return nil }
    self.window = window
    self.point = point
    self.value = value
    self.title = title ?? scope.name(of: choice.metric)
    stamp = scope.edition.stampState(of: point.observation, metric: choice.metric)
    owner = Self.owner(of: choice.metric, scope)
    let paces = scope.edition.paces(of: choice.metric, beside: point.period, asOf: scope.asOf, series: scope.site.index.series)
    lines = TileLines(window, point, scope.scorecard, paces: paces)
  }

  func tile(_ key: String) -> Tile {
    Tile(
      key: key, title: Phrase(title), owner: owner,
      .reading(
        Tile.Reading(
          value, unit: unit, sparkline: window.sparkline(key: "\(key)-s", title: title), lines: lines.all, moved: lines.moved,
          stamp: window.edition.stampLink(stamp, metric: window.metric, amongOthers: false))))
  }

  /// The number alone: what it is, its sentence, what it is held against.
  var blocks: [Block] {
    var blocks: [Block] = [
      .paragraph("\(.strong(Phrase(value))) \(.span(.group, unit))", .largeNumber),
      .paragraph(TrendSentence(window, about: .period).phrase),
      .facts(Facts(.cardFacts, lines.final.map { Facts.Fact(Phrase($0.term), $0.content) })),
    ]
    if let moved = lines.moved { blocks.append(.paragraph(moved, .frozen)) }
    return blocks
  }

  /// The row that it shows, for its stamp.
  var shown: (metric: String, observation: Observation) { (window.metric, point.observation) }

  /// Who owes it: the debtor of the commitment it measures; else who owns the metric.
  private static func owner(of metric: String, _ scope: BlockScope) -> String? {
    for definition in scope.site.index.commitments(measuredBy: metric) {
      if case .commitment(let promise) = definition.semantics { return scope.edition.name(of: promise.debtor) }
    }
    let parties = scope.edition.settings.parties.map(\.id)
    let owners = (scope.glossary[metric]?.owners ?? []).map(\.party).filter(parties.contains)
    return owners.count > 1 ? "Both" : owners.first.map(scope.edition.partyName)
  }

  private var unit: Phrase {
    var parts: [Phrase] = []
    let (text, numbers, observation) = (window.text, window.numbers, point.observation)
    let statistic = window.statistic.map { Phrase($0) }
    if let statistic, text.format != .hours, text.format != .days { parts.append(statistic) }
    switch text.format {
    case .percent: if !numbers.isFew(observation), let counts = numbers.counts(observation) { parts.append(Phrase(counts)) }
    case .hours, .days:
      // Beside a large value there is room for "h" only.
      parts += [statistic ?? "", Phrase(text.format == .hours ? text.shortUnit : text.unitWords)]
    case .integer, .decimal: parts.append(Phrase(text.unitWords))
    case .money: parts.append(basis)
    }
    if let blank = numbers.withoutAmount(observation), let all = numbers.cases(observation) {
      parts.append("\(blank) of \(all) without amount")
    }
    if point.period != window.anchor { parts.append("\(point.period.tick) cohort") }
    return parts.filter { !$0.isEmpty }.joined(by: ", ")
  }

  /// What an amount is made of: "108 opportunities", "€251k over 108 opportunities".
  private var basis: Phrase {
    let glossary = window.edition.glossary
    switch glossary.metric(window.metric)?.calculation {
    case .sum(let stage, _):
      guard let cases = window.numbers.cases(point.observation) else { return "" }
      let counting = glossary.referrers(of: stage).first { id in
        if case .count(stage) = glossary.metric(id)?.calculation { return true }
        return false
      }
      let noun = counting.flatMap { glossary[$0]?.display.noun } ?? (point.observation.count == 1 ? "case" : "cases")
      return "\(cases) \(noun)"
    case .ratio: return window.numbers.amountOver(point.observation).map { Phrase($0) } ?? ""
    default: return Phrase(window.text.display.noun ?? "")
    }
  }
}

extension MetricWindow {
  func sparkline(key: String, title: String) -> Sparkline? {
    guard entries.count > 1 else { return nil }
    let last = entries.last { $0.point?.observation.value != nil }?.point?.observation
    let end: Lettering = last.flatMap(numbers.headline).map { ", ends at \($0)" } ?? ""
    let broken = breaks.isEmpty ? "" : ", broken at \(listed(breaks.map { $0.period.long }))"
    return Sparkline(
      key: key, title: "\(title), \(count: String(entries.count)) \(anchor.grain.plural)\(broken)\(sources.titleEnd)\(end)",
      segments: meanings.map(positions),
      breaks: chartBreaks.map(\.before), rulers: rulers.map(\.before), targets: chartTargets,
      isProvisional: endsProvisionally)
  }
}
