import Calendars
import Charts
import Definitions
import Documents
import Editions
import Measures
import Numbers
import ShownNumbers
import Snapshots

/// The `breakdown` block of one period: a bar per member with other metrics beside it, such as cost per opportunity by channel.
struct RankedFigure {
  private let breakdown: BreakdownBlock
  private let scope: BlockScope
  private let anchor: Period
  /// Whether the period that was asked for is not complete, and an earlier one stands for it.
  private let isEarlier: Bool
  private let split: SplitTable
  private let heading: String

  /// Nil where neither a member nor the whole has a value in the period.
  init?(_ breakdown: BreakdownBlock, _ scope: BlockScope) {
    let asked = scope.anchor(grain: breakdown.choice.grain)
    // Of cohorts that are still filling up, the newest that is complete.
    let anchor = MetricWindow(breakdown.choice, through: asked, count: 1, in: scope)?.shown?.period ?? asked
    let split = SplitTable(
      breakdown.choice, beside: breakdown.columns, by: breakdown.by, atMost: breakdown.limit ?? RankedBars.mostRows, in: anchor,
      asOf: scope.asOf, scope.site.index)
    guard let split else { return nil }
    self.split = split
    self.breakdown = breakdown
    self.scope = scope
    self.anchor = anchor
    isEarlier = anchor != asked
    heading = scope.frame.title ?? "\(scope.name(of: breakdown.choice.metric)) by \(breakdown.by.replacingUnderscores)"
  }

  private var columnNames: [String] {
    breakdown.columns.map { id in
      let name = scope.glossary[id]?.shortName ?? id
      let stat = scope.mainStat(of: id)
      let text = scope.edition.valueText(id, stat: stat)
      return text.shortUnit.isEmpty ? name : "\(name), \(text.heading(stat))"
    }
  }

  private var unit: String { split.numbers.text.heading(stat) }
  private var stat: String { breakdown.choice.stat ?? scope.mainStat(of: breakdown.choice.metric) }

  var figure: Documents.Figure {
    Documents.Figure(
      key: scope.key, heading: Phrase(heading), unit: [unit, anchor.spoken()].filter { !$0.isEmpty }.joined(separator: ", "),
      chart: chart, caption: [caption, room, split.split.gapWords, Phrase(scope.frame.note)].joinedSentences,
      stamps: scope.edition.stamps(of: split.stamps), table: table, file: .site(.data(breakdown.choice.metric)))
  }

  private var chart: RankedBars {
    let target = scope.edition.judging(breakdown.choice.metric, anchor)?.targets.inForce(
      for: anchor, in: scope.edition.days.periods)
    func drawn(_ row: SplitTable.Row, isAll: Bool = false) -> RankedBars.Row {
      RankedBars.Row(
        name: Lettering(row.part.label), value: row.value.number.flatMap { Quantity($0) }, missing: row.value.words.plain,
        cells: row.cells.map { Lettering(cell($0)) }, isCalledOut: target.map { split.misses($0, row) } ?? true || isAll)
    }
    return RankedBars(
      key: "\(scope.key)-c", title: "\(heading), \(anchor.long)", head: unit, columns: columnNames,
      rows: split.drawn.map { drawn($0) },
      rest: split.rows.filter(\.isBlank).map { drawn($0) },
      summary: split.all.map { drawn($0, isAll: true) },
      target: target.flatMap { target in
        let level = split.numbers.level(target)
        return level.position.map { .init(value: $0, label: "target \(target.comparison.sign) \(level)") }
      })
  }

  private func cell(_ value: Split.Value) -> Phrase {
    if case .absent(.missing) = value { "none" } else { value.words }
  }

  /// Where members have no bar of their own, and may not be taken together.
  private var room: Phrase {
    let named = split.rows.count { !$0.isBlank }
    guard split.drawn.count < named else { return "" }
    return "\(count: split.drawn.count) of \(count: named) members are drawn; the table has all of them."
  }

  /// "€36.9k spend and 108 opportunities": what stands beside a row's value. Times have no part in it.
  private func beside(_ row: SplitTable.Row) -> Phrase {
    zip(row.cells, zip(columnNames, breakdown.columns)).compactMap { cell, column -> Phrase? in
      guard scope.edition.valueText(column.1).shortUnit.isEmpty else { return nil }
      let name = scope.glossary[column.1]?.display.noun ?? ScorecardOpening.inSentence(column.0)
      return cell.number.map { "\($0) \(name)" }
    }.listed
  }

  /// The value with its unit where that is no part of its text: `4.0 business hours`.
  private func said(_ value: ShownNumber) -> Phrase {
    let text = split.numbers.text
    return text.shortUnit.isEmpty ? Phrase(value) : "\(value) \(text.unitWords)"
  }

  /// The metric's name, and of a time which of all times it is, by which clock.
  private var valueHeading: String {
    let name = scope.name(of: breakdown.choice.metric)
    return split.numbers.text.shortUnit.isEmpty ? name : "\(name), \(unit)"
  }

  private var caption: Phrase {
    var sentences: [Phrase] = []
    if let all = split.all, let value = all.value.number {
      let parts = beside(all)
      let mean = split.split.isAdditive ? "." : ", not the mean of the rows."
      sentences.append(parts.isEmpty ? "\(said(value)) overall." : "\(said(value)) overall: \(parts)\(mean)")
    }
    if isEarlier { sentences.append("\(anchor.spoken().capitalizedFirst) is the newest complete cohort.") }
    for blank in split.rows.filter(\.isBlank) {
      let parts = beside(blank)
      let lacking = blank.part.code == Dimensions.untouched ? "touch" : breakdown.by.replacingUnderscores
      if !parts.isEmpty { sentences.append("\(parts) have no \(lacking).") }
    }
    return sentences.joinedSentences
  }

  private var table: Table {
    func row(_ row: SplitTable.Row) -> Table.Row {
      Table.Row([row.part.label] + row.cells.map(cell) + [row.value.words])
    }
    return Table(
      caption: "\(heading), \(anchor.long)",
      columns: [.init(Phrase(breakdown.by.replacingUnderscores.capitalizedFirst), isNumber: false)]
        + columnNames.map { .init(Phrase($0)) } + [.init(Phrase(valueHeading))],
      rows: split.rows.map(row), footer: split.all.map { [row($0)] } ?? [])
  }
}
