import Calendars
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// How far the fields of one completeness metric are filled, over the last periods.
struct FieldCompleteness: Sendable {
  private let metric: Definition
  private let text: ValueText
  private let periods: [Period]
  private let fields: [(name: String, series: Series)]
  private let whole: Series
  private let edition: Edition
  /// The row of a field: its name is a member of this dimension.
  private static let dimension = "field"
  private static let mostPeriods = 6

  /// Of every completeness metric that has numbers, by id.
  static func all(of edition: Edition) -> [FieldCompleteness] {
    edition.glossary.definitions.compactMap { definition in
      guard case .completeness = edition.glossary.metric(definition.id)?.calculation else { return nil }
      return FieldCompleteness(definition, edition)
    }
  }

  /// Nil where no period of the site's grain has a value.
  private init?(_ definition: Definition, _ edition: Edition) {
    guard let period = edition.latest else { return nil }
    let reading = Reading(edition, period: period, asOf: edition.asOf)
    guard let whole = reading.series(definition.id),
      let last = whole.points.last(where: { $0.period <= period && $0.observation.value != nil })
    else { return nil }
    metric = definition
    self.edition = edition
    self.whole = whole
    text = PageContext(edition, at: .quality).valueText(definition.id, unit: last.observation.unit)
    periods = whole.windowFromStart(endingAt: period, count: Self.mostPeriods).map(\.period)
    fields = reading.split(definition.id, by: Self.dimension).filter { $0.member != Dimensions.blank }
      .map {
        (name: reading.label(of: $0.member, in: Self.dimension, of: definition.id).replacingUnderscores, series: $0.series)
      }
      .sorted { left, right in
        // The emptiest field first; one without a value last.
        let values = [left, right].map { $0.series[period]?.observation.value }
        guard let one = values[0], let other = values[1] else { return values[0] != nil && values[1] == nil }
        return one != other ? one < other : left.name < right.name
      }
  }

  /// "contact title is filled in 98.2% of October's cases"
  var summary: String? {
    guard let period = periods.last, let lowest = fields.first, let value = lowest.series[period]?.observation.value,
      value < ExactDecimal(1)
    else { return nil }
    return "\(lowest.name) is filled least, \(text.headline(value)) in \(period.spoken())"
  }

  func write(to html: inout HTML, _ context: PageContext) {
    html.element(
      "div", ["class": "fig plain", "id": "c-\(metric.id)", "role": "group", "aria-labelledby": "c-\(metric.id)-h"]
    ) { html in
      html.element("h3", ["id": "c-\(metric.id)-h"]) { $0.append(context.link(definition: metric.id)) }
      if !metric.sentence.isEmpty { html.element("p", ["class": "note"], text: metric.sentence) }
      html.append(table.html)
      let shown = periods.compactMap { period in whole[period].map { (metric: metric.id, observation: $0.observation) } }
      html.append(context.stamps(shown))
    }
  }

  private var table: DataTable {
    let breaks = Set(whole.breaks(edition.ledger).map(\.period))
    func cells(_ series: Series) -> [HTML] {
      periods.map { period in
        guard let found = series[period]?.observation else { return .text("missing") }
        var cell = HTML()
        if breaks.contains(period) {
          cell.element("span", ["class": "nc", "title": "the meaning changes here"], text: "\u{2506} ")
        }
        cell.text(text.few(found) ?? found.value.map(text.table) ?? (found.isWithheld ? "withheld" : "no value"))
        return cell
      }
    }
    func empty(_ series: Series) -> HTML {
      guard let period = periods.last, let found = series[period]?.observation, let filled = found.numerator,
        let all = found.denominator
      else { return HTML() }
      return .text("\(NumberText.grouped(all - filled)) of \(NumberText.grouped(all))")
    }
    return DataTable(
      caption: "\(metric.name), share filled by field",
      columns: [.init("Field", isNumber: false)] + periods.map { .init($0.short) } + [
        .init("Empty in \(periods.last?.tick ?? "")")
      ],
      rows: fields.map { DataTable.Row([.text($0.name)] + cells($0.series) + [empty($0.series)]) },
      footer: [DataTable.Row([.text("All fields")] + cells(whole) + [empty(whole)])])
  }
}
