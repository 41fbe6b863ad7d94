import Calendars
import Charts
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// One headline number. There is none without the state of its stamp.
struct Tile: Sendable {
  let key: String
  let metric: String
  let title: String
  let owner: String
  let value: String
  /// What the value is of: "leads", "132 of 450, Sep cohort".
  let unit: String
  let stamp: StampState
  let spark: Sparkline?
  let lines: [Line]
  /// What is known now where it differs from what the page froze.
  let now: String?

  struct Line: Sendable {
    var term: String
    var content: HTML
    var isProvisional = false
  }

  func write(to html: inout HTML, _ context: PageContext) {
    html.element("li", ["class": "kpi", "id": key]) { html in
      html.element("div", ["class": "k-top"]) { html in
        html.element("h3", text: title)
        if !owner.isEmpty { html.append(context.chip(owner)) }
      }
      html.element("div", ["class": "k-val"]) { html in
        html.element("p", ["class": "val"]) { html in
          html.element("b", text: value)
          html.text(" ")
          html.element("span", text: unit)
        }
        if let spark { html.append(spark.svg(palette: context.edition.palette)) }
      }
      html.element("dl") { html in
        for line in lines {
          html.element("div", ["class": line.isProvisional ? "prov" : nil]) { html in
            html.element("dt", text: line.term)
            html.element("dd") { $0.append(line.content) }
          }
        }
      }
      html.element("div") { html in
        if let now { html.element("p", ["class": "frozen"], text: now) }
        html.element("p", ["class": "stamps"]) { $0.append(context.stamp(stamp, metric: metric)) }
      }
    }
  }

  /// A metric without a number: its place is kept, and says why.
  static func writeEmpty(_ title: String, key: String, why: String, _ context: PageContext, metric: String, to html: inout HTML)
  {
    html.element("li", ["class": "kpi", "id": key]) { html in
      html.element("div", ["class": "k-top"]) { html in
        html.element("h3") { $0.append(context.link(definition: metric, title)) }
      }
      html.element("p", ["class": "none"], text: why)
      html.element("div") { _ in }
      html.element("div") { _ in }
    }
  }
}

extension Tile {
  /// Nil where the metric has no number for the period.
  init?(_ pick: MetricPick, key: String, block: ReportBlock, scorecard: Scorecard?, in scope: BlockScope) {
    let anchor = scope.anchor(block)
    let choice = MetricChoice(metric: pick.metric, stat: pick.stat, narrowed: .all)
    let count = anchor.grain == .week ? 26 : 13
    guard let window = MetricWindow(choice, through: anchor, count: count, in: scope), let shown = window.shown,
      let value = window.text.shown(shown.observation)
    else { return nil }
    self.key = key
    metric = pick.metric
    title = pick.title ?? scope.name(of: pick.metric)
    owner = Self.owner(of: pick.metric, scope)
    self.value = value
    unit = Self.unit(of: shown.observation, window)
    stamp = scope.edition.stampState(of: shown.observation, metric: pick.metric)
    spark = window.sparkline(key: "\(key)-s", title: title)
    let lines = TileLines(window, shown, scorecard)
    self.lines = lines.all
    now = lines.now
  }

  /// Who owes it: the debtor of the commitment it measures; else who owns the metric.
  private static func owner(of metric: String, _ scope: BlockScope) -> String {
    for definition in scope.site.commitments(measuredBy: metric) {
      if case .commitment(let promise) = definition.semantics { return scope.edition.partyName(promise.debtor) }
    }
    let parties = scope.edition.settings.parties.map(\.id)
    let owners = (scope.glossary[metric]?.owners ?? []).map(\.party).filter(parties.contains)
    if owners.count > 1 { return "Both" }
    return owners.first.map(scope.edition.partyName) ?? ""
  }

  private static func unit(of observation: Observation, _ window: MetricWindow) -> String {
    var parts: [String] = []
    let text = window.text
    switch text.format {
    case .percent: if text.few(observation) == nil, let counts = text.counts(observation) { parts.append(counts) }
    case .hours, .days:
      // Beside a large value there is room for "h" only.
      let unit = text.format == .hours ? (text.unit?.isBusinessTime == true ? "business h" : "h") : text.unitWords
      parts += [statWords(window.stat), unit]
    case .integer, .decimal: parts.append(text.unitWords)
    case .money: parts.append(window.basis(of: observation))
    }
    if observation.period != window.anchor { parts.append("\(observation.period.tick) cohort") }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension MetricWindow {
  /// What an amount is made of: "108 opportunities", "€251k over 108 opportunities".
  func basis(of observation: Observation) -> String {
    switch scope.glossary.metric(metric)?.calculation {
    case .sum(let stage, _):
      guard let count = observation.count else { return "" }
      let counting = scope.glossary.referrers(of: stage).first { id in
        if case .count(stage) = scope.glossary.metric(id)?.calculation { return true }
        return false
      }
      let noun = counting.flatMap { scope.glossary[$0]?.display.noun } ?? (count == 1 ? "case" : "cases")
      return "\(NumberText.grouped(ExactDecimal(count))) \(noun)"
    case .ratio(let top, let bottom):
      guard let part = observation.numerator, let whole = observation.denominator else { return "" }
      return "\(scope.context.valueText(top).headline(part)) over \(scope.context.valueText(bottom).sentence(whole))"
    default: return text.display.noun ?? ""
    }
  }

  func sparkline(key: String, title: String) -> Sparkline? {
    guard entries.count > 1 else { return nil }
    let last = entries.last { $0.point?.observation.value != nil }?.point?.observation
    let end = last.flatMap(text.shown).map { ", ends at \($0)" } ?? ""
    let broken = breaks.isEmpty ? "" : ", broken at \(listed(breaks.map { $0.period.long }))"
    return Sparkline(
      key: key, title: "\(title), \(entries.count) \(anchor.grain.plural)\(broken)\(sources.titleEnd)\(end)",
      segments: meanings.map { meaning in values(of: meaning).map { $0?.number } },
      breaks: chartBreaks.map(\.before), rulers: rulers.map(\.before), targets: chartTargets,
      isProvisional: entries.last?.point?.observation.isProvisional == true && entries.last?.point?.observation.value != nil)
  }
}
