import Calendars
import Definitions
import Diagnostics
import Fingerprints
import Measures
import Snapshots

/// The ways of the leads that site.yml names, from the events that a run has read; a finding for each that no record knows.
func makeJourneys(
  _ plan: RunPlan, _ read: RecordReading, clock: RunClock, asOf: Instant, settings: SiteSettings
) -> (journeys: [Journey], findings: [Diagnostic]) {
  let ids = Set(settings.snapshots.journeys).sorted()
  guard !ids.isEmpty else { return ([], []) }
  let kinds = Set(read.streams.values.map(\.entity)).sorted { ($0 == "lead" ? 0 : 1, $0) < ($1 == "lead" ? 0 : 1, $1) }
  var journeys: [Journey] = []
  var findings: [Diagnostic] = []
  for id in ids {
    let found = kinds.lazy.compactMap { kind in read.identifiers[kind].known(id.utf8).map { (kind, $0) } }.first
    guard Journey.isAddress(id), let (kind, entity) = found else {
      let why = Journey.isAddress(id) ? "no record tells of the lead '\(id)'" : "'\(id)' cannot be a page's address"
      findings.append(
        Diagnostic(.schemaValue, at: SourcePosition(file: "content/site.yml"), "snapshots.journeys: \(why)", severity: .warning)
      )
      continue
    }
    let writer = JourneyWriter(
      kind: kind, clock: clock, calendar: settings.calendar.flatMap { clock.calendars[$0] }, asOf: asOf)
    let parts = plan.parts.filter { !$0.isBackcast }.map { part in
      let context = MeasureContext(
        glossary: part.glossary, streams: part.questions.compactMapValues { read.streams[$0] },
        identifiers: read.identifiers, periods: [], asOf: asOf, zone: clock.zone, calendars: clock.calendars,
        reportingCalendar: settings.calendar, fiscal: clock.fiscal)
      return (part, context.narrowed(to: entity, ofKind: kind))
    }
    journeys.append(writer.journey(id, parts))
  }
  return (journeys, findings)
}

/// Writes down one lead's way from the few events that are its own.
private struct JourneyWriter {
  let kind: String
  let clock: RunClock
  let calendar: WorkingTimeHistory?
  let asOf: Instant

  /// An event with the moment that it is compared by.
  private struct Entry {
    var event: Journey.Event
    var instant: Instant
    var isDate: Bool
  }

  func journey(_ id: String, _ parts: [(part: RunPlan.Part, context: MeasureContext)]) -> Journey {
    var entries = parts.flatMap { self.entries(of: $0.part, $0.context) }
    entries.sort { ($0.instant, $0.event.definition) < ($1.instant, $1.event.definition) }
    for index in entries.indices.dropFirst() where !entries[index].isDate && !entries[index - 1].isDate {
      let start = entries[index - 1].instant
      entries[index].event.business = calendar?.inForce(at: start).elapsed(from: start, to: entries[index].instant)
    }
    for index in entries.indices {
      guard let part = parts.first(where: { holds($0.part, clock.zone.date(at: entries[index].instant)) }) else { continue }
      entries[index].event.skipped = skipped(before: entries[index], entries, part.context)
    }
    let first = entries.first.map { clock.zone.date(at: $0.instant) }
    let clocks = first.map { first in parts.flatMap { self.clocks(of: $0.part, $0.context, from: first) } } ?? []
    return Journey(
      id: id, events: entries.map(\.event), clocks: clocks.sorted { ($0.start, $0.metric) < ($1.start, $1.metric) })
  }

  private func holds(_ part: RunPlan.Part, _ date: CivilDate) -> Bool {
    (part.from.map { $0 <= date } ?? true) && (part.until.map { date < $0 } ?? true)
  }

  // MARK: Events

