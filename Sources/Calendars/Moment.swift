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
  package init?(_ bytes: ArraySlice<UInt8>) {
    var reader = MomentReader(rest: bytes)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
      let day = reader.number(2), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    guard !reader.rest.isEmpty else {
      self = .date(date)
      return
    }
    guard reader.take("T") || reader.take(" "), let second = reader.secondOfDay() else { return nil }
    guard !reader.rest.isEmpty else {
      self = .local(date, second: second)
      return
    }
    guard let offset = reader.offset(), reader.rest.isEmpty else { return nil }
    self = .instant(Instant(second: date.daysSinceEpoch * 86_400 + second - offset))
  }

  package init?(_ text: some StringProtocol) { self.init(ArraySlice(text.utf8)) }

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

private struct MomentReader {
  var rest: ArraySlice<UInt8>

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    guard rest.count >= width, let number = CivilDate.number(rest.prefix(width)) else { return nil }
    rest = rest.dropFirst(width)
    return number
  }

  /// `09:15`, `09:15:30`, `09:15:30.123`.
  mutating func secondOfDay() -> Int? {
    guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60 else { return nil }
    guard take(":") else { return hour * 3600 + minute * 60 }
    guard let second = number(2), second < 60 else { return nil }
    if take(".") || take(",") {
      let fraction = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard !fraction.isEmpty else { return nil }
      rest = rest[fraction.endIndex...]
    }
    return hour * 3600 + minute * 60 + second
  }

  /// Seconds east of UTC.
  mutating func offset() -> Int? {
    if take("Z") { return 0 }
    if rest.elementsEqual(" UTC".utf8) {
      rest = []
      return 0
    }
    let sign = take("+") ? 1 : take("-") ? -1 : 0
    guard sign != 0, let hours = number(2), hours <= 18 else { return nil }
    guard !rest.isEmpty else { return sign * hours * 3600 }
    _ = take(":")
    guard let minutes = number(2), minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
