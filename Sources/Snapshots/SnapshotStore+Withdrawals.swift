package import Calendars
import Diagnostics

/// Rows of a metric that a run computes in full: every key of a meaning, some periods and the dimensions that it is split by.
package struct ComputedRows: Sendable {
  /// 12 digits.
  package var meaning: String
  package var periods: Set<Period>
  /// The names of the dimensions of a row, none of the total.
  package var splits: Set<[String]>

  package init(meaning: String, periods: Set<Period>, splits: Set<[String]>) {
    self.meaning = meaning
    self.periods = periods
    self.splits = splits
  }
}

extension SnapshotStore {
  /// What a run no longer has: rows that withdraw the keys that earlier runs computed, that it computes in full and that are not
  /// among its `rows`. What somebody typed or imported, backcasts, and what is withdrawn already is left as it is.
  package func withdrawals(
    from computed: [ComputedRows], of metric: String, beside rows: [Observation], _ vintage: Vintage
  ) -> [Observation] {
    let full = Dictionary(grouping: computed, by: \.meaning)
    var open: [RowIdentity: Observation] = [:]
    for row in observations(of: metric, where: { _ in true }) where row.vintage <= vintage {
      guard let meaning = row.stamp?.meaning, let parts = full[meaning],
        parts.contains(where: { $0.periods.contains(row.period) && $0.splits.contains(row.dimensions.parts.map(\.name)) })
      else { continue }
      let key = RowIdentity(row)
      if let other = open[key], other.vintage > row.vintage { continue }
      open[key] = row
    }
    var sources: [String: String] = [:]
    for row in rows {
      open[RowIdentity(row)] = nil
      if let meaning = row.stamp?.meaning { sources[meaning] = row.source }
    }
    return open.values.filter { !$0.isWithdrawn && !$0.flags.contains(.differs) && isComputed($0, of: metric) }.map { row in
      // What it is missing from now.
      let source = row.stamp.flatMap { sources[$0.meaning] } ?? row.source
      return Observation(
        period: row.period, dimensions: row.dimensions, stat: row.stat, vintage: vintage, value: nil, unit: row.unit,
        flags: .withdrawn, stamp: row.stamp, source: source)
    }
    .sorted { ($0.period, $0.dimensions, $0.stat) < ($1.period, $1.dimensions, $1.stat) }
  }

  /// Whether a run wrote a row, and nobody typed it: into the metric's own file, beside the record of the run.
  private func isComputed(_ row: Observation, of metric: String) -> Bool {
    let path = row.position.file.split(separator: "/")
    guard path.last == "\(metric).csv", let folder = path.dropLast().last else { return false }
    return runs.contains { $0.folder == folder }
  }
}

/// What tells one number of a metric from another, whenever it became known.
struct RowIdentity: Hashable {
  var period: Period
  var dimensions: Dimensions
  var stat: String
  var meaning: String?

  init(_ row: Observation) {
    period = row.period
    dimensions = row.dimensions
    stat = row.stat
    meaning = row.stamp?.meaning
  }
}
