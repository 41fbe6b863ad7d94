package import Calendars
package import Snapshots

/// The boundary between two periods of one series whose meanings differ. Derived, never typed by anyone.
package struct SeriesBreak: Hashable, Sendable {
  /// The first period under the new meaning.
  package var period: Period
  package var from: Stamp?
  package var to: Stamp?
  /// Which definitions moved: the metric itself or what it stands on; empty where the older meaning is not on record.
  package var causes: [MeaningLedger.Change]
}

extension Series {
  /// The breaks between neighbouring points, oldest first.
  package func breaks(_ ledger: MeaningLedger) -> [SeriesBreak] {
    points.indices.dropFirst().compactMap { place in
      // Neighbours mostly have one meaning, and a point is large: none is copied to see that.
      guard points[place - 1].observation.stamp?.meaning != points[place].observation.stamp?.meaning else { return nil }
      return SeriesBreak.between(
        points[place - 1].observation.stamp, points[place].observation.stamp, at: points[place].period, ledger)
    }
  }
}

extension SeriesBreak {
  /// Nil where both numbers have one meaning, or the same in words that all parties attested to say the same.
  package static func between(_ from: Stamp?, _ to: Stamp?, at period: Period, _ ledger: MeaningLedger) -> SeriesBreak? {
    guard !ledger.isSame(from?.meaning, to?.meaning) else { return nil }
    var causes: [MeaningLedger.Change] = []
    if let from, let to { causes = ledger.causes(from: from.meaning, to: to.meaning) }
    return SeriesBreak(period: period, from: from, to: to, causes: causes)
  }
}
