import Calendars
import Charts
import Definitions
import Documents
import Editions
import Numbers
import Snapshots

/// A journey as a line with its clocks beneath.
func journeyPicture(
  _ journey: Journey, from first: Journey.Event, to last: Journey.Event, in edition: Edition
) -> Picture {
  let known = journey.clocks.compactMap(\.stop).map(\.second).max() ?? last.at.second
  let end = max(last.at.second, known)
  let timeline = Timeline(
    key: "way-c",
    title: """
      Lead \(journey.id) from \(first.at.date.short) to \(last.at.date.short), \
      \(Lettering(.counting(journey.events.count, "event")))
      """,
    events: journey.events.enumerated().map { index, event in
      .init(
        place: Double(event.at.second), number: String(index + 1),
        name: edition.glossary[event.definition]?.shortName ?? event.definition,
        isCalledOut: !event.skipped.isEmpty || !event.blank.isEmpty)
    },
    spans: journey.clocks.map { clock in
      .init(
        from: Double(clock.start.second), to: Double(clock.stop?.second ?? end),
        name: Lettering(
          "\(edition.glossary[clock.to]?.shortName ?? clock.to) within \(clock.limitLength): \(clock.words)" as Phrase),
        state: clock.isMissed ? .missed : clock.state == .met ? .met : .open)
    }, first: first.at.date.short, last: last.at.date.short)
  return Picture(
    name: "Timeline", timeline, caption: "Numbers are those of the table. A diamond marks an event with a gap.")
}
