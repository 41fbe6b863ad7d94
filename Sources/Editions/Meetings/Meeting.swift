package import Calendars
package import Diagnostics

/// A meeting that comes round: which periods it looks at, when after each it is, and how long. `content/pages/agenda-standup.md`
/// declares it, and is its agenda.
package struct Meeting: Hashable, Sendable {
  /// `standup`
  package var name: String
  package var title: String
  /// How long the periods are that it looks at.
  package var grain: Grain
  package var day: MeetingDay
  /// The time of day as it is written: `15:00`.
  package var at: String
  package var minutes: Int
  /// It looks at the periods that begin on this day or later.
  package var from: CivilDate
  /// Who comes, by role.
  package var with: [String]
  package var position: SourcePosition

  package init(
    name: String, title: String, grain: Grain, day: MeetingDay, at: String, minutes: Int, from: CivilDate, with: [String] = [],
    position: SourcePosition
  ) {
    self.name = name
    self.title = title
    self.grain = grain
    self.day = day
    self.at = at
    self.minutes = minutes
    self.from = from
    self.with = with
    self.position = position
  }

  /// Minutes after midnight.
  package var starts: Int { Self.minutes(of: at) ?? 0 }

  /// `09:30` as minutes after midnight; nil where it is no time of day.
  static func minutes(of text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard text.utf8.count == 5, parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    return hour * 60 + minute
  }

  /// "Monday after each week, 15:00".
  package var rhythm: String {
    "\(day.words.prefix(1).uppercased())\(day.words.dropFirst()) after each \(grain.words), \(at)"
  }
}
