import Calendars
import Definitions
import Events
import Snapshots

/// What is withheld of a metric's rows of one dimension.
struct WithheldTable: Sendable {
  private(set) var cells: Set<MemberCell>
  /// Whether the dimension has no rows at all: its only member's numbers are those of the total.
  private(set) var isLeftOut: Bool
  /// Shorter periods than these have no members.
  private let from: Grain?

  /// From the rows of a metric, of all its dimensions and meanings.
  init(
    _ rows: [StampedValue], by dimension: String, from: Grain?, below least: Int, _ periods: [Period: Range<CivilDate>],
    known: Set<MemberCell>
  ) {
    self.from = from
    var cases: [MemberCell: Int] = [:]
    for row in rows where row.value.period.isAtLeast(from) {
      guard let member = row.value.dimensions.onlyMember(of: dimension), !Dimensions.isNameless(member) else { continue }
      let cell = MemberCell(member: member, period: row.value.period)
      guard let count = row.value.casesBehind else {
        cases[cell] = cases[cell] ?? 0
        continue
      }
      // A period that is computed under two meanings, or has statistics of different cases, counts by the fewest.
      cases[cell] = cases[cell].map { $0 == 0 ? count : count == 0 ? $0 : min($0, count) } ?? count
    }
    let shown = periods.filter { $0.key.isAtLeast(from) }
    let found = Runs.withheldCells(cases, of: shown, below: least, known: known.filter { $0.period.isAtLeast(from) })
    cells = found ?? []
    isLeftOut = found == nil
  }

  /// With what another metric withholds whose numbers this one repeats.
  func joined(with other: WithheldTable) -> WithheldTable {
    var joined = self
    joined.cells.formUnion(other.cells)
    joined.isLeftOut = isLeftOut || other.isLeftOut
    return joined
  }

  /// The rows without what is withheld. A withheld member that has no row gets one, or it would be known to have no case.
  func applied(to rows: [StampedValue], by dimension: String) -> [StampedValue] {
    var open = cells
    var stats: Set<String> = []
    for row in rows where row.dimension == dimension { stats.insert(row.value.stat) }
    var kept: [StampedValue] = []
    var patterns: [Period: [StampedValue]] = [:]
    for row in rows {
      if stats.contains(row.value.stat), row.dimension == nil || row.dimension == dimension {
        let isKnown = patterns[row.value.period]?.contains { $0.value.stat == row.value.stat && $0.stamp == row.stamp } == true
        if !isKnown { patterns[row.value.period, default: []].append(row) }
      }
      guard row.dimension == dimension, let member = row.value.dimensions.onlyMember(of: dimension) else {
        kept.append(row)
        continue
      }
      guard !isLeftOut, row.value.period.isAtLeast(from) else { continue }
      let cell = MemberCell(member: member, period: row.value.period)
      guard cells.contains(cell) else {
        kept.append(row)
        continue
      }
      open.remove(cell)
      kept.append(row.withheld(for: row.value.dimensions))
    }
    guard !isLeftOut else { return kept }
    for cell in open.sorted(by: { ($0.period, $0.member) < ($1.period, $1.member) }) {
      kept += (patterns[cell.period] ?? []).map { $0.withheld(for: Dimensions(name: dimension, member: cell.member)) }
    }
    return kept
  }
}

extension Period {
  fileprivate func isAtLeast(_ shortest: Grain?) -> Bool {
    shortest.map { grain.periodsPerYear <= $0.periodsPerYear } ?? true
  }
}

extension StampedValue {
  fileprivate func withheld(for dimensions: Dimensions) -> StampedValue {
    var row = self
    row.value = value.withheld(for: dimensions)
    return row
  }
}

extension MeasuredValue {
  /// How many cases the number is of; nil where it counts some of them beside another number. What is a share or is made of other
  /// numbers is withheld where these are.
  fileprivate var casesBehind: Int? {
    NamedStat(rawValue: stat).map(Metric.countingStats.contains) ?? false ? nil : count
  }
}
