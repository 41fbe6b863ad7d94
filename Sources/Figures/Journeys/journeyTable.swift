import Calendars
import Definitions
import Documents
import Editions
import Numbers
import Snapshots

/// Every event of a journey in order: the text twin of its drawing.
func journeyTable(_ book: JourneyBook, _ journey: Journey, in edition: Edition) -> Table {
  let rows = journey.events.indices.map { index -> Table.Row in
    let event = journey.events[index]
    let before = index > 0 ? journey.events[index - 1].at : nil
    let entity = event.entity.map { ", \($0.kind) \($0.id)" } ?? ""
    let name = edition.name(of: event.definition, version: event.version)
    return Table.Row([
      "\(count: index + 1) \(name)\(entity)", event.at.phrase,
      edition.meaning(event.meaning, event.version, of: event.definition),
      before.map { Phrase(.length(.between($0, event.at))) } ?? "",
      event.business.map { Phrase(.length(.onItsClock($0))) } ?? "", notes(event, in: edition),
    ])
  }
  return Table(
    caption: "Events of lead \(journey.id), each under the definition in force then",
    columns: ["Event", "When", "Definition then", "Since previous event", "Business time", "Notes"].map {
      .init($0, isNumber: false)
    }, rows: rows)
}

/// What is odd about an event.
private func notes(_ event: Journey.Event, in edition: Edition) -> Phrase {
  var notes: [Phrase] = []
  if !event.skipped.isEmpty {
    notes.append("without \(listed(event.skipped.map { edition.glossary[$0]?.shortName ?? $0 }))")
  }
  if !event.blank.isEmpty { notes.append("no \(listed(event.blank.map(\.replacingUnderscores)))") }
  if let cycle = event.cycle, cycle > 1 { notes.append("cycle \(count: cycle)") }
  return notes.joined(by: "; ")
}
