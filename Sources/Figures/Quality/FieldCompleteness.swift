import Calendars
import Definitions
import Documents
import Editions
import Measures
import Snapshots

/// How far the fields of one completeness metric are filled, over the last periods.
struct FieldCompleteness: Sendable {
  private let metric: Definition
  private let numbers: MetricNumbers
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
    guard let whole = edition.series(definition.id, grain: period.grain),
      let last = whole.points.last(where: { $0.period <= period && $0.observation.value != nil })
    else { return nil }
    metric = definition
    self.edition = edition
    self.whole = whole
    numbers = edition.values(of: definition.id, unit: last.observation.unit)
    periods = whole.windowFromStart(endingAt: period, count: Self.mostPeriods).map(\.period)
    fields = edition.split(definition.id, by: Self.dimension, grain: period.grain).filter { $0.member != Dimensions.blank }
      .map {
        (name: edition.label(of: $0.member, in: Self.dimension, of: definition.id).replacingUnderscores, series: $0.series)
      }
      .sorted { left, right in
        // The emptiest field first; one without a value last.
        let values = [left, right].map { $0.series[period]?.observation.value }
        guard let one = values[0], let other = values[1] else { return values[0] != nil && values[1] == nil }
        return one != other ? one < other : left.name < right.name
      }
  }

  /// "contact title is the least complete field, 98.2% in October"
  var summary: Phrase? {
    guard let period = periods.last, let lowest = fields.first, let observation = lowest.series[period]?.observation,
      !numbers.isWhole(observation), let value = numbers.headline(observation)
    else { return nil }
    return "\(lowest.name) is the least complete field, \(value) in \(period.spoken())"
  }

  var panel: Block {
    let shown = periods.compactMap { period in whole[period].map { (metric: metric.id, observation: $0.observation) } }
    let sentence: [Block] = metric.sentence.isEmpty ? [] : [.paragraph(Phrase(metric.sentence), .note)]
    return .panel(
      Panel(
        key: "c-\(metric.id)", heading: Phrase(edition.link(to: metric.id)),
        sentence + [.table(table), .paragraph(Phrase(edition.stamps(shown)), .stamps)]))
  }

  private var table: Table {
    let breaks = Set(whole.breaks(edition.ledger).map(\.period))
    func row(_ name: String, _ series: Series) -> Table.Row {
      let cells = periods.map { period -> Phrase in
        guard let found = series[period]?.observation else { return "missing" }
        let number = Phrase(numbers.filled(found))
        return breaks.contains(period) ? "\(.meaningChange)\(number)" : number
      }
      let last = periods.last.flatMap { series[$0]?.observation }
      let empty = last.flatMap { numbers.unfilled($0) }.map { Phrase($0) } ?? ""
      return Table.Row([Phrase(name)] + cells + [empty])
    }
    return Table(
      caption: "\(metric.name), share filled by field",
      columns: [.init("Field", isNumber: false)] + periods.map { .init(Phrase($0.short)) } + [
        .init("Empty in \(periods.last?.tick ?? "")")
      ],
      rows: fields.map { row($0.name, $0.series) }, footer: [row("All fields", whole)],
      endsWithTheNewest: true)
  }
}
