package import Calendars
package import Definitions
import Numbers
import ShownNumbers
import Snapshots

/// The members of a dimension in one period by one metric, with other metrics beside it.
package struct SplitTable: Sendable {
  package struct Row: Sendable {
    package let part: SplitPart
    package let value: Split.Value
    /// Of the other metrics.
    package let cells: [Split.Value]
    let exact: Fraction?

    /// What could not be attributed stands last and is no member.
    package var isBlank: Bool { part.standing == .blank }
  }

  /// The best first, then those without a value, then those without a name. What there is no room for is taken together where it
  /// may be added; else only so many are drawn.
  package let rows: [Row]
  /// Those with a name that a drawing shows: the first ones, and a few of those without a value.
  package let drawn: [Row]
  /// Over all, as published.
  package let all: Row?
  package let split: Split
  package let others: [Split]

  /// Nil where neither a member nor the whole has a row in the period.
  package init?(
    _ choice: MetricChoice, beside columns: [String], by dimension: String, atMost limit: Int, in period: Period,
    asOf: CivilDate, _ index: EditionIndex
  ) {
    let split = Split(
      choice.metric, by: dimension, narrowed: choice.narrowed, stat: choice.stat, in: period, asOf: asOf, index)
    let others = columns.map { Split($0, by: dimension, narrowed: choice.narrowed, in: period, asOf: asOf, index) }
    let codes = Set(([split] + others).flatMap { $0.members.map(\.code) })
    guard !codes.isEmpty || split.total != nil else { return nil }
    self.split = split
    self.others = others
    // Of what is added the greatest stands first, whatever is wanted of it.
    let wantsLess = !split.isAdditive && index.edition.glossary[choice.metric]?.display.better == .down
    let parts = codes.map { code in
      SplitPart(
        name: index.edition.label(of: code, in: dimension, of: choice.metric),
        standing: Dimensions.isNameless(code) ? .blank : .named, codes: [code])
    }
    .sorted { left, right in
      if left.standing != right.standing { return right.standing == .blank }
      let (one, other) = (left.code.flatMap { split[$0]?.exact }, right.code.flatMap { split[$0]?.exact })
      if (one == nil) != (other == nil) { return other == nil }
      if let one, let other, one != other { return wantsLess ? one < other : one > other }
      return (left.name ?? "") < (right.name ?? "")
    }
    let valued = parts.prefix { $0.standing == .named && $0.code.flatMap { split[$0]?.exact } != nil }
    let most = split.isAdditive ? max(2, limit) : limit
    let shown = split.isAdditive ? Array(valued).grouped(atMost: most) : Array(valued)
    let rows = (shown + parts.dropFirst(valued.count)).map { part in
      Row(
        part: part, value: split.value(of: part), cells: others.map { $0.value(of: part) },
        exact: part.code.flatMap { split[$0]?.observation.exact })
    }
    self.rows = rows
    let first = Array(rows.prefix(min(shown.count, most)))
    let gaps = rows.dropFirst(shown.count).filter { !$0.isBlank }
    drawn = first + gaps.prefix(max(4, most - first.count))
    all = split.total.map { total in
      Row(
        part: SplitPart(name: "All", standing: .named, codes: []), value: total,
        cells: others.map { $0.total ?? .absent(.missing) }, exact: split.totalRow?.exact)
    }
  }

  /// Whether a row's value is not what was promised.
  package func misses(_ target: Target, _ row: Row) -> Bool {
    row.exact.map { !target.comparison.isMet(by: $0, against: target.value) } ?? false
  }

  /// How the values are shown.
  package var numbers: MetricNumbers { split.numbers }

  /// Of what stands over all, the metric's own last.
  package var stamps: [StampedRow] { Array(([split] + others).compactMap(\.totalStamp).reversed()) }
}
