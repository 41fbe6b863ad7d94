import Calendars
import Documents
import Editions
import Measures
import Numbers

/// `meetings/index.html`: what was held when, what is due, what is overdue, from the notes themselves.
func cadencePage(of site: Site) -> Document {
  let cadence = CadenceTables(site.edition)
  var blocks: [Block] = [.masthead("Meetings"), .paragraph(cadence.summary, .opening)]
  blocks.append(.band("rhythm", "Rhythm", [.table(cadence.rhythm)] + cadence.calendar))
  blocks.append(.band("actions", "Open decisions and actions", cadence.actions))
  blocks.append(.band("held", "Held", cadence.held))
  return Document(
    address: .meetings, title: "Meetings", description: "What was held when, what is due and what is overdue.",
    section: .meetings, blocks: blocks)
}

/// The parts of the page of all meetings.
private struct CadenceTables {
  let edition: Edition
  /// The newest of each row that was to be held, and all that were.
  private let occasions: [(meeting: Meeting, past: [MeetingOccasion], next: MeetingOccasion?)]

  /// Older agendas are reached from these, one after the other.
  private static let shown = 12

  init(_ edition: Edition) {
    self.edition = edition
    occasions = edition.meetings.map { meeting in
      (meeting, edition.occasions(of: meeting), edition.comingOccasions(of: meeting, until: edition.asOf).first)
    }
  }

  private var openItems: [(note: Note, item: NoteItem)] {
    edition.notes.flatMap { note in note.record.items.filter { $0.isOpen(on: edition.asOf) }.map { (note, $0) } }
      .sorted { ($0.item.due ?? edition.asOf, $0.item.what) < ($1.item.due ?? edition.asOf, $1.item.what) }
  }

  /// The next meeting, then what is late.
  var summary: Phrase {
    guard edition.isDated else { return "Meetings are told from the first snapshot or signature on." }
    var sentences: [Phrase] = []
    let next = occasions.compactMap(\.next).min { ($0.day, $0.meeting.starts) < ($1.day, $1.meeting.starts) }
    if let next { sentences.append("Next: \(agenda(next)), on \(.date(next.day, .weekday)) at \(next.meeting.at).") }
    let missing = occasions.compactMap { overdue($0.past) }
    for late in missing {
      sentences.append("\(late.meeting.title) of \(late.period.spoken()) was due on \(day: late.day) and was not held.")
    }
    let count = openItems.filter { $0.item.isOverdue(on: edition.asOf) }.count
    sentences.append(
      count == 0 ? "No action is overdue." : "\(.counting(count, "action")) \(count == 1 ? "is" : "are") overdue.")
    return sentences.joinedSentences
  }

  private func overdue(_ past: [MeetingOccasion]) -> MeetingOccasion? {
    past.last { edition.standing(of: $0) == .overdue }
  }

  // MARK: Rhythm

  var rhythm: Table {
    Table(
      caption: edition.isDated ? "Meetings, as of \(day: edition.asOf)" : "Meetings",
      columns: [
        .init("Meeting", isNumber: false), .init("When", isNumber: false), .init("Minutes"),
        .init("Last held", isNumber: false),
        .init("Next", isNumber: false), .init("State", isNumber: false),
      ],
      rows: occasions.map { meeting, past, next in
        let held = past.last { $0.held != nil }
        return Table.Row([
          Phrase(.link(Link(Phrase(meeting.title), to: .site(.meeting(meeting.name))))),
          Phrase(meeting.rhythm), "\(count: meeting.minutes)",
          held.map { Phrase(.date($0.met, .weekday)) } ?? "not yet", next.map(when) ?? "",
          overdue(past).map { label(of: $0) } ?? "on time",
        ])
      })
  }

  private func when(_ occasion: MeetingOccasion) -> Phrase {
    let moved: Phrase = occasion.isMoved ? ", moved from \(.date(occasion.planned, .weekday))" : ""
    return "\(.date(occasion.day, .weekday))\(moved)"
  }

  private func label(of occasion: MeetingOccasion) -> Phrase {
    switch edition.standing(of: occasion) {
    case .held: return "held"
    case .due: return "due"
    case .overdue:
      let days = edition.asOf.daysSinceEpoch - occasion.day.daysSinceEpoch
      return Phrase(.state(StateLabel(.missed, "overdue by \(.counting(days, "day"))", tone: .missed)))
    case .leftOut: return Phrase(.state(StateLabel(.missed, "not held", tone: .missed)))
    }
  }

  var calendar: [Block] {
    guard edition.isDated, edition.zone != nil else { return [] }
    let file = Inline.link(Link("cadence.ics", to: .site(.meetingCalendar)))
    return [
      .paragraph(
        "The next half year for your calendar: \(file). A meeting that falls on a day without working hours moves to the next working day.",
        .note)
    ]
  }

  // MARK: Actions

  var actions: [Block] {
    let items = openItems
    guard !items.isEmpty else { return [.paragraph("Nothing is open.", .absent)] }
    var table = itemTable(
      items.prefix(mostRows).map(\.item), caption: "Open on \(day: edition.asOf), the earliest due first", on: edition.asOf)
    table.columns.append(.init("Written in", isNumber: false))
    for (row, entry) in zip(table.rows.indices, items) {
      let note = Link(Phrase(entry.note.period.short), to: .site(noteAddress(of: entry.note, in: edition)))
      table.rows[row].cells.append(Phrase(.link(note)))
    }
    return [.table(table)] + rest(of: items.count)
  }

  // MARK: Held

  var held: [Block] {
    let past = occasions.flatMap { $0.past.suffix(Self.shown) }.filter { edition.standing(of: $0) != .due }
      .sorted { ($1.met, $1.meeting.name) < ($0.met, $0.meeting.name) }
    guard !past.isEmpty else { return [.paragraph("No meeting has been due yet.", .absent)] }
    let table = Table(
      caption: "The last \(count: Self.shown) of each meeting at most, the newest first",
      columns: ["Meeting", "Was due", "Held", "State"].map { .init($0, isNumber: false) },
      rows: past.map { occasion in
        Table.Row([
          Phrase(agenda(occasion)), Phrase(.date(occasion.day, .weekday)),
          occasion.held.map { Phrase(.date($0, .weekday)) } ?? "", stateInRow(occasion),
        ])
      })
    return [.table(table)]
  }

  private func stateInRow(_ occasion: MeetingOccasion) -> Phrase {
    guard let held = occasion.held, held != occasion.day else { return label(of: occasion) }
    return held > occasion.day ? "held late" : "held early"
  }

  /// A meeting by the period that it looks at, linked to its agenda where there is one.
  private func agenda(_ occasion: MeetingOccasion) -> Inline {
    let name = "\(occasion.meeting.title), \(occasion.period.spoken(besides: now(occasion)))"
    guard edition.days.periods.isOver(occasion.period, asOf: edition.asOf) else { return .text(name) }
    return .link(Link(Phrase(name), to: .site(.meeting(occasion.meeting.name, occasion.period))))
  }

  private func now(_ occasion: MeetingOccasion) -> Period? {
    edition.days.periods.period(occasion.period.grain, containing: edition.asOf)
  }
}
