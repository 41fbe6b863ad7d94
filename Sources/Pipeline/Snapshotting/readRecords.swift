import Calendars
import Definitions
import Diagnostics
import Engines
import Measures
import Snapshots
import Tables

/// The events that the sources gave, and what is known of the sources.
struct RecordReading: Sendable {
  var streams: [RecordQuestionKey: EventStream] = [:]
  /// The columns of each answer, whether or not it could be read.
  var columns: [RecordQuestionKey: Set<String>] = [:]
  var identifiers = Identifiers()
  var sources: [RunRecord.Source] = []
  /// Rows that the engines sent.
  var rowCount = 0
  var findings: [Diagnostic] = []
}

/// Asks every source its questions, one session per source, and keeps the events.
func readRecords(
  _ plan: RunPlan, clock: RunClock, asOf: Instant, settings: SiteSettings, root: String,
  progress: @Sendable (SnapshotStage) -> Void
) async -> RecordReading {
  var reading = RecordReading()
  var loaded: [String: RecordSource] = [:]
  let bySystem = Dictionary(grouping: plan.questions, by: \.key.system)
  for (system, asked) in bySystem.sorted(by: { $0.key < $1.key }) {
    let questions = asked.sorted { $0.key < $1.key }
    let records: RecordSource
    switch RecordSource.open(system, settings: settings, root: root, loaded: &loaded) {
    case .failure(let failure):
      reading.findings += failure.diagnostics
      continue
    case .success(let opened): records = opened
    }
    var builders: [Int: EventStreamBuilder] = [:]
    let queries = questions.map { _, question in
      Query(name: question.definition.id, sql: question.sql, position: question.position)
    }
    do throws(EngineFailure) {
      try await records.engine.run(queries) { index, columns, rows in
        let question = questions[index].value
        if builders[index] == nil {
          reading.columns[questions[index].key] = Set(columns)
          builders[index] = EventStreamBuilder(
            streamReading(question, records, clock: clock, asOf: asOf, settings: settings), columns: columns)
        }
        builders[index]?.append(rows, &reading.identifiers)
        reading.rowCount += rows.count
        if rows.count > 0 { progress(.asking(question.definition.id, rows: reading.rowCount)) }
      }
    } catch {
      reading.findings += error.diagnostics
      continue
    }
    var newest: Instant?
    var rows = 0
    for (index, builder) in builders.sorted(by: { $0.key < $1.key }) {
      rows += builder.rowCount
      let grain = questions[index].value.definition.source?.grain
      if let moment = builder.newest.flatMap({ instant($0, grain: grain, clock) }) { newest = max(newest ?? moment, moment) }
      let finished = builder.finish(reading.identifiers)
      reading.findings += finished.diagnostics
      if let stream = finished.stream { reading.streams[questions[index].key] = stream }
    }
    reading.sources.append(
      RunRecord.Source(
        name: system.isEmpty ? "records" : system, rows: rows, hash: records.hash, newest: newest.map(clock.text)))
  }
  return reading
}

private func streamReading(
  _ question: RecordQuestion, _ records: RecordSource, clock: RunClock, asOf: Instant, settings: SiteSettings
) -> StreamReading {
  let source = question.definition.source
  return StreamReading(
    question.needs, of: question.definition.id, at: question.position, asOf: asOf, zone: clock.zone,
    sourceZone: records.zone(of: question.definition), takesDatesAsStartOfDay: source?.takesDatesAsStartOfDay ?? false,
    currency: settings.currency)
}

/// When something happened; of a row that stands for a period, when that ended.
private func instant(_ moment: Moment, grain: Grain?, _ clock: RunClock) -> Instant? {
  guard case .date(let date) = moment else { return moment.instant(in: clock.zone) }
  guard let grain, let end = clock.period(grain, containing: date)?.next.start else { return clock.zone.instant(date) }
  return clock.end(of: end.adding(days: -1))
}
