package import Diagnostics
import Snapshots

/// Numbers without a fingerprint: once per metric, at the newest file.
package func unstampedNumbers(_ edition: Edition) -> [Diagnostic] {
  edition.snapshots.metrics.compactMap { metric in
    let files = edition.snapshots.unstampedFiles(of: metric)
    guard let newest = files.last else { return nil }
    let rows = files.reduce(0) { $0 + $1.rows }
    let what = rows == 1 ? "one value of '\(metric)' has no fingerprint" : "\(rows) values of '\(metric)' have no fingerprint"
    let place = files.count == 1 ? "" : ", in \(files.count) files of which this is the newest"
    return Diagnostic(
      .snapshotUnstamped, at: SourcePosition(file: newest.path, line: newest.line), what + place,
      suggestion: "add the columns version and meaning, or leave it: the number is shown as unstamped")
  }
}
