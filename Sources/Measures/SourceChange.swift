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
    points.indices.dropFirst().compactMap { place in
      guard let from = points[place - 1].observation.source, let to = points[place].observation.source, from != to,
        // What somebody typed in has no source that could change: each sheet is another file.
        !points[place - 1].observation.flags.contains(.estimated), !points[place].observation.flags.contains(.estimated),
        ledger.isSame(points[place - 1].observation.stamp?.meaning, points[place].observation.stamp?.meaning)
      else { return nil }
      return SourceChange(period: points[place].period, from: from, to: to)
    }
  }
}
