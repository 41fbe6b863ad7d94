import Calendars
import Definitions
package import Diagnostics
import Events
package import Snapshots

/// The ways of the leads that site.yml names, from the events that a run has read; a finding for each that no record knows.
package func makeJourneys(_ input: RunInput) -> (journeys: [Journey], findings: [Diagnostic]) {
  let (read, clock, settings) = (input.reading, input.clock, input.settings)
  let ids = Set(settings.snapshots.journeys).sorted()
  guard !ids.isEmpty else { return ([], []) }
  let kinds = Set(read.streams.values.map(\.entity)).sorted { ($0 == "lead" ? 0 : 1, $0) < ($1 == "lead" ? 0 : 1, $1) }
  var journeys: [Journey] = []
  var findings: [Diagnostic] = []
  for id in ids {
    let found = kinds.lazy.compactMap { kind -> (String, Int32)? in
      guard let entity = read.identifiers[kind].known(id.utf8),
        read.streams.values.contains(where: { $0.mentions(entity, ofKind: kind) })
      else { return nil }
      return (kind, entity)
    }.first
    guard Journey.isAddress(id), let (kind, entity) = found else {
      let why = Journey.isAddress(id) ? "no record mentions the lead '\(id)'" : "'\(id)' cannot be a page's address"
      findings.append(
        Diagnostic(.schemaValue, at: SourcePosition(file: "content/site.yml"), "snapshots.journeys: \(why)", severity: .warning)
      )
      continue
    }
    let writer = JourneyWriter(
      kind: kind, clock: clock, calendar: settings.calendar.flatMap { clock.calendars[$0] }, asOf: input.asOf)
    let parts = input.plan.parts.filter { !$0.isBackcast }.map { part in
      (part, input.context(of: part).narrowed(to: entity, ofKind: kind))
    }
    journeys.append(writer.journey(id, parts))
  }
  return (journeys, findings)
}
