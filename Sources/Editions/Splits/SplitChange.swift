package import Calendars
package import Measures
import Numbers
package import ShownNumbers
import Snapshots

/// A metric's members at two periods. Only where both periods have one meaning.
package struct SplitChange: Sendable {
  package struct Line: Sendable {
    /// Of one member; nil for those that are taken together, and for all.
    package let name: String?
    /// How many members are taken together; nil for one.
    package let others: Int?
    package let before: Split.Value
    package let after: Split.Value
    /// Nil where it has no value at one of the periods: nothing is computed from what is withheld or missing.
    package let change: ShownNumber?
    package let isUnchanged: Bool
    let sides: (before: Side, after: Side)?

    /// The size of the change; nil where there is none.
    fileprivate var size: ExactDecimal? { sides.map { ($0.after.value - $0.before.value).magnitude } }
  }

  /// A value, and the rows that make it: what is added, and what is taken away.
  struct Side {
    var value: ExactDecimal
    var plus: [Observation]
    var minus: [Observation] = []
  }

  /// What the lines make together.
  package enum Whole: Sendable {
    /// The metric's own total, as published for both periods; `rest` is what the members' changes do not explain of it.
    case published(Line, rest: ShownNumber?)
    /// No total was published: the members that have a value at both periods, added up.
    case sum(Line)
    /// The members do not add up, and no total was published.
    case none

    package var line: Line? {
      switch self {
      case .published(let line, _), .sum(let line): line
      case .none: nil
      }
    }
  }

  /// Why there is nothing to show.
  package enum Fault: Error {
    case missing(Period)
    case notComparable(SeriesBreak)
  }

  /// The greatest change first; where there are more than a figure shows and they may be added, the last one is the rest taken
  /// together.
  package let lines: [Line]
  /// Members without a value at one of the periods.
  package let absent: [Line]
  package let whole: Whole
  /// Whether the total of one of the periods is not shown.
  package let isWholeWithheld: Bool
  /// Whether the members' changes add up to that of the whole.
  package let isAdditive: Bool
  /// How the members' numbers of both periods stand to their meanings.
  package let stamps: [StampedRow]
  package let numbers: MetricNumbers

  package init(
    _ metric: String, by dimension: String, from: Period, to: Period, atMost limit: Int, asOf: CivilDate,
    _ index: EditionIndex
  ) throws(Fault) {
    let edition = index.edition
    let stat = edition.mainStat(of: metric)
    let periods = min(from, to)...max(from, to)
    let series = index.series.split(
      metric, .init(by: dimension, narrowed: .all), stat: stat, periods: periods, asOf: asOf)
    let pairs = series.map { (member: $0.member, before: $0.series[from], after: $0.series[to]) }
    var members: [(name: String, before: Observation?, after: Observation?)] = []
    for pair in pairs {
      let before = try Self.comparable(pair.before, with: pair.after, from: from, to: to, edition)
      members.append((edition.label(of: pair.member, in: dimension, of: metric), before, pair.after?.observation))
    }
    let all = index.series.series(metric, .all, stat: stat, periods: periods, asOf: asOf)
    let total = (
      before: try Self.comparable(all?[from], with: all?[to], from: from, to: to, edition), after: all?[to]?.observation
    )
    let rows = pairs.flatMap { [$0.before?.observation, $0.after?.observation].compactMap(\.self) }
    let numbers = edition.values(of: metric, stat: stat, unit: rows.first?.unit)
    let totals = [total.before, total.after]
    isWholeWithheld = totals.contains { $0?.isWithheld ?? false }
    let maker = SplitChangeMaker(
      numbers: numbers, additivity: Additivity(metric, stat: stat, over: dimension, totals: totals, in: edition.glossary),
      members: (members.map(\.before), members.map(\.after)), total: total)
    let made = members.map { maker.line($0.name, $0.before, $0.after) }
    guard made.contains(where: { $0.after.number != nil }) else { throw .missing(to) }
    guard made.contains(where: { $0.before.number != nil }) else { throw .missing(from) }
    absent = made.filter { $0.change == nil }.sorted { ($0.name ?? "") < ($1.name ?? "") }
    let known = made.filter { $0.change != nil }.sorted { left, right in
      left.size != right.size ? (left.size ?? .zero) > (right.size ?? .zero) : (left.name ?? "") < (right.name ?? "")
    }
    lines = maker.grouped(known, atMost: limit)
    whole = maker.whole(known)
    isAdditive = maker.additivity != nil
    self.numbers = numbers
    stamps = rows.map { (metric, edition.stampState(of: $0, metric: metric)) }
  }

  /// The earlier row under the later one's meaning.
  private static func comparable(
    _ before: Point?, with after: Point?, from: Period, to: Period, _ edition: Edition
  ) throws(Fault) -> Observation? {
    let meaning = after?.observation.stamp?.meaning
    guard let before, let after, !edition.ledger.isSame(before.observation.stamp?.meaning, meaning) else {
      return before?.observation
    }
    if let same = before.observation(comparableWith: meaning, edition.ledger) { return same }
    guard
      let found = SeriesBreak.between(before.observation.stamp, after.observation.stamp, at: to, edition.ledger)
    else { throw .missing(from) }
    throw .notComparable(found)
  }

  // MARK: Steps

  /// Whole numbers of the smallest unit, so that the steps of a drawing add up exactly.
  package struct Steps: Sendable {
    /// Smallest units in one: 100 for cents.
    package let unit: Int
    package let start: Int
    package let changes: [Int]
    /// What the members do not explain.
    package let rest: Int
    package var end: Int { changes.reduce(start, +) + rest }
  }

  /// From the earlier total to the later, by member; nil where members make no whole.
  package var steps: Steps? {
    guard isAdditive, let all = self.whole.line?.sides else { return nil }
    let sides = lines.compactMap(\.sides)
    let scale = min(2, (sides + [all]).flatMap { [$0.before.value.scale, $0.after.value.scale] }.max() ?? 0)
    let unit = scale == 0 ? 1 : scale == 1 ? 10 : 100
    // Within what a drawing can place, so that no sum of them overflows.
    func whole(_ value: ExactDecimal) -> Int {
      let cents = Int(clamping: (value * ExactDecimal(unit)).rounded(to: 0).coefficient)
      return min(max(cents, -1_000_000_000_000_000), 1_000_000_000_000_000)
    }
    let changes = sides.map { whole($0.after.value) - whole($0.before.value) }
    let start = whole(all.before.value)
    let rest = if case .published(_, .some) = self.whole { whole(all.after.value) - changes.reduce(start, +) } else { 0 }
    return Steps(unit: unit, start: start, changes: changes, rest: rest)
  }
}
