import Definitions

/// A row of a stream, counted in a period.
struct PlaceInPeriod: Hashable, Sendable {
  var row: Int
  var period: Int
}

extension MetricComputation {
  /// The periods that count a row: those that hold it, or of a stock those that end after it.
  func periodsCounting(_ row: Int, of stream: EventStream) -> [Int] {
    let (time, isDate) = (stream.times[row], stream.isOfDates)
    if isOfStock { return (0..<periods.count).filter { periods.closing($0, isDate) >= time } }
    var found: [Int] = []
    periods.forEach(containing: time, isDate: isDate) { found.append($0) }
    return found
  }

  /// The amounts that were recorded last of each case, up to the end of the period that counts it or up to the as-of, in the
  /// metric's currency: at the rates of the events that are counted, for what moved is the amount.
  mutating func laterAmounts(_ stream: EventStream, _ field: String, of counted: Metric) -> MetricAmounts? {
    guard let stage = counted.calculation.lookedAt?.stage,
      let history = context.streams[streamKey(stage, counted, context.glossary).history],
      let recorded = RecordedAmounts(history, field)
    else {
      refuse("'\(id)' has no rows of '\(stage(of: counted))' that say what its amounts were later")
      return nil
    }
    // Each row of the stream beside the row that has its amount.
    var pairs: [(row: Int, recorded: Int?)] = []
    var places: [PlaceInPeriod: Int] = [:]
    for row in 0..<stream.count {
      let (entity, cycle) = (stream.entities[row], stream.cycles?[row])
      for period in periodsCounting(row, of: stream) {
        let end = counted.amountBasis == .current ? periods.asOf(stream.isOfDates) : periods.closing(period, stream.isOfDates)
        let last = recorded.last(of: entity, cycle, by: end)
        if pairs.last?.row != row || pairs.last?.recorded != last { pairs.append((row, last)) }
        places[PlaceInPeriod(row: row, period: period)] = pairs.count - 1
      }
    }
    var later = stream.selecting(pairs.map(\.row))
    later.take(field, of: history, at: pairs.map(\.recorded))
    var atEvent = counted
    atEvent.amountBasis = .atEvent
    guard var amounts = amounts(later, field, of: atEvent) else { return nil }
    amounts.places = places
    return amounts
  }

  private func stage(of counted: Metric) -> String { counted.calculation.lookedAt?.stage ?? "" }
}

extension EventStream {
  /// Takes an amount and its currency from rows of another stream, none where there is no row.
  fileprivate mutating func take(_ field: String, of history: EventStream, at rows: [Int?]) {
    guard let column = history.amounts[field] else { return }
    amounts[field] = AmountColumn(
      scale: column.scale, values: rows.map { row in row.map { column.values[$0] } ?? AmountColumn.none })
    currency = history.currency
    currencies = history.currencies.map { currencies in
      MemberColumn(codes: rows.map { row in row.map { currencies.codes[$0] } ?? 0 }, members: currencies.members)
    }
  }
}

/// The rows of a stage that have an amount, by entity.
private struct RecordedAmounts {
  private let history: EventStream
  private let amounts: AmountColumn
  private var rows: [Int32: Range<Int>] = [:]

  /// Nil where the rows have no such field.
  init?(_ history: EventStream, _ field: String) {
    guard let amounts = history.amounts[field] else { return nil }
    self.history = history
    self.amounts = amounts
    var start = 0
    while start < history.count {
      var end = start + 1
      while end < history.count, history.entities[end] == history.entities[start] { end += 1 }
      rows[history.entities[start]] = start..<end
      start = end
    }
  }

  /// The last row of an entity, and of its cycle where rows tell cycles, that has an amount and is no later than a time.
  func last(of entity: Int32, _ cycle: Int32?, by end: Int) -> Int? {
    var found: Int?
    for row in rows[entity] ?? 0..<0 where history.times[row] <= end && amounts[row] != nil {
      guard cycle == nil || history.cycles?[row] == cycle else { continue }
      if found.map({ history.times[$0] <= history.times[row] }) ?? true { found = row }
    }
    return found
  }
}
