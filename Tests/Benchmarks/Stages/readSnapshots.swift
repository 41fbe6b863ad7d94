import Calendars
import Definitions
import Diagnostics
import Numbers
import Snapshots

/// 2026-11-06, the day of every corpus's one snapshot.
private let snapshotDay = CivilDate(daysSinceEpoch: 20_763)

/// A folder of snapshots whose rows are not what they should be.
struct UnreadableCorpus: Error, CustomStringConvertible {
  var description: String
}

/// Reads the snapshot of a corpus as a build does, checks and all.
func readSnapshots(of corpus: String) throws -> SnapshotStore {
  let settings = SiteSettings(title: "")
  let paths = try files(in: corpus + "/content/snapshots/2026-11-06", suffix: ".csv")
  let metrics = paths.compactMap { $0.split(separator: "/").last?.dropLast(".csv".count) }.map(String.init)
  let definitions = try metrics.compactMap { metric in
    readDefinition(
      try contents(of: "\(corpus)/content/glossary/\(metric).md"), path: "content/glossary/\(metric).md", settings: settings
    ).definition
  }
  // The stages that the metrics count are not read, which is reported here and of no matter to the rows.
  let glossary = resolve(definitions, settings: settings, asOf: nil).glossary
  let parts = try paths.map { path in
    readSnapshotFile(try contents(of: path), path: path, vintage: Vintage(endOf: snapshotDay), glossary: glossary)
  }
  if let problem = parts.lazy.flatMap(\.diagnostics).first(where: { $0.severity == .error }) {
    throw UnreadableCorpus(description: problem.message)
  }
  return SnapshotStore(parts, runs: [])
}

/// Sums every metric's regions by period.
///
/// - Returns: how many sums there are.
func sumsByPeriod(_ store: SnapshotStore) -> Int {
  store.metrics.reduce(0) { groups, metric in
    Set(store.keys(of: metric).map(\.grain)).reduce(groups) { groups, grain in
      groups + store.sums(of: metric, by: "region", grain: grain, asOf: snapshotDay).count
    }
  }
}
