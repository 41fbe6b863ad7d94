package import Diagnostics
import Snapshots

/// Fingerprints that lead to no words: once per metric, file and fingerprint. A warning, for the site withholds the values and
/// says so; a strict run is not published.
package func unknownMeanings(_ edition: Edition) -> [Diagnostic] {
  edition.snapshots.metrics.flatMap { metric in
    edition.snapshots.meanings(of: metric).compactMap { use -> Diagnostic? in
      guard edition.ledger[use.meaning]?.id != metric else { return nil }
      let message =
        edition.ledger[use.meaning].map { "the fingerprint \(use.meaning) belongs to '\($0.id)', not to '\(metric)'" }
        ?? "the fingerprint \(use.meaning) of '\(metric)' does not belong to a run, an agreement or a definition"
      return Diagnostic(
        .snapshotUnknownMeaning, at: SourcePosition(file: use.path, line: use.line), message,
        suggestion: edition.presentMeaning(of: metric).map { "the present meaning of '\(metric)' is \($0)" })
    }
  }
}
