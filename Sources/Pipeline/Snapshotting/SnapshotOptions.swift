package import Calendars
package import Diagnostics
import Runs

/// What a run of `concord snapshot` is asked to do.
package struct SnapshotOptions: Sendable {
  /// What was known when.
  package enum AsOf: Sendable {
    /// Up to the end of a day, in the reporting zone.
    case endOf(CivilDate)
    /// Up to an instant: now, for whoever has a clock.
    case instant(Instant)
  }

  /// The project's folder, which holds `content/`.
  package var root: String
  package var asOf: AsOf
  /// Which numbers.
  var scope: RunScope
  /// Whether they are only to be looked at: they go to `.concord/draft`, in the place of the draft before, and git sees nothing.
  package var isDraft: Bool
  package var threads: Int

  /// All periods where none is named, and all metrics; past periods are computed again under the present meaning for a backcast.
  package init(
    root: String, asOf: AsOf, periods: [Period] = [], metrics: [String] = [], isBackcast: Bool = false, isDraft: Bool = false,
    threads: Int
  ) {
    self.root = root
    self.asOf = asOf
    scope = RunScope(periods: periods, metrics: metrics, isBackcast: isBackcast)
    self.isDraft = isDraft
    self.threads = threads
  }
}

extension SnapshotOptions.AsOf {
  /// Whether a clock said it, which knows nothing of the records.
  var isOfClock: Bool { if case .instant = self { true } else { false } }

  /// The last moment that counts.
  func instant(_ clock: RunClock) -> Instant {
    switch self {
    case .endOf(let day): clock.end(of: day)
    case .instant(let instant): instant
    }
  }
}

/// What a run found and left behind.
package struct SnapshotOutcome: Sendable {
  /// Sorted by place.
  package var findings: [Diagnostic]
  /// Nil where nothing was written.
  package var written: Written?

  package struct Written: Sendable {
    /// Relative to the root.
    package var folder: String
    package var asOf: String
    package var metrics: Int
    package var rows: Int
    /// Rows that were computed and say nothing new.
    package var unchanged: Int
    /// Rows that earlier runs had and this one has not, which it withdraws.
    package var withdrawn: Int
    /// Rows of the tables that were asked, each once; nil where only a source itself could count its own.
    package var records: Int?
    /// Rows of all answers of the sources.
    package var answered: Int
    /// Events before the first day that is computed, which are the starts of later ones; nil where site.yml names no such day.
    package var earlierRecords: Int?
    /// Where the ids behind what is odd were listed, relative to the root; nil where nothing is.
    package var oddities: String?
    /// The day of the newest record, where the clock said up to when records count.
    package var newestRecord: CivilDate?
    /// What is odd, in words: "12 cases ended before they began", what falsifies a number first.
    package var oddWords: [String] = []
    package var isDraft = false
  }

  package var hasFailed: Bool { findings.contains { $0.severity == .error } }
}

/// How far a run is, for whoever waits.
package enum SnapshotStage: Sendable {
  case reading
  /// A question is being answered: how many rows came so far.
  case asking(String, rows: Int)
  case computing(String)
  case writing
}
