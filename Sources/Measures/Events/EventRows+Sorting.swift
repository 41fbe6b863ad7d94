/// Rows become a stream: sorted by entity, cycle, time and id, then thinned to the events that count.
extension EventRows {
  consuming func sorted(_ identifiers: Identifiers) -> EventStream {
    var order = byEntity()
    var kept: [Int32] = []
    kept.reserveCapacity(order.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      let entity = entities[Int(order[start])]
      while end < order.count, entities[Int(order[end])] == entity { end += 1 }
      if end > start + 1 { order[start..<end].sort { precedes(Int($0), Int($1), identifiers) } }
      keep(order[start..<end], &kept)
      start = end
    }
    return gathered(kept)
  }

  /// A counting sort: entities are many and their events few.
  private func byEntity() -> [Int32] {
    var starts = Array(repeating: Int32(0), count: Int(entities.max() ?? -1) + 2)
    for entity in entities { starts[Int(entity) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var order = Array(repeating: Int32(0), count: count)
    for (row, entity) in entities.enumerated() {
      order[Int(starts[Int(entity)])] = Int32(row)
      starts[Int(entity)] += 1
    }
    return order
  }

  /// The order of an entity's events. Where the source's own id tells two apart no more, everything that they say does: rows
  /// that say the same may change places.
  private func precedes(_ left: Int, _ right: Int, _ identifiers: Identifiers) -> Bool {
    if hasCycles, cycles[left] != cycles[right] { return cycles[left] < cycles[right] }
    if times[left] != times[right] { return times[left] < times[right] }
    if let ids, ids[left] != ids[right] { return ids[left].lexicographicallyPrecedes(ids[right]) }
    if let recorded, recorded[left] != recorded[right] { return recorded[left] < recorded[right] }
    for column in amounts where column[left] != column[right] { return column[left] < column[right] }
    for dimension in dimensions where dimension.column.codes[left] != dimension.column.codes[right] {
      return dimension.column.member(left) < dimension.column.member(right)
    }
    for (link, column) in zip(columns.links, links) where column[left] != column[right] {
      guard column[left] >= 0, column[right] >= 0 else { return column[left] < column[right] }
      return identifiers[link.kind].precedes(column[left], column[right])
    }
    for column in filled where column[left] != column[right] { return !column[left] }
    guard let column = voids?.column, column.codes[left] != column.codes[right] else { return false }
    return column.member(left) < column.member(right)
  }

  /// Adds the rows of one entity that count.
  private func keep(_ group: ArraySlice<Int32>, _ kept: inout [Int32]) {
    let rows = withoutReplaced(group)
    switch needs.occurrence {
    case .every: kept.append(contentsOf: rows)
    case .first:
      if let first = rows.min(by: { times[Int($0)] < times[Int($1)] }) { kept.append(first) }
    case .last:
      // The last of several at that time, as the order of rows has it.
      if let last = rows.reversed().max(by: { times[Int($0)] < times[Int($1)] }) { kept.append(last) }
    case .firstPerCycle:
      for (index, row) in rows.enumerated() where index == 0 || isNewCycle(rows, index) { kept.append(row) }
    }
  }

  private func isNewCycle(_ rows: [Int32], _ index: Int) -> Bool {
    hasCycles && cycles[Int(rows[index])] != cycles[Int(rows[index - 1])]
  }

  /// Rows with one id that became known one after the other say what was known of one event: the last of them counts.
  private func withoutReplaced(_ group: ArraySlice<Int32>) -> [Int32] {
    guard let recorded, let ids, group.count > 1 else { return Array(group) }
    var newest: [ArraySlice<UInt8>: Int32] = [:]
    for row in group where !ids[Int(row)].isEmpty {
      if let other = newest[ids[Int(row)]], recorded[Int(other)] > recorded[Int(row)] { continue }
      newest[ids[Int(row)]] = row
    }
    return group.filter { recorded[Int(newest[ids[Int($0)]] ?? $0)] == recorded[Int($0)] }
  }

  private consuming func gathered(_ order: [Int32]) -> EventStream {
    var stream = EventStream(entity: needs.entity, isOfDates: isOfDates)
    stream.entities = order.map { entities[Int($0)] }
    stream.times = order.map { times[Int($0)] }
    if hasCycles { stream.cycles = order.map { cycles[Int($0)] } }
    for (index, amount) in columns.amounts.enumerated() {
      let values = amounts[index]
      stream.amounts[amount.field] = AmountColumn(scale: scale(ofAmount: index), values: order.map { values[Int($0)] })
    }
    for (link, column) in zip(columns.links, links) { stream.links[link.kind] = order.map { column[Int($0)] } }
    for (field, column) in zip(columns.fields, filled) { stream.filled[field.name] = order.map { column[Int($0)] } }
    for (dimension, column) in zip(columns.dimensions, dimensions) {
      stream.dimensions[dimension.name] = column.column.taking(order)
    }
    stream.voids = voids?.column.taking(order)
    return stream
  }
}

extension MemberColumn {
  fileprivate func taking(_ order: [Int32]) -> MemberColumn {
    MemberColumn(codes: order.map { codes[Int($0)] }, members: members)
  }
}
