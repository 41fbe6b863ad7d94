import Calendars
import Diagnostics

/// An action of a note, or a decision that has a day, that is neither done nor dropped and should be.
func overdueActions(_ edition: Edition) -> [Diagnostic] {
  guard edition.isDated else { return [] }
  return edition.notes.flatMap { note in
    note.record.items.filter { $0.isOverdue(on: edition.asOf) }.map { item in
      let due = item.due?.description ?? ""
      return Diagnostic(
        .noteActionOverdue, at: item.position, "'\(item.what)' (\(item.owner)) was due on \(due)",
        suggestion: "write state: done or state: dropped, and on: with the day; or agree on another day")
    }
  }
}
