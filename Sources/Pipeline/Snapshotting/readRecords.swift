import Calendars
import Definitions
import Diagnostics
import Engines
import Runs
import Tables

/// Asks every source its questions, one session per source, and keeps the events.
func readRecords(
  _ plan: RunPlan, clock: RunClock, asOf: Instant, settings: SiteSettings, root: String,
  progress: @Sendable (SnapshotStage) -> Void
) async -> RecordReading {
  var reading = RecordReading()
  var loaded: [String: RecordSource] = [:]
  let embedded = plan.sources.filter { (settings.sources[$0.system]?.engine ?? .embedded) == .embedded }
  for asked in plan.sources {
    let records: RecordSource
    switch await RecordSource.open(asked.system, settings: settings, root: root, asked: embedded, loaded: &loaded) {
    case .failure(let failure):
      reading.findings += failure.diagnostics
      continue
    case .success(let opened): records = opened
    }
    var answers = SourceAnswers(
      to: asked, zones: asked.questions.map { records.zone(of: $0.definition) }, clock: clock, asOf: asOf,
      currency: settings.sources[asked.system]?.currency ?? settings.currency,
      namesCurrency: settings.sources[asked.system]?.currency != nil,
      money: (records.engine as? EmbeddedEngine).map { engine in asked.queries.map { engine.money(of: $0) } } ?? [])
    do throws(EngineFailure) {
      try await records.engine.run(asked.queries) { index, columns, rows in
        answers.append(rows, columns: columns, to: index, into: &reading)
        if rows.count > 0 { progress(.asking(asked.questions[index].definition.id, rows: reading.rowCount)) }
      }
    } catch {
      reading.findings += error.diagnostics
      continue
    }
    answers.finish(hash: records.hash, tables: records.rowsByTable, into: &reading)
  }
  return reading
}
