import Calendars
import Definitions
import Numbers

/// Rows become a stream: sorted by entity, cycle, time and id, then thinned to the events that count.
extension EventRows {
  consuming func sorted(_ identifiers: Identifiers) -> EventStream {
    let (counted, duplicates) = once(identifiers)
    var order = byEntity(counted)
    var kept: [Int32] = []
    kept.reserveCapacity(order.count)
    var ties: [Int32] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      let entity = entities[Int(order[start])]
      while end < order.count, entities[Int(order[end])] == entity { end += 1 }
      if end == start + 1 {
        // The usual case: an entity with one event, of which there is nothing to choose.
        kept.append(order[start])
      } else {
        order[start..<end].sort { precedes(Int($0), Int($1), identifiers) }
        keep(order[start..<end], &kept, &ties, identifiers)
      }
      start = end
    }
    let odd = oddRows(duplicates, .duplicate) + oddRows(ties, .tie)
    var stream = gathered(kept)
    stream.oddRows = odd
    return stream
  }

  private func oddRows(_ rows: [Int32], _ oddity: OddRow.Oddity) -> [OddRow] {
    rows.map { OddRow(oddity: oddity, entity: entities[Int($0)], isDate: isOfDates, time: times[Int($0)]) }
  }

  /// A counting sort: entities are many and their events few.
  private func byEntity(_ counted: [Bool]?) -> [Int32] {
    var starts = Array(repeating: Int32(0), count: Int(entities.max() ?? -1) + 2)
    let counts = { (row: Int) in counted?[row] ?? true }
    for (row, entity) in entities.enumerated() where counts(row) { starts[Int(entity) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var order = Array(repeating: Int32(0), count: Int(starts.last ?? 0))
    for (row, entity) in entities.enumerated() where counts(row) {
      order[Int(starts[Int(entity)])] = Int32(row)
      starts[Int(entity)] += 1
    }
    return order
  }

  /// The order of an entity's events: of one moment, that in which they became known, then by the source's own id. Where that
  /// tells two apart no more, everything that they say does: rows that say the same may change places.
  private func precedes(_ left: Int, _ right: Int, _ identifiers: Identifiers) -> Bool {
    if hasCycles, cycles[left] != cycles[right] { return cycles[left] < cycles[right] }
    if times[left] != times[right] { return times[left] < times[right] }
    if let recorded, recorded[left] != recorded[right] { return recorded[left] < recorded[right] }
    if let ids, ids[left] != ids[right] { return ids[left].lexicographicallyPrecedes(ids[right]) }
    return saysLess(left, right, identifiers) ?? false
  }

  /// Whether what a row says comes before what another does in the order of bytes, beside its id and its times; nil where both
  /// say the same.
  private func saysLess(_ left: Int, _ right: Int, _ identifiers: Identifiers) -> Bool? {
    for (index, column) in amounts.enumerated() where column[left] != column[right] {
      return text(ofAmount: column[left], index, left) < text(ofAmount: column[right], index, right)
    }
    if !amounts.isEmpty, currency(ofRow: left) != currency(ofRow: right) {
      return currency(ofRow: left) < currency(ofRow: right)
    }
    for dimension in dimensions where dimension.column.codes[left] != dimension.column.codes[right] {
      return dimension.column.member(left) < dimension.column.member(right)
    }
    for (link, column) in zip(columns.links, links) where column[left] != column[right] {
      guard column[left] >= 0, column[right] >= 0 else { return column[left] < column[right] }
      return identifiers[link.kind].precedes(column[left], column[right])
    }
    for column in filled where column[left] != column[right] { return !column[left] }
    guard let column = voids?.column, column.codes[left] != column.codes[right] else { return nil }
    return column.member(left) < column.member(right)
  }

  /// As a source writes it; empty where there is none.
  private func text(ofAmount units: Int64, _ index: Int, _ row: Int) -> String {
    guard units != AmountColumn.none else { return "" }
    let scale = scale(ofAmount: index) ?? minorDigits(of: currency(ofRow: row))
    return ExactDecimal(coefficient: Int128(units), scale: scale).withoutTrailingZeros.description
  }

  /// Adds the rows of one entity that count.
  private func keep(
    _ rows: ArraySlice<Int32>, _ kept: inout [Int32], _ ties: inout [Int32], _ identifiers: Identifiers
  ) {
    var chosen: [Int32] = []
    switch needs.occurrence {
    case .every:
      kept.append(contentsOf: rows)
      return
    case .first: chosen = rows.min { times[Int($0)] < times[Int($1)] }.map { [$0] } ?? []
    case .last:
      // The last of several at that time, as the order of rows has it.
      chosen = rows.reversed().max { times[Int($0)] < times[Int($1)] }.map { [$0] } ?? []
    case .firstPerCycle: chosen = rows.indices.filter { $0 == rows.startIndex || isNewCycle(rows, $0) }.map { rows[$0] }
    }
    kept.append(contentsOf: chosen)
    guard rows.count > 1 else { return }
    ties += chosen.filter { row in rows.contains { isTie(Int(row), Int($0), identifiers) } }
  }

  /// Whether nothing tells which of two that differ came first: one moment, one cycle, known at one time.
  private func isTie(_ one: Int, _ other: Int, _ identifiers: Identifiers) -> Bool {
    one != other && times[one] == times[other] && (!hasCycles || cycles[one] == cycles[other])
      && (recorded.map { $0[one] == $0[other] } ?? true) && saysLess(one, other, identifiers) != nil
  }

  private func isNewCycle(_ rows: ArraySlice<Int32>, _ index: Int) -> Bool {
    hasCycles && cycles[Int(rows[index])] != cycles[Int(rows[index - 1])]
  }

  /// Which rows count where rows have ids: of one id, which is one event, the row that was recorded last, and of several the last
  /// in the order of bytes. Those that count and have others beside them that were recorded at the same time are duplicates.
  /// Nil where every row counts.
  private func once(_ identifiers: Identifiers) -> (counted: [Bool]?, duplicates: [Int32]) {
    guard let ids else { return (nil, []) }
    var events = IdentifierTable()
    var newest: [Int32] = []
    var isRepeated: [Bool] = []
    var counted: [Bool]?
    for row in 0..<count where !ids[row].isEmpty {
      let event = Int(events.code(of: ids[row]))
      guard event < newest.count else {
        newest.append(Int32(row))
        isRepeated.append(false)
        continue
      }
      if counted == nil { counted = Array(repeating: true, count: count) }
      let other = Int(newest[event])
      let isLater = recorded.map { $0[row] == $0[other] ? nil : $0[row] > $0[other] } ?? nil
      let isKept = isLater ?? comesFirst(other, row, identifiers)
      counted?[isKept ? other : row] = false
      if isKept { newest[event] = Int32(row) }
      isRepeated[event] = isLater == nil || (isRepeated[event] && isLater == false)
    }
    return (counted, zip(newest, isRepeated).filter(\.1).map(\.0))
  }

  /// The order of what two rows of one event say, byte by byte: of whom, when, and the rest.
  private func comesFirst(_ left: Int, _ right: Int, _ identifiers: Identifiers) -> Bool {
    if entities[left] != entities[right] { return identifiers[needs.entity].precedes(entities[left], entities[right]) }
    if times[left] != times[right] { return times[left] < times[right] }
    if hasCycles, cycles[left] != cycles[right] { return "\(cycles[left])" < "\(cycles[right])" }
    return saysLess(left, right, identifiers) ?? false
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
    stream.currency = ownCurrency
    stream.currencies = currencies?.column.taking(order)
    stream.voids = voids?.column.taking(order)
    return stream
  }
}

extension MemberColumn {
  fileprivate func taking(_ order: [Int32]) -> MemberColumn {
    MemberColumn(codes: order.map { codes[Int($0)] }, members: members)
  }
}
