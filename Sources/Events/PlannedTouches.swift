/// Which beginnings were followed by every touch that a plan owes them.
///
/// The touches of one kind are taken in the order of time: the first of them has to be made by the time of the first that is owed,
/// the second by that of the second, and so on; that is possible exactly if any assignment of touches is.
struct PlannedTouches {
  struct Step {
    /// The code of the kind; nil where any touch will do.
    var kind: UInt16?
    var due: Window
  }

  /// By the row of the beginning, the row of the touch with which the plan was done; -1 where it was not.
  private(set) var ends: [Int32]
  /// Whether anything was owed: not to a case that left before the first touch was due.
  private(set) var owes: [Bool]

  /// `left` is when the case of a row left the plan; far away for one that did not.
  init(_ from: KeyedRows, _ to: KeyedRows, _ axis: TimeAxis, steps: [Step], left: (Int) -> Int) {
    ends = Array(repeating: -1, count: from.stream.count)
    owes = Array(repeating: true, count: from.stream.count)
    var (place, other) = (0, 0)
    while place < from.order.count {
      let end = from.end(ofGroupAt: place)
      let key = from.key(place)
      while other < to.order.count, to.key(other) < key { other += 1 }
      var candidates = other..<other
      if other < to.order.count, to.key(other) == key { candidates = other..<to.end(ofGroupAt: other) }
      for begin in place..<end {
        let row = Int(from.order[begin])
        let start = axis.time(from.stream, row)
        // What is done to a case that came back belongs to its new start.
        let next = begin + 1 < end ? axis.time(from.stream, Int(from.order[begin + 1])) : .max
        let touches = candidates.map { to.order[$0] }.filter {
          let time = axis.time(to.stream, Int($0))
          return time >= start && time < next
        }
        let owed = steps.map { (kind: $0.kind, due: $0.due.end(from: start)) }.filter { $0.due <= left(row) }
        owes[row] = !owed.isEmpty
        ends[row] = Self.last(of: touches, owed, to, axis) ?? -1
      }
      (place, other) = (end, candidates.upperBound)
    }
  }

  /// The row of the last touch that was needed; nil where one is missing or late.
  private static func last(
    of touches: [Int32], _ owed: [(kind: UInt16?, due: Int)], _ to: KeyedRows, _ axis: TimeAxis
  ) -> Int32? {
    let kinds = to.stream.dimensions[MetricComputation.kindDimension]
    var last: Int32?
    for (kind, steps) in Dictionary(grouping: owed, by: \.kind) {
      var made = touches.filter { touch in kind.map { kinds?.codes[Int(touch)] == $0 } ?? true }[...]
      for due in steps.map(\.due).sorted() {
        guard let touch = made.popFirst(), axis.time(to.stream, Int(touch)) <= due else { return nil }
        if last.map({ axis.time(to.stream, Int($0)) < axis.time(to.stream, Int(touch)) }) ?? true { last = touch }
      }
    }
    return last
  }
}
