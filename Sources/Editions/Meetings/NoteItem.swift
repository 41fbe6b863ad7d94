package import Calendars
package import Diagnostics

/// What a meeting decided, or what somebody does next: with the role that answers for it.
package struct NoteItem: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case decision, action }
  package enum State: String, Hashable, Sendable, CaseIterable { case open, done, dropped }

  package var kind: Kind
  package var what: String
  /// A role, never a person: people leave.
  package var owner: String
  /// A decision without a day holds from the moment it was taken.
  package var due: CivilDate?
  /// As the file has it today; see ``state(on:)``.
  var declared: State
  /// The day on which it was done or dropped.
  package var on: CivilDate?
  /// The name of the meeting that wrote it down; nil for all meetings of the note's period.
  package var meeting: String?
  package var position: SourcePosition

  /// Where it stood at the end of a day: what was done later was open then. So an old agenda does not change.
  package func state(on day: CivilDate) -> State { on.map { $0 > day } ?? false ? .open : declared }

  /// Whether anybody has to come back to it.
  package var isCarried: Bool { due != nil }

  package func isOpen(on day: CivilDate) -> Bool { isCarried && state(on: day) == .open }

  package func isOverdue(on day: CivilDate) -> Bool { state(on: day) == .open && (due.map { $0 < day } ?? false) }

  package func isOf(_ meeting: String) -> Bool { self.meeting == nil || self.meeting == meeting }
}