  private func entries(of part: RunPlan.Part, _ context: MeasureContext) -> [Entry] {
    var all: [Entry] = []
    for (key, stream) in perSource(context.streams, of: part) {
      guard let definition = part.glossary[key.source], [.stage, .attributionModel].contains(definition.kind),
        let hashes = part.glossary.hashes(of: key.source)
      else { continue }
      for row in 0..<stream.count {
        let moment = stream.moment(row)
        guard let instant = instant(moment), holds(part, clock.zone.date(at: instant)), let at = time(moment) else { continue }
        let other =
          stream.entity == kind
          ? nil : Journey.Entity(kind: stream.entity, id: context.identifiers[stream.entity][stream.entities[row]])
        all.append(
          Entry(
            event: Journey.Event(
              definition: key.source, version: definition.version, meaning: hashes.fingerprint.stored, at: at, entity: other,
              cycle: stream.cycles.map { Int($0[row]) }, blank: stream.blanks(of: row)),
            instant: instant, isDate: stream.isOfDates))
      }
    }
    return all
  }

  /// One stream per definition: that of all its events, where there is one. Models that credit the same touches tell them once.
  private func perSource(_ streams: [StreamKey: EventStream], of part: RunPlan.Part) -> [(key: StreamKey, stream: EventStream)]
  {
    var seen: Set<String> = []
    var asked: Set<RecordQuestionKey> = []
    return streams.sorted { $0.key < $1.key }.compactMap { key, stream in
      guard seen.insert(key.source).inserted else { return nil }
      let isModel = part.glossary[key.source]?.kind == .attributionModel
      if isModel, let question = part.questions[key], !asked.insert(question).inserted { return nil }
      return (key, stream)
    }
  }

  /// Stages that come before this one on the stage map, the first first, and were not entered by then in its cycle.
  private func skipped(before entry: Entry, _ entries: [Entry], _ context: MeasureContext) -> [String] {
    var missing: [String] = []
    var next = before(entry.event.definition, context.glossary)
    while let stage = next, !missing.contains(stage), context.streams.keys.contains(where: { $0.source == stage }) {
      let isThere = entries.contains { other in
        let (one, two) = (other.event.cycle, entry.event.cycle)
        return other.event.definition == stage && other.instant <= entry.instant && (one == nil || two == nil || one == two)
      }
      if isThere { break }
      missing.append(stage)
      next = before(stage, context.glossary)
    }
    return missing.reversed()
  }

  private func before(_ stage: String, _ glossary: Glossary) -> String? {
    if case .stage(let semantics) = glossary[stage]?.semantics { semantics.after } else { nil }
  }

  // MARK: Clocks

  private func clocks(of part: RunPlan.Part, _ context: MeasureContext, from first: CivilDate) -> [Journey.Clock] {
    guard let start = Period(.month, containing: first), let end = Period(.month, containing: clock.zone.date(at: asOf)),
      start <= end
    else { return [] }
    var context = context
    context.periods = (start.ordinal...end.ordinal).map { Period(grain: .month, ordinal: $0) }.filter { period in
      period.start.map { holds(part, $0) } ?? false
    }
    var all: [Journey.Clock] = []
    for id in part.metrics {
      guard let metric = part.glossary.metric(id), case .duration(let from, let to, let name, let limit?) = metric.calculation,
        let version = part.glossary[id]?.version, let meaning = part.glossary.hashes(of: id)?.fingerprint.stored
      else { continue }
      _ = measure(id, in: context) { found in
        guard let state = Journey.Clock.State(rawValue: found.state.rawValue), let start = found.start.flatMap(time) else {
          return
        }
        let isDays = metric.unit.description == "d_business" || start.isDate
        all.append(
          Journey.Clock(
            metric: id, version: version, meaning: meaning, from: from, to: to, limit: limit, clock: name, start: start,
            stop: found.stop.flatMap(time), seconds: isDays ? nil : found.elapsed, days: isDays ? found.elapsed : nil,
            state: state, reason: found.reason))
      }
    }
    return all
  }

  // MARK: Times

  private func instant(_ moment: Moment) -> Instant? {
    if case .date(let date) = moment { return clock.zone.instant(date) }
    return moment.instant(in: clock.zone)
  }

  private func time(_ moment: Moment) -> Journey.Time? {
    if case .date(let date) = moment { return Journey.Time(date.description) }
    return instant(moment).flatMap { Journey.Time(clock.text($0)) }
  }
}
