import Fingerprints
import Snapshots

/// `journeys.json` of a run, as `readJourneys` describes it.
func journeysText(_ journeys: [Journey], asOf: String, calendar: String?) -> String {
  JSON.object(leavingOut: [
    "format": .integer(JourneyBook.format), "as_of": .string(asOf), "calendar": calendar.map { .string($0) },
    "journeys": .array(journeys.map(\.json)),
  ]).pretty()
}

extension Journey {
  fileprivate var json: JSON {
    ["id": .string(id), "events": .array(events.map(\.json)), "clocks": .array(clocks.map(\.json))]
  }
}

extension Journey.Event {
  fileprivate var json: JSON {
    .object(leavingOut: [
      "definition": .string(definition), "version": .integer(version), "meaning": .string(meaning), "at": .string(at.text),
      "kind": entity.map { .string($0.kind) }, "entity": entity.map { .string($0.id) }, "cycle": cycle.map { .integer($0) },
      "business": business.map { .integer($0) }, "skipped": skipped.isEmpty ? nil : .array(skipped.map { .string($0) }),
      "blank": blank.isEmpty ? nil : .array(blank.map { .string($0) }),
    ])
  }
}

extension Journey.Clock {
  fileprivate var json: JSON {
    .object(leavingOut: [
      "metric": .string(metric), "version": .integer(version), "meaning": .string(meaning), "from": .string(from),
      "to": .string(to), "limit": .string(limit), "clock": .string(clock), "start": .string(start.text),
      "stop": stop.map { .string($0.text) }, "seconds": seconds.map { .integer($0) }, "days": days.map { .integer($0) },
      "state": .string(state.rawValue), "reason": reason.map { .string($0) },
    ])
  }
}
