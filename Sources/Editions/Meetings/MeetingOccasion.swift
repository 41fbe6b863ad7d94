package import Calendars

/// One meeting of a row of them: the one that looks at a period.
package struct MeetingOccasion: Sendable {
  package enum Standing: Hashable, Sendable {
    case held
    /// Its day is today or later.
    case due
    /// Its day is over, it is the newest of its row, and no note says that it was held.
    case overdue
    /// The next one came, and this one had not been held.
    case leftOut
  }

  package let meeting: Meeting
  package let period: Period
  /// The day by the meeting's rule.
  package let planned: CivilDate
  /// The planned day, or the next on which people work.
  package let day: CivilDate
  /// When it was held, by the note of its period.
  package let held: CivilDate?

  package var isMoved: Bool { planned != day }
  /// When the others were in the room, or will be.
  package var met: CivilDate { held ?? day }
}
