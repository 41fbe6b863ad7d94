import Calendars
import Documents
import Editions

/// What meetings wrote down in a note, below what its author says; nothing where they wrote nothing.
func noteItems(_ note: Note, on day: CivilDate) -> [Block] {
  let items = note.record.items
  let tables = [(NoteItem.Kind.decision, "Decisions"), (.action, "Actions")].compactMap { kind, title -> Block? in
    let shown = items.filter { $0.kind == kind }
    return shown.isEmpty ? nil : .table(itemTable(shown, caption: "\(title), \(note.period.long)", on: day))
  }
  return tables
}
