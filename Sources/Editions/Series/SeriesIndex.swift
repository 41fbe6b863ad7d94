package import Calendars
import Definitions
package import Snapshots

/// Every row that the blocks of all pages and the scorecards may ask for, read once and kept by series and period.
///
/// A closed period's page reads a dozen periods at its own vintage. Looking through a metric's rows for each page would
/// make the work grow with the square of the history.
package struct SeriesIndex: Sendable {
  /// Which rows of a metric are kept: its total always.
  package struct Need: Sendable {
    /// Dimensions by which it is split, with what the split is narrowed to.
    package var splits: Set<Split> = []
    package var narrowed: Set<Dimensions> = []

    package init() {}

    package func holds(_ dimensions: Dimensions) -> Bool {
      dimensions.isAll || narrowed.contains(dimensions) || splits.contains { $0.member(of: dimensions) != nil }
    }
  }

  package struct Split: Hashable, Sendable {
    package var by: String
    package var narrowed: Dimensions

    package init(by: String, narrowed: Dimensions) {
      self.by = by
      self.narrowed = narrowed
    }

    /// The member of `by` where the rest is what the split is narrowed to.
    package func member(of dimensions: Dimensions) -> String? {
      guard dimensions.parts.count == narrowed.parts.count + 1, let member = dimensions[by] else { return nil }
      return Dimensions(parts: dimensions.parts.filter { $0.name != by }) == narrowed ? member : nil
    }
  }

  private struct Key: Hashable {
    var metric: String
    var dimensions: Dimensions
    var stat: String
    var grain: Grain
  }

  private struct SplitKey: Hashable {
    var metric: String
    var split: Split
    var stat: String
    var grain: Grain
  }

  /// The rows of one member, which share their storage with ``rows``.
  private struct MemberRows {
    var member: String
    var dimensions: Dimensions
    var rows: [Observation]
  }

  private var edition: Edition
  /// In the order of periods; within one in the order of files.
  private var rows: [Key: [Observation]] = [:]
  /// In the order of dimensions.
  private var splits: [SplitKey: [MemberRows]] = [:]

  package init(_ needs: Needs, in edition: Edition) {
    self.edition = edition
    for (metric, need) in needs.inOrder {
      var found: Set<Key> = []
      var key: Key?
      var run: [Observation] = []
      // Rows of one series mostly stand together, and are filed together.
      func file() {
        guard let key else { return }
        rows[key, default: []] += run
        found.insert(key)
        run.removeAll(keepingCapacity: true)
      }
      for row in edition.snapshots.observations(of: metric, asOf: edition.asOf, where: need.holds) {
        if key?.stat != row.stat || key?.grain != row.period.grain || key?.dimensions != row.dimensions {
          file()
          key = Key(metric: metric, dimensions: row.dimensions, stat: row.stat, grain: row.period.grain)
        }
        run.append(row)
      }
      file()
      for key in found {
        guard let all = rows[key], !Self.isSorted(all) else { continue }
        rows[key] = all.indices.sorted { all[$0].period < all[$1].period }.map { all[$0] }
      }
      for split in need.splits {
        let members = found.compactMap { key in split.member(of: key.dimensions).map { (member: $0, key: key) } }
        for (member, key) in members.sorted(by: { $0.key.dimensions < $1.key.dimensions }) {
          let split = SplitKey(metric: metric, split: split, stat: key.stat, grain: key.grain)
          splits[split, default: []].append(MemberRows(member: member, dimensions: key.dimensions, rows: rows[key] ?? []))
        }
      }
    }
  }

  private static func isSorted(_ rows: [Observation]) -> Bool {
    rows.indices.dropFirst().allSatisfy { rows[$0 - 1].period <= rows[$0].period }
  }

  /// The same rows under the meanings that an earlier edition calls present.
  package func reading(as past: Edition) -> SeriesIndex {
    var index = self
    index.edition = past
    return index
  }

  /// The periods of one series from the first to the last, as known at the end of a day; nil where no row fits.
  package func series(
    _ metric: String, _ dimensions: Dimensions = .all, stat: String, periods: ClosedRange<Period>, asOf: CivilDate
  ) -> Series? {
    let key = Key(metric: metric, dimensions: dimensions, stat: stat, grain: periods.lowerBound.grain)
    return series(key, rows[key] ?? [], periods, asOf, presentMeaning: edition.presentMeaning(of: metric))
  }

  /// The same of every member of a dimension that has a row, by member.
  package func split(
    _ metric: String, _ split: Split, stat: String, periods: ClosedRange<Period>, asOf: CivilDate
  ) -> [(member: String, series: Series)] {
    let present = edition.presentMeaning(of: metric)
    let grain = periods.lowerBound.grain
    // One member at a time: the members are in order already, so that nothing has to be grouped and sorted again.
    return (splits[SplitKey(metric: metric, split: split, stat: stat, grain: grain)] ?? []).compactMap { entry in
      let key = Key(metric: metric, dimensions: entry.dimensions, stat: stat, grain: grain)
      return series(key, entry.rows, periods, asOf, presentMeaning: present).map { (entry.member, $0) }
    }
  }

  /// Nil also where all of it is withdrawn.
  private func series(
    _ key: Key, _ rows: [Observation], _ periods: ClosedRange<Period>, _ asOf: CivilDate, presentMeaning: String?
  ) -> Series? {
    let known = Self.known(rows, periods, asOf)
    guard !known.isEmpty else { return nil }
    let series = Series(
      metric: key.metric, dimensions: key.dimensions, stat: key.stat, grain: key.grain, rows: known,
      presentMeaning: presentMeaning)
    return series.points.isEmpty ? nil : series
  }

  /// What was known of one period of a metric's total at the end of a day.
  package func point(_ metric: String, _ period: Period, stat: String, asOf: CivilDate) -> Point? {
    series(metric, stat: stat, periods: period...period, asOf: asOf)?.points.first
  }

  /// The days on which a metric's total of a period became known, oldest first.
  package func days(_ metric: String, _ period: Period, stat: String) -> [CivilDate] {
    let key = Key(metric: metric, dimensions: .all, stat: stat, grain: period.grain)
    return Set(Self.known(rows[key] ?? [], period...period, edition.asOf).map(\.vintage.date)).sorted()
  }

  private static func known(
    _ all: [Observation], _ periods: ClosedRange<Period>, _ asOf: CivilDate
  ) -> [Observation] {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].period < periods.lowerBound { low = middle + 1 } else { high = middle }
    }
    return all[low...].prefix { $0.period <= periods.upperBound }.filter { $0.vintage.date <= asOf }
  }
}
