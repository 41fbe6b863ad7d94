import Diagnostics
import Reports
import Snapshots

/// Numbers without a fingerprint: once per metric and file.
func unstampedNumbers(_ edition: Edition) -> [Diagnostic] {
  edition.snapshots.metrics.flatMap { metric in
    edition.snapshots.unstampedFiles(of: metric).map { file in
      Diagnostic(
        .snapshotUnstamped, at: SourcePosition(file: file.path, line: file.line),
        "\(file.rows) value\(file.rows == 1 ? "" : "s") of \(metric) carr\(file.rows == 1 ? "ies" : "y") no fingerprint and "
          + "\(file.rows == 1 ? "is" : "are") shown as unstamped",
        suggestion: "add the columns version and meaning")
    }
  }
}
