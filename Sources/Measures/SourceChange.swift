package import Calendars
package import Snapshots

/// The boundary between two periods of one series that have one meaning and were read from different sources.
package struct SourceChange: Hashable, Sendable {
  /// The first period that was read from the new source.
  package var period: Period
  /// Hashes of all that the numbers were read through, 12 digits each; `SourceLedger` knows which source of them moved.
  package var from: String
  package var to: String
}

extension Series {
  /// The changes of source between neighbouring points, oldest first.
  ///
  /// Where the meaning changed as well there is a break, and nothing to add to it. Nothing is known of a number that names no
  /// source.
  package func sourceChanges(_ ledger: MeaningLedger) -> [SourceChange] {
    zip(points, points.dropFirst()).compactMap { before, after in
      // What somebody typed in has no source that could change: each sheet is another file.
      guard !before.observation.flags.contains(.estimated), !after.observation.flags.contains(.estimated),
        let from = before.observation.source, let to = after.observation.source, from != to,
        ledger.isSame(before.observation.stamp?.meaning, after.observation.stamp?.meaning)
      else { return nil }
      return SourceChange(period: after.period, from: from, to: to)
    }
  }
}
