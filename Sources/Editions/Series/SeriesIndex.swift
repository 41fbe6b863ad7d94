package import Calendars
import Definitions
package import Snapshots

/// Where every row stands that the blocks of all pages and the scorecards may ask for, found once and kept by series and period.
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

  /// All members that a split ever had, in the order of dimensions: what tells them apart on every page.
  final class Members: Sendable {
    fileprivate let rows: [(member: String, rows: SeriesRows)]
    let places: IDPlaces

    fileprivate init(_ rows: [(member: String, rows: SeriesRows)]) {
      self.rows = rows
      places = IDPlaces(rows.map(\.member))
    }

    var count: Int { rows.count }
  }

  private var edition: Edition
  private var rows: [Key: SeriesRows] = [:]
  private var splits: [SplitKey: Members] = [:]

  /// `needs` are those of pages.
  package init(_ needs: Needs, in edition: Edition) {
    self.edition = edition
    var needs = needs
    for measure in edition.measuresOfCommitments { needs.add(measure) }
    for (metric, need) in needs.inOrder {
      let found = edition.snapshots.seriesRows(of: metric, asOf: edition.asOf, where: need.holds)
      for rows in found {
        let key = Key(metric: metric, dimensions: rows.key.dimensions, stat: rows.key.stat, grain: rows.key.grain)
        self.rows[key] = rows
      }
      for split in need.splits {
        let members = found.compactMap { rows in split.member(of: rows.key.dimensions).map { (member: $0, rows: rows) } }
          .sorted { $0.rows.key.dimensions < $1.rows.key.dimensions }
        let byKey = Dictionary(grouping: members) { member in
          SplitKey(metric: metric, split: split, stat: member.rows.key.stat, grain: member.rows.key.grain)
        }
        splits.merge(byKey.mapValues { Members($0) }) { first, _ in first }
      }
    }
  }

  /// The same rows under the meanings that an earlier edition calls present.
  package func reading(as past: Edition) -> SeriesIndex {
    var index = self
    index.edition = past
    return index
  }

  /// The periods of one series from the first to the last, as known at the end of a day; nil where no row fits, or all of it is
  /// withdrawn.
  package func series(
    _ metric: String, _ dimensions: Dimensions = .all, stat: String, periods: ClosedRange<Period>, asOf: CivilDate
  ) -> Series? {
    let key = Key(metric: metric, dimensions: dimensions, stat: stat, grain: periods.lowerBound.grain)
    return rows[key].flatMap {
      edition.snapshots.series(
        metric, $0, periods: periods, asOf: asOf, presentMeaning: edition.presentMeaning(of: metric))
    }
  }

  /// The same of every member of a dimension that has a row, by member.
  package func split(
    _ metric: String, _ split: Split, stat: String, periods: ClosedRange<Period>, asOf: CivilDate
  ) -> [(member: String, series: Series)] {
    let members = members(metric, split, stat: stat, grain: periods.lowerBound.grain)
    return series(metric, members, periods: periods, asOf: asOf).map { (members.rows[$0].member, $1) }
  }

  /// All members of a split in one grain; none where nobody needs it.
  func members(_ metric: String, _ split: Split, stat: String, grain: Grain) -> Members {
    splits[SplitKey(metric: metric, split: split, stat: stat, grain: grain)] ?? Members([])
  }

  /// The series of those members that have a row, with their places among all.
  func series(
    _ metric: String, _ members: Members, periods: ClosedRange<Period>, asOf: CivilDate
  ) -> [(place: Int, series: Series)] {
    let present = edition.presentMeaning(of: metric)
    let snapshots = edition.snapshots
    // One member at a time: the members are in order already, so that nothing has to be grouped and sorted again.
    return members.rows.indices.compactMap { place in
      snapshots.series(metric, members.rows[place].rows, periods: periods, asOf: asOf, presentMeaning: present)
        .map { (place, $0) }
    }
  }

  /// What was known of one period of a metric's total at the end of a day.
  package func point(_ metric: String, _ period: Period, stat: String, asOf: CivilDate) -> Point? {
    series(metric, stat: stat, periods: period...period, asOf: asOf)?.points.first
  }

  /// The days on which a metric's total of a period became known, oldest first.
  package func days(_ metric: String, _ period: Period, stat: String) -> [CivilDate] {
    let key = Key(metric: metric, dimensions: .all, stat: stat, grain: period.grain)
    return rows[key].map { edition.snapshots.days($0, periods: period...period, asOf: edition.asOf) } ?? []
  }
}

extension Edition {
  /// What commitments measure, and what they measured on record: a frozen period is judged by the words of then, also where the
  /// commitment is gone or measures something else by now.
  fileprivate var measuresOfCommitments: Set<String> {
    var measures: Set<String> = []
    func add(_ kind: DefinitionKind, _ semantics: @autoclosure () -> Semantics) {
      guard kind == .commitment, case .commitment(let commitment) = semantics() else { return }
      measures.insert(commitment.measure)
    }
    for definition in glossary.definitions { add(definition.kind, definition.semantics) }
    for id in agreements.ids { for record in agreements.records(of: id) { add(record.kind, record.semantics) } }
    for record in keptMeanings.values.joined() { add(record.kind, record.semantics) }
    return measures
  }
}
