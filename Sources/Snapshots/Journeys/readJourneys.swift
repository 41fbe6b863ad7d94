package import Diagnostics
import FrontMatter

/// Reads `journeys.json` of one snapshot, format 1:
///
/// ```json
/// {"format": 1, "as_of": "2026-11-06T23:59:59+01:00", "calendar": "business-hours", "journeys": [{"id": "L-00417",
///   "events": [{"definition": "mql", "version": 3, "meaning": "8ac1f00d2b4e", "at": "2026-08-03T09:15:00+02:00",
///               "kind": "opportunity", "entity": "O-12", "cycle": 1, "business": 3600, "skipped": ["sal"], "blank": ["reason"]}],
///   "clocks": [{"metric": "time-to-first-contact", "version": 1, "meaning": "...", "from": "mql", "to": "first-contact",
///               "limit": "4 hours", "clock": "business-hours", "start": "...", "stop": "...", "seconds": 5400,
///               "state": "breached-closed", "reason": "..."}]}]}
/// ```
///
/// JSON is read as the YAML that it also is, so that every finding has its line and column. The vintage is the end of the
/// folder's day, for a file that names no instant.
package func readJourneys(
  _ bytes: [UInt8], path: String, vintage: Vintage
) -> (book: JourneyBook?, diagnostics: [Diagnostic]) {
  let parsed = parseFilledYAML(bytes, file: path)
  guard let node = parsed.node else { return (nil, parsed.diagnostics) }
  var reader = MappingReader(node)
  let format = reader.integer("format", .required, in: 0...Int.max)
  guard format == JourneyBook.format else {
    if let format {
      reader.report(
        .schemaValue, "format", "is \(format), but this release reads \(JourneyBook.format)",
        suggestion: "take the snapshot again, or read it with the release that wrote it")
    }
    return (nil, parsed.diagnostics + reader.finish(unknownKeys: nil))
  }
  let asOf = reader.time("as_of").flatMap { Vintage($0.text) }
  let calendar = reader.string("calendar")
  let journeys = reader.mappings("journeys", .required) { journey(&$0) }
  let book = JourneyBook(
    path: path, vintage: asOf ?? vintage, calendar: calendar, journeys: journeys.sorted { $0.id < $1.id })
  return (book, parsed.diagnostics + reader.finish())
}

private func journey(_ reader: inout MappingReader) -> Journey? {
  let id = reader.string("id", .required)
  let events = reader.mappings("events", .required) { event(&$0) }
  let clocks = reader.mappings("clocks") { clock(&$0) }
  guard let id else { return nil }
  guard Journey.isAddress(id) else {
    reader.report(
      .schemaValue, "id", "is '\(id)', which cannot be a page's address",
      suggestion: "ids of journeys are of letters, digits, '.', '-' and '_'")
    return nil
  }
  return Journey(id: id, events: events.sorted { $0.at < $1.at }, clocks: clocks.sorted { $0.start < $1.start })
}

private func event(_ reader: inout MappingReader) -> Journey.Event? {
  let definition = reader.string("definition", .required)
  let version = reader.integer("version", .required, in: 1...Int.max)
  let meaning = reader.string("meaning", .required)
  let at = reader.time("at", .required)
  let kind = reader.string("kind")
  let entity = reader.string("entity")
  let cycle = reader.integer("cycle", in: Int.min...Int.max)
  let business = reader.integer("business", in: 0...Int.max)
  let skipped = reader.strings("skipped")
  let blank = reader.strings("blank")
  guard let definition, let version, let meaning, let at else { return nil }
  let other = kind.flatMap { kind in entity.map { Journey.Entity(kind: kind, id: $0) } }
  return Journey.Event(
    definition: definition, version: version, meaning: meaning, at: at, entity: other, cycle: cycle, business: business,
    skipped: skipped, blank: blank)
}

private func clock(_ reader: inout MappingReader) -> Journey.Clock? {
  let metric = reader.string("metric", .required)
  let version = reader.integer("version", .required, in: 1...Int.max)
  let meaning = reader.string("meaning", .required)
  let from = reader.string("from", .required)
  let to = reader.string("to", .required)
  let limit = reader.string("limit", .required)
  let clock = reader.string("clock", .required)
  let start = reader.time("start", .required)
  let stop = reader.time("stop")
  let seconds = reader.integer("seconds", in: Int.min...Int.max)
  let days = reader.integer("days", in: Int.min...Int.max)
  let state = reader.choice("state", of: Journey.Clock.State.self, .required)
  let reason = reader.string("reason")
  guard let metric, let version, let meaning, let from, let to, let limit, let clock, let start, let state else { return nil }
  return Journey.Clock(
    metric: metric, version: version, meaning: meaning, from: from, to: to, limit: limit, clock: clock, start: start,
    stop: stop, seconds: seconds, days: days, state: state, reason: reason)
}

extension MappingReader {
  fileprivate mutating func time(_ key: String, _ presence: Presence = .optional) -> Journey.Time? {
    guard let text = string(key, presence) else { return nil }
    if let time = Journey.Time(text) { return time }
    report(.schemaValue, key, "is '\(text)', which is not a time", suggestion: "write 2026-08-03T09:15:00+02:00, or a day")
    return nil
  }
}
