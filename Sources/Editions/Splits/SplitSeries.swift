import Calendars
import Numbers
import ShownNumbers
import Snapshots

/// A metric split by a dimension over the periods of a window: the parts that a figure shows, and a split per period.
package struct SplitSeries: Sendable {
  /// The greatest over all periods first; what has no name, and the code list's other, last. Those beyond what there is room for
  /// are taken together where they may be added, else all are here.
  package let parts: [SplitPart]
  /// Members that have a row and no value in any period.
  package let absent: [SplitPart]
  /// One per period of the window.
  package let splits: [Split]

  /// Nil where no member has a value in the window.
  package init?(_ window: MetricWindow, by dimension: String, atMost limit: Int, _ index: EditionIndex) {
    let periods = window.entries.map(\.period)
    guard let first = periods.first, let last = periods.last else { return nil }
    let lines = Split.MemberLines(
      window.metric, .init(by: dimension, narrowed: window.series.dimensions), stat: window.stat, periods: first...last,
      asOf: window.asOf, index)
    let splits = window.entries.map { entry in
      Split(
        window.metric, by: dimension, stat: window.stat, in: entry.period, lines, total: entry.point?.observation,
        form: .headline, numbers: window.numbers)
    }
    let isAdditive = splits.contains { $0.isAdditive }
    // By all periods together where they may be added, else by the last one.
    var ranks = [ExactDecimal?](repeating: nil, count: lines.index.count)
    for split in splits {
      for member in split.members {
        guard let exact = member.exact else { continue }
        let place = member.line.place
        ranks[place] = isAdditive ? (ranks[place] ?? .zero) + exact : exact
      }
    }
    let ranked = lines.all.compactMap { line in ranks[line.place].map { (line: line, rank: $0) } }
    let absent = lines.all.filter { line in ranks[line.place] == nil && splits.contains { $0[line] != nil } }
    guard !ranked.isEmpty else { return nil }
    let order = ranked.sorted { left, right in
      let isLast = (left.line.standing != .named, right.line.standing != .named)
      if isLast.0 != isLast.1 { return isLast.1 }
      return left.rank != right.rank ? left.rank > right.rank : left.line.name < right.line.name
    }
    let all = order.map { SplitPart($0.line) }
    parts = isAdditive ? all.grouped(atMost: Swift.max(2, limit)) : all
    self.absent = absent.map { SplitPart($0) }.sorted { ($0.name ?? "") < ($1.name ?? "") }
    self.splits = splits
  }

  /// Whether the last period's total is greater than that of each before; false where one of them has none.
  package var endsHighest: Bool {
    let totals = splits.map { $0.exactTotal ?? $0.amount(of: $0.members)?.value }
    guard let last = totals.last ?? nil, totals.allSatisfy({ $0 != nil }) else { return false }
    return totals.dropLast().allSatisfy { ($0 ?? last) < last }
  }
}

extension Split {
  /// The greatest single member of some parts: those that are taken together lead nothing. Nil where none has a value.
  package func greatest(of parts: [SplitPart]) -> SplitPart? {
    let known = parts.compactMap { part in self[part]?.exact.map { (part, $0) } }
    return known.max { $0.1 < $1.1 }?.0
  }
}
