import Calendars
import Documents
import Editions

/// Decisions and actions of meetings as they stood at the end of a day: what, whose, by when, and whether it was done.
func itemTable(_ items: [NoteItem], caption: Phrase, on day: CivilDate) -> Table {
  Table(
    caption: caption,
    columns: ["What", "Owner", "Due", "State"].map { .init($0, isNumber: false) },
    rows: items.map { item in
      Table.Row([
        Phrase(item.what), Phrase(item.owner), item.due.map { Phrase(.date($0, .short)) } ?? "", itemState(item, on: day),
      ])
    })
}

/// "overdue by 3 days", "open", "done on 5 Nov 2026"; of a decision that nobody has to carry out, "decided".
func itemState(_ item: NoteItem, on day: CivilDate) -> Phrase {
  let state = item.state(on: day)
  if state != .open, let on = item.on { return "\(state.rawValue) on \(day: on)" }
  guard let due = item.due else { return "decided" }
  guard item.isOverdue(on: day) else { return Phrase(state.rawValue) }
  let late: Phrase = "overdue by \(.counting(day.daysSinceEpoch - due.daysSinceEpoch, "day"))"
  return Phrase(.state(StateLabel(.missed, late, tone: .missed)))
}
