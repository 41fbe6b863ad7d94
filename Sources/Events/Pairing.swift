/// Which event ends what another began: the first after it within its window, each ending one case at most.
struct Pairing {
  /// The row of the end by the row of the beginning; -1 where there is none.
  private(set) var ends: [Int32]
  /// By the row of the beginning, an end that stands before it and belongs to no other; -1 where there is none.
  private(set) var earlier: [Int32]

  /// Where `window` gives the last time that is still within, from the time of the beginning.
  init(_ from: KeyedRows, _ to: KeyedRows, _ axis: TimeAxis, window: (Int) -> Int = { _ in .max }) {
    ends = Array(repeating: -1, count: from.stream.count)
    earlier = ends
    var place = 0
    var other = 0
    while place < from.order.count {
      let end = from.end(ofGroupAt: place)
      let key = from.key(place)
      while other < to.order.count, to.key(other) < key { other += 1 }
      if other < to.order.count, to.key(other) == key {
        let otherEnd = to.end(ofGroupAt: other)
        pair(from, place..<end, to, other..<otherEnd, axis, window)
        other = otherEnd
      }
      place = end
    }
  }

  /// The rows of one history, each of which ends with the next one of its entity.
  init(toNextOf rows: KeyedRows) {
    ends = Array(repeating: -1, count: rows.stream.count)
    earlier = ends
    var place = 0
    while place < rows.order.count {
      let end = rows.end(ofGroupAt: place)
      for (row, next) in zip(rows.order[place..<end], rows.order[place..<end].dropFirst()) { ends[Int(row)] = next }
      place = end
    }
  }

  /// Both in the order of time, so that the first of several beginnings takes the first end.
  private mutating func pair(
    _ from: KeyedRows, _ begins: Range<Int>, _ to: KeyedRows, _ candidates: Range<Int>, _ axis: TimeAxis, _ window: (Int) -> Int
  ) {
    var next = candidates.lowerBound
    // Those before every beginning so far, of which the first ones are given away.
    var skipped: [Int32] = []
    var given = 0
    for place in begins {
      let row = from.order[place]
      let start = axis.time(from.stream, Int(row))
      while next < candidates.upperBound, axis.time(to.stream, Int(to.order[next])) < start {
        skipped.append(to.order[next])
        next += 1
      }
      if next < candidates.upperBound, axis.time(to.stream, Int(to.order[next])) <= window(start) {
        ends[Int(row)] = to.order[next]
        next += 1
      } else if given < skipped.count {
        earlier[Int(row)] = skipped[given]
        given += 1
      }
    }
  }
}
