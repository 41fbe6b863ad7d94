import Calendars
import Charts
import Definitions
import HyperText
import Snapshots

/// Every event of a journey in order: the text twin of its drawing.
struct JourneyTable {
  private let book: JourneyBook
  private let journey: Journey
  private let context: PageContext

  init(_ book: JourneyBook, _ journey: Journey, _ context: PageContext) {
    self.book = book
    self.journey = journey
    self.context = context
  }

  var html: HTML {
    let rows = journey.events.indices.map { index -> DataTable.Row in
      let event = journey.events[index]
      let before = index > 0 ? journey.events[index - 1].at : nil
      var name = HTML.text("\(index + 1) \(context.edition.name(of: event.definition, version: event.version))")
      if let entity = event.entity { name.text(", \(entity.kind) \(entity.id)") }
      var noted: [String] = []
      if !event.skipped.isEmpty {
        noted.append("without \(listed(event.skipped.map { context.edition.glossary[$0]?.shortName ?? $0 }))")
      }
      if !event.blank.isEmpty { noted.append("no \(listed(event.blank.map(\.replacingUnderscores)))") }
      if let cycle = event.cycle, cycle > 1 { noted.append("cycle \(cycle)") }
      return DataTable.Row([
        name, .text(event.at.words), context.meaning(event.meaning, event.version, of: event.definition),
        .text(before.map { JourneyWords.elapsed(from: $0, to: event.at) } ?? ""),
        .text(event.business.map(JourneyWords.open) ?? ""), .text(noted.joined(separator: "; ")),
      ])
    }
    return DataTable(
      caption: "Events of lead \(journey.id), each under the definition in force then",
      columns: ["Event", "When", "Definition then", "Since the one before", "Business time", "To note"].map {
        .init($0, isNumber: false)
      }, rows: rows
    ).html
  }
}

/// The same as a line with its clocks beneath.
struct JourneyFigure {
  private let journey: Journey
  private let context: PageContext

  init(_ journey: Journey, _ context: PageContext) {
    self.journey = journey
    self.context = context
  }

  var html: HTML {
    guard let first = journey.events.first, let last = journey.events.last else { return HTML() }
    let known = journey.clocks.compactMap(\.stop).map(\.second).max() ?? last.at.second
    let end = max(last.at.second, known)
    let timeline = Timeline(
      key: "way-c",
      title:
        "Lead \(journey.id) from \(first.at.date.short) to \(last.at.date.short), \(counted(journey.events.count, "event"))",
      events: journey.events.enumerated().map { index, event in
        .init(
          place: Double(event.at.second), number: String(index + 1),
          name: context.edition.glossary[event.definition]?.shortName ?? event.definition,
          isCalledOut: !event.skipped.isEmpty || !event.blank.isEmpty)
      },
      spans: journey.clocks.map { clock in
        .init(
          from: Double(clock.start.second), to: Double(clock.stop?.second ?? end),
          name: "\(context.edition.glossary[clock.to]?.shortName ?? clock.to) within \(clock.limit): \(clock.words)",
          state: clock.isMissed ? .missed : clock.state == .met ? .met : .open)
      }, first: first.at.date.short, last: last.at.date.short)
    var html = HTML()
    html.element("figure", ["class": "fig", "aria-label": "Timeline"]) { html in
      html.append(timeline.svg(palette: context.edition.palette))
      html.element("figcaption", text: "Numbers are those of the table. A diamond marks an event with a gap.")
    }
    return html
  }
}
