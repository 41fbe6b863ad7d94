package import Calendars
import Measures

/// What a new note begins with: the meetings that look at its period, room for what they decide, and what is open before them.
package func startingNote(_ period: Period, in edition: Edition) -> String {
  let meetings = edition.meetings.filter { $0.grain == period.grain }.compactMap { edition.occasion(of: $0, period) }
  var lines = ["---", "title: \(period.long)"]
  if !meetings.isEmpty {
    lines += ["# Uncomment when it was held, with the day:", "# held:"]
    lines += meetings.map { "#   \($0.meeting.name): \($0.day)" }
  }
  lines += [
    "# - {what: ..., owner: a role}; with due: it is carried on until state: done", "decisions: []",
    "# - {what: ..., owner: a role, due: \((edition.days.periods.end(of: period) ?? edition.asOf).adding(days: 7))\(example(meetings))}",
    "actions: []",
  ]
  let open = edition.notes.filter { $0.period.grain == period.grain && $0.period < period }.flatMap { note in
    note.record.items.filter { $0.isOpen(on: edition.asOf) }.map { "#   \(note.path): \(inOneLine($0))" }
  }
  if !open.isEmpty { lines += ["# Open before; state: and on: go where it stands:"] + open }
  lines.append("---")
  lines += meetings.isEmpty ? ["## What changed"] : meetings.map { "## \($0.meeting.title)" }
  return lines.joined(separator: "\n") + "\n"
}

private func example(_ meetings: [MeetingOccasion]) -> String { meetings.first.map { ", meeting: \($0.meeting.name)" } ?? "" }

private func inOneLine(_ item: NoteItem) -> String {
  let due = item.due.map { ", due \($0)" } ?? ""
  return "\(item.what) (\(item.owner))\(due)".split(whereSeparator: \.isNewline).joined(separator: " ")
}
