/// The rows of a stream in the order of what they are matched by: an entity of the stream's own kind or of one that it is
/// linked to, the cycle where both streams tell it, and time.
struct KeyedRows {
  let stream: EventStream
  /// Numbers of the entity that each row is matched by.
  let codes: [Int32]
  /// Rows in order, those that belong to no entity left out.
  let order: [Int32]
  let usesCycles: Bool

  /// The rows of two streams by what they have in common; nil where they have nothing.
  static func pair(_ from: EventStream, _ to: EventStream, _ axis: TimeAxis, _ identifiers: Identifiers) -> (Self, Self)? {
    let usesCycles = from.entity == to.entity && from.cycles != nil && to.cycles != nil
    let columns: ([Int32], [Int32])? =
      if from.entity == to.entity { (from.entities, to.entities) } else if let link = to.links[from.entity] {
        (from.entities, link)
      } else if let link = from.links[to.entity] { (link, to.entities) } else { nil }
    guard let columns else { return nil }
    return (
      KeyedRows(from, columns.0, usesCycles, axis, identifiers), KeyedRows(to, columns.1, usesCycles, axis, identifiers)
    )
  }

  init(_ stream: EventStream, _ codes: [Int32], _ usesCycles: Bool, _ axis: TimeAxis, _ identifiers: Identifiers) {
    self.stream = stream
    self.codes = codes
    self.usesCycles = usesCycles
    var order = Self.order(codes)
    let table = identifiers[stream.entity]
    // Rows of one entity are sorted already; of a linked one, several entities' rows come together.
    func precedes(_ left: Int32, _ right: Int32) -> Bool {
      let (left, right) = (Int(left), Int(right))
      if usesCycles, let cycles = stream.cycles, cycles[left] != cycles[right] { return cycles[left] < cycles[right] }
      if stream.times[left] != stream.times[right] { return stream.times[left] < stream.times[right] }
      if stream.entities[left] != stream.entities[right] {
        return table.precedes(stream.entities[left], stream.entities[right])
      }
      return left < right
    }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, codes[Int(order[end])] == codes[Int(order[start])] { end += 1 }
      if end > start + 1 { order[start..<end].sort(by: precedes) }
      start = end
    }
    self.order = order
  }

  /// Rows by their codes, as they stand among those of one code; those without a code left out. A counting sort, where they are not
  /// sorted already.
  private static func order(_ codes: [Int32]) -> [Int32] {
    var isSorted = true
    var last: Int32 = 0
    for code in codes {
      guard code >= last else {
        isSorted = false
        break
      }
      last = code
    }
    if isSorted { return Array(0..<Int32(codes.count)) }
    var starts = Array(repeating: Int32(0), count: Int(codes.max() ?? -1) + 2)
    for code in codes where code >= 0 { starts[Int(code) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var order = Array(repeating: Int32(0), count: Int(starts.last ?? 0))
    for (row, code) in codes.enumerated() where code >= 0 {
      order[Int(starts[Int(code)])] = Int32(row)
      starts[Int(code)] += 1
    }
    return order
  }

  /// Where the group that begins at a place ends: the same entity, and the same cycle where cycles count.
  func end(ofGroupAt place: Int) -> Int {
    let key = key(place)
    var end = place + 1
    while end < order.count, self.key(end) == key { end += 1 }
    return end
  }

  /// What tells groups apart, in order.
  func key(_ place: Int) -> (Int32, Int32) {
    let row = Int(order[place])
    return (codes[row], usesCycles ? stream.cycles?[row] ?? 0 : 0)
  }
}
