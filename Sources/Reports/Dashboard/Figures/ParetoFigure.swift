import Calendars
import Charts
import Definitions
import HyperText
import Numbers
import Snapshots

/// The `pareto` block: reasons by frequency, and whether the same one leads week after week.
struct ParetoFigure {
  private let metric: String
  private let by: String
  private let anchor: Period
  private let rows: [Row]
  private let total: ExactDecimal
  /// Cases that name no reason and are in no share.
  private let blank: ExactDecimal
  private let observations: [Observation]
  private let run: Int
  private let block: ReportBlock
  private let scope: BlockScope
  private let heading: String

  private struct Row {
    var name: String
    var member: String?
    var count: ExactDecimal
    var isOther: Bool
  }

  /// Nil where nothing was counted in the period.
  init?(_ choice: MetricChoice, by: String, limit: Int, _ block: ReportBlock, _ scope: BlockScope) {
    let anchor = scope.anchor(block)
    let split = SeriesArchive.Split(by: by, narrowed: choice.narrowed)
    let found = scope.split(choice.metric, split, through: anchor, count: 1)
      .compactMap { entry in entry.series[anchor].map { (member: entry.member, observation: $0.observation) } }
    let other = scope.otherCode(of: by, of: choice.metric)
    var rows = found.filter { $0.member != Dimensions.blank }.compactMap { entry in
      entry.observation.cases.map {
        Row(
          name: scope.label(of: entry.member, in: by, of: choice.metric), member: entry.member, count: $0,
          isOther: entry.member == other)
      }
    }
    rows = rows.filter { !$0.count.isZero }.sorted(by: Self.precedes)
    guard !rows.isEmpty else { return nil }
    total = rows.map(\.count).reduce(.zero, +)
    if rows.count > limit {
      let rest = rows[(limit - 1)...]
      rows.replaceSubrange(
        (limit - 1)..., with: [Row(name: "\(rest.count) others", count: rest.map(\.count).reduce(.zero, +), isOther: true)])
    }
    self.rows = rows
    metric = choice.metric
    self.by = by
    self.anchor = anchor
    self.block = block
    self.scope = scope
    heading = block.title ?? scope.name(of: choice.metric)
    observations = found.map(\.observation)
    if let counting = scope.glossary.sharedCount(of: choice.metric) {
      blank =
        scope.split(counting, split, through: anchor, count: 1).first { $0.member == Dimensions.blank }?
        .series[anchor]?.observation.cases ?? .zero
    } else {
      blank = found.first { $0.member == Dimensions.blank }?.observation.cases ?? .zero
    }
    run = rows[0].member.map { Self.weeksLed(by: $0, choice.metric, split, block, scope) } ?? 0
  }

  private static func precedes(_ left: Row, _ right: Row) -> Bool {
    Pareto.precedes(
      (left.name, left.count.approximate, left.isOther), (right.name, right.count.approximate, right.isOther))
  }

  /// How many weeks in a row up to the period's end a reason led with at least five cases.
  private static func weeksLed(
    by member: String, _ metric: String, _ split: SeriesArchive.Split, _ block: ReportBlock, _ scope: BlockScope
  ) -> Int {
    let last = scope.anchor(block, grain: .week)
    var run = 0
    // A week at a time: most runs end at once.
    while run < 12 {
      let week = last.advanced(by: -run)
      let counts = scope.split(metric, split, through: week, count: 1).filter { $0.member != Dimensions.blank }
        .map { (member: $0.member, count: $0.series[week]?.observation.cases ?? .zero) }
      guard let own = counts.first(where: { $0.member == member })?.count, own >= ExactDecimal(5),
        counts.allSatisfy({ $0.member == member || $0.count < own })
      else { break }
      run += 1
    }
    return run
  }

  private var noun: String {
    let counting = scope.glossary.sharedCount(of: metric) ?? metric
    return scope.glossary[counting]?.display.noun ?? "cases"
  }

  var figure: Figure {
    let stamped = scope.context.stamps(observations.map { (metric, $0) })
    return Figure(
      key: scope.key, heading: heading, unit: "\(noun) by \(by.replacingUnderscores), \(anchor.spoken())",
      drawing: chart.svg(palette: scope.edition.palette), caption: [caption, block.note ?? ""].joinedSentences, stamps: stamped,
      table: table, csv: scope.context.href(.data(metric)))
  }

  private func share(_ count: ExactDecimal) -> String {
    // Fewer than ten cases make no percentage.
    guard total >= ExactDecimal(10), let share = count.divided(by: total, scale: 6) else { return "" }
    return NumberText.percent(share, decimals: 0)
  }

  private var cumulative: [String] {
    rows.indices.map { index in share(rows[...index].map(\.count).reduce(.zero, +)) }
  }

  private var chart: Pareto {
    Pareto(
      key: "\(scope.key)-c",
      title:
        "\(heading), \(anchor.long): \(rows[0].name) leads with \(NumberText.grouped(rows[0].count)) of "
        + NumberText.grouped(total),
      rows: zip(rows, cumulative).map { row, cumulative in
        .init(
          name: row.name, count: Quantity(row.count.approximate, NumberText.grouped(row.count)), share: share(row.count),
          cumulative: cumulative, isOther: row.isOther)
      }, vital: rows[0].isOther ? 0 : 1)
  }

  /// "Wrong company size is 42 of 132, 32%, and has led for three weeks in a row."
  private var caption: String {
    let top = rows[0]
    let share = share(top.count)
    var first = "\(top.name) is \(NumberText.grouped(top.count)) of \(NumberText.grouped(total))"
    if !share.isEmpty { first += ", \(share)" }
    if run >= 3 { first += ", and has led for \(spelled(run)) weeks in a row" }
    guard !blank.isZero else { return first + "." }
    let isOne = blank == ExactDecimal(1)
    return
      "\(first). \(NumberText.grouped(blank)) more \(isOne ? "carries" : "carry") no \(by.replacingUnderscores) and "
      + "\(isOne ? "is" : "are") in no share."
  }

  private var table: DataTable {
    var footer = [DataTable.Row(["All", NumberText.grouped(total), share(total), ""])]
    if !blank.isZero {
      footer.append(DataTable.Row(["No \(by.replacingUnderscores)", NumberText.grouped(blank), "in no share", ""]))
    }
    return DataTable(
      caption: "\(heading), \(anchor.long)",
      columns: [
        .init(by.replacingUnderscores.capitalizedFirst, isNumber: false), .init(noun.capitalizedFirst), .init("Share"),
        .init("Cumulative"),
      ],
      rows: zip(rows, cumulative).map { DataTable.Row([$0.name, NumberText.grouped($0.count), share($0.count), $1]) },
      footer: footer)
  }
}

extension Observation {
  /// How many cases a value stands for: the value of a count, the numerator of a share.
  var cases: ExactDecimal? {
    if unit == .count { return value }
    return numerator ?? (unit == .ratio ? nil : value)
  }
}
