import Calendars
import Definitions
import Documents
import Editions
import Measures

/// The number that a definition makes: a metric its own, a stage its count, a commitment what measures it.
struct NumberBand {
  let blocks: [Block]
  /// Meanings, 12 digits, of the definition's own numbers on the page.
  let meanings: [String]

  init(_ definition: Definition, _ index: EditionIndex) {
    guard let (metric, stat) = Self.measure(of: definition, index.lexicon),
      let window = MetricWindow(newestOf: metric, stat: stat, in: index)
    else {
      blocks = []
      meanings = []
      return
    }
    meanings = metric == definition.id ? window.everyMeaning : []
    let trend = TrendFigure(window: window, about: .metric, key: "t.series", heading: window.name)
    let recent = Block.table(TrendTable(window, heading: window.name).recent(Self.rows))
    let beside = [recent] + [Self.breakNote(window)].compactMap { $0.map { .paragraph($0, .note) } }
    blocks = [
      .band(
        "t.number", "In numbers",
        [.group(Group(.columns, [.figure(trend.figure), .group(Group(.besideFigure, beside))]))])
    ]
  }

  /// Of the table that stands beside the chart.
  private static let rows = 6

  private static func measure(of definition: Definition, _ lexicon: Lexicon) -> (metric: String, stat: String?)? {
    switch definition.semantics {
    case .metric: (definition.id, nil)
    case .stage: lexicon.counters(of: definition.id).first.map { ($0, nil) }
    case .commitment(let commitment): (commitment.measure, commitment.stat)
    default: nil
    }
  }

  private static func breakNote(_ window: MetricWindow) -> Phrase? {
    let shown = Set(window.entries.suffix(rows).dropFirst().map(\.period))
    guard let found = window.breaks.last(where: { shown.contains($0.period) }) else { return nil }
    return """
      The line between \(found.period.previous.short) and \(found.period.short) is the break: values above and below it \
      measure different things.
      """
  }
}
