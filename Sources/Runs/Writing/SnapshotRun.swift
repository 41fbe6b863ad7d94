package import Calendars
package import Definitions
import Fingerprints
package import Snapshots
import Tables

/// One run of `concord snapshot`, computed and not yet written.
package struct SnapshotRun: Sendable {
  /// As rows and `run.yml` say it: `2026-11-06T23:59:59+01:00`.
  package var asOf: String
  /// IANA name of the reporting zone.
  var zone: String
  /// Release of the time zone data, `2025b`; nil where the machine does not say.
  var tzdata: String?
  /// Where git knows it.
  var commit: String?
  /// Whether definitions or agreements are not as they were committed.
  var isDirty: Bool
  /// What the numbers were read from, in the order of names.
  var sources: [RunRecord.Source]
  /// What is odd in the records, sorted.
  var oddities: [RunRecord.Oddity]
  /// The same over all definitions.
  var countedOnce: CountedOnce
  /// The files of rates, where amounts were converted.
  var rateFiles: [RunRecord.RateFile]
  /// The currencies that came in, where some are not the metric's own.
  var currencies: [RunRecord.Currency]
  /// In force on the run's day.
  var glossary: Glossary
  /// Those of earlier eras that rows were computed under, oldest first.
  var earlier: [Glossary]
  /// Rows by metric, in any order.
  var rows: [String: [Observation]]
  /// Of the leads that site.yml names, in the order of ids.
  var journeys: [Journey]
  /// The calendar that their business time is of.
  var calendar: String?
  /// The periods that no run before had found frozen.
  package var frozen: [FrozenPeriod] = []
  /// `meanings.json`; nil where every meaning is on record, or kept by an earlier run.
  package var keptMeanings: String?

  /// What a run found, for the day that it stands for.
  /// - Parameters:
  ///   - input: what it was computed from.
  ///   - commit: the one that is checked out; nil where there is no git.
  ///   - isDirty: whether definitions or agreements are not as they were committed.
  ///   - tzdata: the release of the time zone data.
  ///   - computed: what is odd in the records, counted, and which currencies came in.
  ///   - rows: by metric, as ``Computation/rows(_:isDirty:unsigned:beside:)`` gives them.
  ///   - journeys: in the order of ids.
  package init(
    _ input: RunInput, commit: String?, isDirty: Bool, tzdata: String?, computed: Computation,
    rows: [String: [Observation]], journeys: [Journey]
  ) {
    let timeline = input.plan.timeline
    asOf = input.clock.text(input.asOf)
    zone = input.clock.zoneName
    self.tzdata = tzdata
    self.commit = commit
    self.isDirty = isDirty
    sources = input.reading.sources
    oddities = computed.oddities
    countedOnce = computed.countedOnce
    currencies = computed.currencies
    let files = input.rates.files.map { RunRecord.RateFile(name: $0.name, base: $0.base, hash: $0.hash.full) }
    rateFiles = currencies.isEmpty ? [] : files
    glossary = timeline.glossary(on: input.day)
    earlier = timeline.eras.map(\.glossary)
    self.rows = rows
    self.journeys = journeys
    calendar = input.settings.calendar
  }

  /// What a sheet brought that somebody made elsewhere, of which `rows` numbers were taken: nothing of it was computed, and no
  /// record was looked at. It stands for a day, under the meanings of the timeline.
  package init(
    sheet: (name: String, bytes: [UInt8]), rows: Int, on day: CivilDate, timeline: GlossaryTimeline, clock: RunClock,
    calendar: String?, commit: String?, isDirty: Bool, tzdata: String?
  ) {
    asOf = clock.text(clock.end(of: day))
    zone = clock.zoneName
    self.tzdata = tzdata
    self.commit = commit
    self.isDirty = isDirty
    sources = [RunRecord.Source(name: sheet.name, rows: rows, hash: sha256(sheet.bytes).full)]
    oddities = []
    countedOnce = CountedOnce()
    rateFiles = []
    currencies = []
    glossary = timeline.glossary(on: day)
    earlier = timeline.eras.map(\.glossary)
    self.rows = [:]
    journeys = []
    self.calendar = calendar
  }
}

extension SnapshotRun {
  /// `run.yml`, and the meanings that it names where nobody else keeps them: what made the rows of a sheet's tables mean
  /// something.
  package var records: [(name: String, bytes: [UInt8])] {
    [("run.yml", Array(runRecordText(self).utf8))] + (keptMeanings.map { [("meanings.json", Array($0.utf8))] } ?? [])
  }

  /// The files of the snapshot's folder by name.
  package func files() -> [(name: String, bytes: [UInt8])] {
    var files = rows.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { metric, rows in
      (name: "\(metric).csv", bytes: snapshotTable(metric, rows, asOf: asOf).bytes)
    }
    files += records
    if !journeys.isEmpty {
      files.append(("journeys.json", Array(journeysText(journeys, asOf: asOf, calendar: calendar).utf8)))
    }
    files.append(("datapackage.json", dataPackage(of: files.filter { $0.name.hasSuffix(".csv") }, asOf: asOf)))
    return files
  }
}
