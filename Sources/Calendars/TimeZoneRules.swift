/// A zone's offsets from UTC: which wall clock shows what at which instant.
///
/// A value of the bytes of a compiled zone file (`/usr/share/zoneinfo/Europe/Berlin`), which the caller reads; see
/// ``init(tzif:)``. Lookups are a binary search in the changes up to the year 2100, and the file's rule for the years after.
package struct TimeZoneRules: Hashable, Sendable {
  /// Instants at which the offset changes, ascending; the offset since each, seconds east of UTC; the offset before the first.
  let changes: [Int]
  let offsets: [Int]
  let firstOffset: Int
  /// What holds after the last of `changes`; nil where nothing changes any more.
  let rule: YearlyOffsetRule?

  package static let utc = TimeZoneRules(changes: [], offsets: [], firstOffset: 0, rule: nil)

  /// No place on Earth ever was further from UTC; RFC 8536 3.2 allows as much.
  static let widestOffset = 26 * 3600

  /// Seconds east of UTC.
  package func offset(at instant: Instant) -> Int { stretch(at: instant.second).offset }

  /// What calendar and clock on the wall show.
  package func local(at instant: Instant) -> (date: CivilDate, second: Int) {
    let wall = instant.second + offset(at: instant)
    let day = wall.floorDivided(86_400)
    return (CivilDate(daysSinceEpoch: day), wall - day * 86_400)
  }

  package func date(at instant: Instant) -> CivilDate { local(at: instant).date }

  /// The instant at which the wall clock shows `second` seconds after the midnight that begins `date`.
  ///
  /// A time that the clock skips moves forward by what is skipped, 02:30 to 03:30; of a time that it shows twice, the first.
  /// `second` may pass the day's end: 86,400 is 24:00, the start of the next.
  package func instant(_ date: CivilDate, second: Int = 0) -> Instant {
    let wall = date.daysSinceEpoch * 86_400 + second
    var stretch = stretch(at: wall - Self.widestOffset)
    // The first stretch that is not over by then: either it shows the time, or it began beyond it and the stretch before
    // tells what a clock that nobody has changed would show.
    while wall - stretch.offset >= stretch.end {
      let next = self.stretch(at: stretch.end)
      if wall - next.offset < stretch.end { break }
      stretch = next
    }
    return Instant(second: wall - stretch.offset)
  }

  /// Days as instants, `[midnight, midnight)`: 23 or 25 hours where the clock is changed.
  package func instants(_ days: Range<CivilDate>) -> Range<Instant> {
    let start = instant(days.lowerBound)
    return start..<max(start, instant(days.upperBound))
  }

  /// The same time of day a number of calendar days later: not 24 hours each, where the clock is changed in between.
  package func adding(days: Int, to instant: Instant) -> Instant {
    let (date, second) = local(at: instant)
    return self.instant(date.adding(days: days), second: second)
  }

  /// The changes of the offset inside a range, in order: when, and between which offsets.
  package func changes(in range: Range<Instant>) -> [(at: Instant, before: Int, after: Int)] {
    var changes: [(at: Instant, before: Int, after: Int)] = []
    var current = stretch(at: range.lowerBound.second)
    while current.end < range.upperBound.second {
      let next = stretch(at: current.end)
      if next.offset != current.offset { changes.append((Instant(second: current.end), current.offset, next.offset)) }
      current = next
    }
    return changes
  }

  /// The offset that holds at a second since the epoch, and the second at which it ends.
  private func stretch(at second: Int) -> (offset: Int, end: Int) {
    let count = changes.count(upTo: second)
    if count == changes.count, let rule { return rule.stretch(at: second) }
    let offset = count == 0 ? firstOffset : offsets[count - 1]
    return (offset, count == changes.count ? .max : changes[count])
  }
}
