package import Calendars
package import Diagnostics
import Events
import Snapshots

/// The events that the sources gave, and what is known of the sources.
package struct RecordReading: Sendable {
  var streams: [RecordQuestionKey: EventStream] = [:]
  /// The columns of each answer, whether or not it could be read.
  var columns: [RecordQuestionKey: Set<String>] = [:]
  /// The ids behind the numbers that all streams hold.
  var identifiers = Identifiers()
  /// In the order of their ids.
  var sources: [RunRecord.Source] = []
  /// Rows that the sources sent.
  package internal(set) var rowCount = 0
  /// Rows by the name of each table that was asked, where they are known.
  var tables: [String: Int] = [:]
  /// Whether a source answered that does not say how many rows its tables have.
  var hasUncountedTables = false
  package var findings: [Diagnostic] = []

  /// Of nothing yet: ``SourceAnswers`` add to it.
  package init() {}

  /// The day of the newest record of all sources, in the reporting zone; nil where there is none.
  package var newestDay: CivilDate? { sources.compactMap { $0.newest.flatMap { Vintage($0) } }.max()?.date }
  /// Rows of the tables that were asked, each table once, however many definitions ask it; nil where a source does not say.
  package var recordCount: Int? { hasUncountedTables ? nil : tables.values.reduce(0, +) }

  package var hasFailed: Bool { findings.contains { $0.severity == .error } }

  /// How many events lie before a day.
  package func count(before date: CivilDate, in zone: TimeZoneRules) -> Int {
    let (day, second) = (date.daysSinceEpoch, zone.instant(date).second)
    return streams.values.reduce(0) { sum, stream in
      let first = stream.isOfDates ? day : second
      return sum + stream.times.count { $0 < first }
    }
  }
}
