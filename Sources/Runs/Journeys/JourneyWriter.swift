import Calendars
import Definitions
import Events
import Fingerprints
import Snapshots

/// Writes down one lead's way from the few events that are its own.
struct JourneyWriter {
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
      guard let part = parts.first(where: { $0.part.holds(clock.zone.date(at: entries[index].instant)) }) else { continue }
      entries[index].event.skipped = skipped(before: entries[index], entries, part.context)
    }
    let first = entries.first.map { clock.zone.date(at: $0.instant) }
    let clocks = first.map { first in parts.flatMap { self.clocks(of: $0.part, $0.context, from: first) } } ?? []
    return Journey(
      id: id, events: entries.map(\.event), clocks: clocks.sorted { ($0.start, $0.metric) < ($1.start, $1.metric) })
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
        guard let instant = instant(moment), part.holds(clock.zone.date(at: instant)), let at = time(moment) else { continue }
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
      period.start.map { part.holds($0) } ?? false
    }
    var all: [Journey.Clock] = []
    for id in part.metrics {
      guard let metric = part.glossary.metric(id), case .duration(let from, let to, let name, let limit?) = metric.calculation,
        to != Metric.next, let version = part.glossary[id]?.version,
        let meaning = part.glossary.hashes(of: id)?.fingerprint.stored
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
