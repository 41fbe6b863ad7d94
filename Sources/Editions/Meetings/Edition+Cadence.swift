package import Calendars
import Measures

/// What was held when, what is due and what is overdue: from the rules of meetings, the calendar and the notes.
extension Edition {
  /// The meeting that looks at a period; nil before the meeting began.
  package func occasion(of meeting: Meeting, _ period: Period) -> MeetingOccasion? {
    guard let start = days.periods.start(of: period), start >= meeting.from, let end = days.periods.end(of: period) else {
      return nil
    }
    let planned = meeting.day.date(after: end, days)
    let held = notes.lazy.filter { $0.period == period }.compactMap { $0.record.day(of: meeting.name) }.first
    return MeetingOccasion(
      meeting: meeting, period: period, planned: planned, day: days.isOpen(planned) ? planned : days.day(1, from: planned),
      held: held.flatMap { $0 <= asOf ? $0 : nil })
  }

  /// Those whose period is over, oldest first.
  package func occasions(of meeting: Meeting) -> [MeetingOccasion] {
    guard isDated, let last = lastOver(meeting.grain),
      let first = days.periods.period(meeting.grain, containing: meeting.from), first <= last
    else { return [] }
    return (first.ordinal...last.ordinal).compactMap { occasion(of: meeting, Period(grain: meeting.grain, ordinal: $0)) }
  }

  /// Those from today on that were not held yet, up to a day, and at least the first of them.
  package func comingOccasions(of meeting: Meeting, until last: CivilDate) -> [MeetingOccasion] {
    guard isDated, let now = days.periods.period(meeting.grain, containing: max(asOf, meeting.from)) else { return [] }
    var coming: [MeetingOccasion] = []
    // The meeting of the period before last may be still to come, and none is later than a few periods.
    for ordinal in (now.ordinal - 2)...(now.ordinal + 600) {
      guard let next = occasion(of: meeting, Period(grain: meeting.grain, ordinal: ordinal)), next.day >= asOf, next.held == nil
      else { continue }
      if next.day > last, !coming.isEmpty { break }
      coming.append(next)
    }
    return coming
  }

  package func standing(of occasion: MeetingOccasion) -> MeetingOccasion.Standing {
    if occasion.held != nil { return .held }
    if occasion.day >= asOf { return .due }
    let next = self.occasion(of: occasion.meeting, occasion.period.next)
    return next.map { $0.day < asOf } ?? false ? .leftOut : .overdue
  }

  /// What earlier meetings left to this one: what was open when the last one met, and all that the last one wrote down.
  ///
  /// With where each stood on the day of this one; see ``NoteItem/state(on:)``.
  package func carried(into occasion: MeetingOccasion) -> [NoteItem] {
    let before = self.occasion(of: occasion.meeting, occasion.period.previous)?.met
    return notes.filter { $0.period.grain == occasion.period.grain && $0.period < occasion.period }
      .sorted { $0.period < $1.period }
      .flatMap { note in
        note.record.items.filter { item in
          guard item.isCarried, item.isOf(occasion.meeting.name) else { return false }
          return note.period == occasion.period.previous || before.map(item.isOpen) ?? true
        }
      }
  }

  /// What this meeting itself wrote down.
  package func written(at occasion: MeetingOccasion) -> [NoteItem] {
    notes.filter { $0.period == occasion.period }.flatMap { $0.record.items.filter { $0.isOf(occasion.meeting.name) } }
  }

  /// The last period of a grain that is over today, whether or not it has numbers.
  private func lastOver(_ grain: Grain) -> Period? {
    guard let today = days.periods.period(grain, containing: asOf) else { return nil }
    return days.periods.isOver(today, asOf: asOf) ? today : today.previous
  }
}
