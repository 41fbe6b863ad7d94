extension EventStream {
  /// Whether an event is of an entity, or belongs to it. ``Identifiers`` may know more of them: those of rows that were not asked for.
  package func mentions(_ entity: Int32, ofKind kind: String) -> Bool {
    self.entity == kind && entities.contains(entity) || links[kind]?.contains(entity) == true
  }

  /// Some of the events, by their rows, which are in order.
  func selecting(_ rows: [Int]) -> EventStream {
    var part = EventStream(entity: entity, isOfDates: isOfDates)
    part.entities = rows.map { entities[$0] }
    part.cycles = cycles.map { cycles in rows.map { cycles[$0] } }
    part.times = rows.map { times[$0] }
    part.amounts = amounts.mapValues { column in AmountColumn(scale: column.scale, values: rows.map { column.values[$0] }) }
    part.currency = currency
    part.currencies = currencies?.selecting(rows)
    part.voids = voids?.selecting(rows)
    part.links = links.mapValues { codes in rows.map { codes[$0] } }
    part.dimensions = dimensions.mapValues { $0.selecting(rows) }
    part.filled = filled.mapValues { column in rows.map { column[$0] } }
    return part
  }
}

extension MemberColumn {
  fileprivate func selecting(_ rows: [Int]) -> MemberColumn { MemberColumn(codes: rows.map { codes[$0] }, members: members) }
}

extension MeasureContext {
  /// The same with the events of one entity alone, and of what belongs to it: an opportunity whose events name the lead.
  package func narrowed(to entity: Int32, ofKind kind: String) -> MeasureContext {
    var wanted: [String: Set<Int32>] = [kind: [entity]]
    for (_, stream) in streams where stream.entity != kind {
      guard let links = stream.links[kind] else { continue }
      for row in 0..<stream.count where links[row] == entity { wanted[stream.entity, default: []].insert(stream.entities[row]) }
    }
    var part = self
    part.streams = streams.mapValues { stream in
      let entities = wanted[stream.entity] ?? []
      return stream.selecting(entities.isEmpty ? [] : (0..<stream.count).filter { entities.contains(stream.entities[$0]) })
    }
    return part
  }
}

extension EventStream {
  /// Dimensions and fields that a row leaves empty, sorted.
  package func blanks(of row: Int) -> [String] {
    let dimensions = dimensions.filter { $0.key != MetricComputation.milestoneDimension && $0.value.codes[row] == 0 }.keys
    let fields = filled.filter { !$0.value[row] }.keys
    return Set(dimensions).union(fields).sorted()
  }
}
