/// A time as a record has it, ISO 8601: a day, an instant, or a wall clock whose zone the cell does not say.
///
/// The three stay apart: a day is not its midnight, and a wall clock is no instant before somebody names its zone.
package enum Moment: Hashable, Sendable {
  /// `2026-08-03`.
  case date(CivilDate)
  /// `2026-08-03T09:15:00Z`, `2026-08-03 09:15+02`; the offset is one of `Z`, ` UTC`, `+02`, `+02:00`, `+0200`.
  case instant(Instant)
  /// `2026-08-03T09:15:00`, with seconds since midnight.
  case local(CivilDate, second: Int)

  /// Nil where the bytes are no such time. A fraction of a second is cut, whatever its length.
  package init?(_ bytes: Span<UInt8>) {
    guard let date = CivilDate(startOf: bytes) else { return nil }
    var place = CivilDate.width
    guard place < bytes.count else {
      self = .date(date)
      return
    }
    guard bytes.take("T", at: &place) || bytes.take(" ", at: &place), let second = bytes.secondOfDay(at: &place) else {
      return nil
    }
    guard place < bytes.count else {
      self = .local(date, second: second)
      return
    }
    guard let offset = bytes.offset(at: &place), place == bytes.count else { return nil }
    self = .instant(Instant(second: date.daysSinceEpoch * 86_400 + second - offset))
  }

  package init?(_ text: some StringProtocol) { self.init(Array(text.utf8).span) }

  /// The instant, where a wall clock without a zone is read in `zone`; nil for a day.
  package func instant(in zone: TimeZoneRules) -> Instant? {
    switch self {
    case .date: nil
    case .instant(let instant): instant
    case .local(let date, let second): zone.instant(date, second: second)
    }
  }
}

extension Instant: CustomStringConvertible {
  /// `2026-08-03T09:15:00Z`: of one width, so that texts sort as instants do.
  package var description: String {
    let day = second.floorDivided(86_400)
    let rest = second - day * 86_400
    let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { $0.padded(2) }.joined(separator: ":")
    return "\(CivilDate(daysSinceEpoch: day))T\(clock)Z"
  }
}

/// Parts of a time, from a place on; each moves it behind what it read.
extension Span<UInt8> {
  fileprivate func take(_ scalar: Unicode.Scalar, at place: inout Int) -> Bool {
    guard place < count, self[place] == UInt8(ascii: scalar) else { return false }
    place += 1
    return true
  }

  private func twoDigits(at place: inout Int) -> Int? {
    guard place + 2 <= count, let number = number(place..<place + 2) else { return nil }
    place += 2
    return number
  }

  /// `09:15`, `09:15:30`, `09:15:30.123`.
  fileprivate func secondOfDay(at place: inout Int) -> Int? {
    guard let hour = twoDigits(at: &place), hour < 24, take(":", at: &place), let minute = twoDigits(at: &place), minute < 60
    else { return nil }
    guard take(":", at: &place) else { return hour * 3600 + minute * 60 }
    guard let second = twoDigits(at: &place), second < 60 else { return nil }
    if take(".", at: &place) || take(",", at: &place) {
      let start = place
      while place < count, self[place] &- UInt8(ascii: "0") < 10 { place += 1 }
      guard place > start else { return nil }
    }
    return hour * 3600 + minute * 60 + second
  }

  /// Seconds east of UTC.
  fileprivate func offset(at place: inout Int) -> Int? {
    if take("Z", at: &place) { return 0 }
    if take(" ", at: &place) {
      return take("U", at: &place) && take("T", at: &place) && take("C", at: &place) ? 0 : nil
    }
    let sign = take("+", at: &place) ? 1 : take("-", at: &place) ? -1 : 0
    guard sign != 0, let hours = twoDigits(at: &place), hours <= 18 else { return nil }
    guard place < count else { return sign * hours * 3600 }
    _ = take(":", at: &place)
    guard let minutes = twoDigits(at: &place), minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
