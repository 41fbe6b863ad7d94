import Calendars
import Definitions
import Diagnostics
import Measures

/// What notes say of meetings against the meetings that pages declare: a name that none has, a day on which nobody works, one
/// that was due and was not held.
func meetingsHeld(_ edition: Edition) -> [Diagnostic] {
  edition.notes.flatMap { misnamed($0, edition) + (edition.meetings.isEmpty ? [] : idleDays($0.record, edition)) }
    + overdue(edition)
}

/// A note of a week knows the meetings that look at weeks.
private func misnamed(_ note: Note, _ edition: Edition) -> [Diagnostic] {
  let known = edition.meetings.filter { $0.grain == note.period.grain }.map(\.name)
  let record = note.record
  let named =
    record.held.map { ($0.meeting, $0.position) } + record.items.compactMap { item in item.meeting.map { ($0, item.position) } }
  return named.filter { !known.contains($0.0) }.map { name, position in
    let words =
      known.isEmpty ? "declare it in content/pages/agenda-\(name).md" : "write one of \(known.joined(separator: ", "))"
    return Diagnostic(
      .schemaValue, at: position, "'\(name)' is not a meeting that looks at \(note.period.grain.plural)",
      suggestion: NearMiss.suggestion(for: name, among: known) ?? words, severity: .warning)
  }
}

private func idleDays(_ record: NoteRecord, _ edition: Edition) -> [Diagnostic] {
  record.held.filter { !edition.days.isOpen($0.day) }.map { held in
    let calendar = edition.settings.calendar.flatMap { edition.glossary[$0]?.name }.map { " of \($0)" } ?? ""
    return Diagnostic(
      .meetingDay, at: held.position,
      "'\(held.meeting)' was held on \(held.day.shortWithWeekday), not a working day\(calendar)",
      suggestion: "correct the day, or the holidays of the calendar")
  }
}

private func overdue(_ edition: Edition) -> [Diagnostic] {
  edition.meetings.compactMap { meeting -> Diagnostic? in
    guard let last = edition.occasions(of: meeting).last(where: { $0.day < edition.asOf }),
      edition.standing(of: last) == .overdue
    else { return nil }
    return Diagnostic(
      .meetingOverdue, at: meeting.position,
      "'\(meeting.name)' of \(last.period.long) was due on \(last.day.description), and no note says that it was held",
      suggestion: "write held: {\(meeting.name): \(last.day)} in content/notes/\(last.period).md")
  }
}
