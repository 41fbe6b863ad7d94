import Definitions

/// What is booked of a stage that cases can leave again: each entry, and each leaving as its opposite.
struct Bookings: Sendable {
  /// Whether a row takes back what an earlier one booked, by row.
  fileprivate(set) var isBack: [Bool] = []
  /// When the case entered, by row: what is known of it is known of then.
  fileprivate(set) var entered: [Int] = []
}

extension EventStream {
  /// Whether a row takes back what an earlier one booked.
  func isBack(_ row: Int) -> Bool { bookings?.isBack[row] ?? false }

  /// The rows that enter a stage from outside, and a row in which the entry's amounts and members come again for each time that
  /// a case leaves by one of `leavings`. While a case is in, further entries say nothing new.
  ///
  /// Nil where both have no entity in common, or one knows days and the other times of day.
  func booked(back leavings: EventStream, _ axis: TimeAxis, _ identifiers: Identifiers) -> EventStream? {
    guard isOfDates == leavings.isOfDates, let (entries, exits) = KeyedRows.pair(self, leavings, axis, identifiers) else {
      return nil
    }
    var rows: [(row: Int, time: Int, isBack: Bool)] = []
    var (place, other) = (0, 0)
    while place < entries.order.count {
      let end = entries.end(ofGroupAt: place)
      let key = entries.key(place)
      while other < exits.order.count, exits.key(other) < key { other += 1 }
      let last = other < exits.order.count && exits.key(other) == key ? exits.end(ofGroupAt: other) : other
      var present: Int?
      for row in entries.order[place..<end].map({ Int($0) }) {
        while other < last, case let time = leavings.times[Int(exits.order[other])], time < times[row] {
          if let entered = present { rows.append((entered, time, true)) }
          present = nil
          other += 1
        }
        if present == nil {
          rows.append((row, times[row], false))
          present = row
        }
      }
      if let entered = present, other < last { rows.append((entered, leavings.times[Int(exits.order[other])], true)) }
      (place, other) = (end, last)
    }
    var stream = selecting(rows.map(\.row))
    stream.bookings = Bookings(isBack: rows.map(\.isBack), entered: stream.times)
    stream.times = rows.map(\.time)
    return stream
  }

  /// The entries alone.
  func withoutBookingsBack() -> EventStream { selecting((0..<count).filter { !isBack($0) }) }
}

extension Stage {
  /// Which rows are read: of a stage that can be left, all of them tell who is in.
  var readOccurrence: Occurrence { reversal == nil ? occurrence : .every }
}
