import Calendars
import Definitions
import Diagnostics
import Numbers
import Snapshots
import Tables

/// A file of a snapshot, or a sheet: its rows, written as a run writes them and read again.
func readsSnapshot(_ bytes: [UInt8]) {
  let part = readSnapshotFile(bytes, path: path, vintage: vintage, glossary: SampleGlossary.glossary)
  let places = Places(inTable: bytes)
  places.expect(part.diagnostics)
  guard part.diagnostics.isEmpty else { return }
  let store = SnapshotStore([part], runs: [])
  for metric in SampleGlossary.glossary.definitions where metric.kind == .metric {
    let rows = store.observations(of: metric.id) { _ in true }
    for row in rows { places.expect(row.position, metric.id) }
    for key in store.keys(of: metric.id) { _ = store.periodRange(grain: key.grain, asOf: vintage.date) }
    // A file of a run has one moment; the rows of a sheet may have many.
    guard !rows.isEmpty, Set(rows.map(\.vintage)) == [vintage] else { continue }
    let written = snapshotTable(metric.id, rows, asOf: moment)
    let again = readSnapshotFile(written.bytes, path: path, vintage: vintage, glossary: SampleGlossary.glossary)
    expect(again.diagnostics.isEmpty, "\(again.diagnostics)\n\(written.text)")
    let rewritten = snapshotTable(
      metric.id, SnapshotStore([again], runs: []).observations(of: metric.id) { _ in true }, asOf: moment)
    expect(rewritten.bytes == written.bytes, "\(written.text)\nis read as\n\(rewritten.text)")
  }
}

/// A sheet of answers: no message quotes a cell, and what it gives are shares of groups that are large enough.
func readsSurvey(_ bytes: [UInt8]) {
  let part = readSurvey(bytes, path: "content/surveys/2026-09-18.csv", glossary: SampleGlossary.glossary)
  Places(inTable: bytes).expect(part.diagnostics)
  let store = SnapshotStore([part], runs: [])
  for metric in store.metrics {
    for row in store.observations(of: metric, where: { _ in true }) {
      let people = row.denominator.map { $0 >= ExactDecimal(Metric.Survey.fewestPeople) }
      expect(row.isWithheld || people == true, "\(metric) \(row.dimensions) is of too few people")
    }
  }
}

/// `run.yml`, and which meanings it makes comparable.
func readsRunRecord(_ bytes: [UInt8]) {
  let (run, problems) = readRunRecord(bytes, path: "content/snapshots/2026-11-06/run.yml", vintage: vintage)
  Places(in: bytes).expect(problems)
  expect(run != nil || !problems.isEmpty, "a file that is not used is reported")
  guard let run else { return }
  let same = zip(run.definitions, run.definitions.dropFirst()).map { (before: $0.own, after: $1.own) }
  let ledger = MeaningLedger(run.definitions, same: same)
  for (old, new) in zip(run.definitions, run.definitions.dropFirst()) {
    expect(ledger.isSame(old.fingerprint, old.fingerprint), "a meaning is not the same as itself: \(old)")
    _ = ledger.causes(from: old.fingerprint, to: new.fingerprint)
    _ = SourceLedger([run.definitions]).causes(of: new.id, from: old.reading ?? "", to: new.reading ?? "")
  }
}

func readsJourneysFile(_ bytes: [UInt8]) {
  let (book, problems) = readJourneys(bytes, path: "content/snapshots/2026-11-06/journeys.json", vintage: vintage)
  Places(in: bytes).expect(problems)
  expect(book != nil || !problems.isEmpty, "a file that is not used is reported")
  for journey in book?.journeys ?? [] {
    for event in journey.events { _ = (event.at.date, event.at.clock, event.at.second) }
  }
}

private let path = "content/snapshots/2026-11-06/sample.csv"
private let moment = "2026-11-06T23:59:59Z"
private let vintage: Vintage = {
  guard let vintage = Vintage(moment) else { fatalError("\(moment) is a moment") }
  return vintage
}()
