import Calendars
import Charts
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// A metric's members at two periods: what `bridge` and `slope` draw. Only where both periods have one meaning.
struct MemberChange {
  let comparison: MemberComparison
  let block: ReportBlock
  let scope: BlockScope
  let from: Period
  let to: Period
  let text: ValueText
  let members: [Member]
  let observations: [(metric: String, observation: Observation)]

  struct Member {
    var name: String
    var before: ExactDecimal
    var after: ExactDecimal
    var change: ExactDecimal { after - before }
  }

  /// Why nothing is drawn.
  enum Fault: Error {
    case missing(Period)
    case notComparable(SeriesBreak)
  }

  init(_ comparison: MemberComparison, _ block: ReportBlock, yearBefore: Bool, _ scope: BlockScope) throws(Fault) {
    let to = comparison.to ?? scope.anchor(block)
    let from = comparison.from ?? (yearBefore ? to.yearBefore ?? to.previous : to.previous)
    let split = SeriesArchive.Split(by: comparison.by, narrowed: .all)
    let reach = max(1, abs(to.ordinal - from.ordinal) + 1)
    let series = scope.split(comparison.metric, split, through: max(from, to), count: reach)
    let pairs = series.map { (member: $0.member, before: $0.series[from], after: $0.series[to]) }
    guard pairs.contains(where: { $0.after?.observation.value != nil }) else { throw .missing(to) }
    guard pairs.contains(where: { $0.before?.observation.value != nil }) else { throw .missing(from) }
    var members: [Member] = []
    for pair in pairs {
      let meaning = pair.after?.observation.stamp?.meaning
      var before = pair.before?.observation
      if let point = pair.before, let after = pair.after, !scope.ledger.isSame(point.observation.stamp?.meaning, meaning) {
        guard let same = point.observation(comparableWith: meaning, scope.ledger) else {
          guard let found = SeriesBreak.between(point.observation.stamp, after.observation.stamp, at: to, scope.ledger) else {
            throw .missing(from)
          }
          throw .notComparable(found)
        }
        before = same
      }
      members.append(
        Member(
          name: scope.label(of: pair.member, in: comparison.by, of: comparison.metric), before: before?.value ?? .zero,
          after: pair.after?.observation.value ?? .zero))
    }
    members.sort { left, right in
      left.change.magnitude != right.change.magnitude ? left.change.magnitude > right.change.magnitude : left.name < right.name
    }
    if members.count > comparison.limit {
      let rest = members[(comparison.limit - 1)...]
      let sum = Member(
        name: "\(rest.count) others", before: rest.map(\.before).reduce(.zero, +), after: rest.map(\.after).reduce(.zero, +))
      members.replaceSubrange((comparison.limit - 1)..., with: [sum])
    }
    self.members = members
    self.comparison = comparison
    self.block = block
    self.scope = scope
    self.from = from
    self.to = to
    observations = pairs.flatMap { pair in
      [pair.before, pair.after].compactMap(\.self).map { (comparison.metric, $0.observation) }
    }
    text = scope.context.valueText(comparison.metric, unit: observations.first?.observation.unit)
  }

  var heading: String { block.title ?? "\(scope.name(of: comparison.metric)) by \(comparison.by.replacingUnderscores)" }

  func figure(_ drawing: HTML, caption: String) -> Figure {
    Figure(
      key: scope.key, heading: heading,
      unit: "\(text.unitHeading.isEmpty ? "" : text.unitHeading + ", ")\(from.short) to \(to.short)",
      drawing: drawing, caption: [caption, block.note ?? ""].joinedSentences, stamps: scope.context.stamps(observations),
      table: table,
      csv: scope.context.href(.data(comparison.metric)))
  }

  var before: ExactDecimal { members.map(\.before).reduce(.zero, +) }
  var after: ExactDecimal { members.map(\.after).reduce(.zero, +) }

  private var table: DataTable {
    func row(_ name: String, _ before: ExactDecimal, _ after: ExactDecimal) -> DataTable.Row {
      DataTable.Row([name, text.headline(before), text.headline(after), text.difference(after - before)])
    }
    return DataTable(
      caption: "\(heading), \(from.long) and \(to.long)",
      columns: [
        .init(comparison.by.replacingUnderscores.capitalizedFirst, isNumber: false), .init(from.short), .init(to.short),
        .init("Change"),
      ], rows: members.map { row($0.name, $0.before, $0.after) }, footer: isSum ? [row("All", before, after)] : [])
  }

  /// Whether members add up to a whole: counts and sums do, shares and times do not.
  var isSum: Bool { text.format == .integer || text.format == .money }

  // MARK: Bridge

  /// Nil where members do not add up.
  var bridge: Figure? {
    guard isSum else { return nil }
    // Whole cents, so that the sum is exact.
    let scale = min(2, members.flatMap { [$0.before.scale, $0.after.scale] }.max() ?? 0)
    let unit = scale == 0 ? 1 : scale == 1 ? 10 : 100
    func whole(_ value: ExactDecimal) -> Int { Int(clamping: (value * ExactDecimal(unit)).rounded(to: 0).coefficient) }
    let isCost = scope.glossary[comparison.metric]?.display.better == .down
    guard
      let bridge = try? Bridge(
        key: "\(scope.key)-c", title: "\(heading), from \(from.long) to \(to.long)",
        start: .init(name: from.short, amount: whole(before), text: text.headline(before)),
        changes: members.map {
          .init(
            name: $0.name, amount: whole($0.after) - whole($0.before), text: text.difference($0.change), risesAreBad: isCost)
        },
        end: .init(
          name: to.short, amount: members.reduce(whole(before)) { $0 + whole($1.after) - whole($1.before) },
          text: text.headline(after)),
        unit: unit, ticks: text.ticks)
    else { return nil }
    return figure(bridge.svg(palette: scope.edition.palette), caption: sentence)
  }

  private var sentence: String {
    let all = text.difference(after - before)
    let lead = "\(all) from \(from.spoken(besides: to)) to \(to.spoken())."
    guard let top = members.first, !top.change.isZero else { return lead }
    return "\(lead) \(top.name) moved most, \(text.difference(top.change))."
  }

  // MARK: Slope

  var slope: Figure {
    let top = members.first?.name
    let chart = SlopeChart(
      key: "\(scope.key)-c", title: "\(heading), \(from.long) and \(to.long)", left: from.short, right: to.short,
      lines: members.map { member in
        .init(
          name: member.name, from: Quantity(text.scaled(member.before).approximate, text.headline(member.before)),
          to: Quantity(text.scaled(member.after).approximate, text.headline(member.after)), isCalledOut: member.name == top)
      })
    let moved = members.first.map {
      "\($0.name) moved most: \(text.difference($0.change)), from \(text.headline($0.before)) to \(text.headline($0.after))."
    }
    return figure(chart.svg(palette: scope.edition.palette), caption: moved ?? "")
  }
}
