import Calendars
import Definitions
import Numbers
import Snapshots

/// What cases add up to that have an amount, or have none.
protocol AmountsOfCases: Sendable {
  init()
  var isEmpty: Bool { get }
  /// Adds a case, which has an amount or not.
  mutating func add(_ amount: Int64?)
  /// Takes back a case that was added once, in this period or another.
  mutating func takeBack(_ amount: Int64?)
}

/// How many events, and what they amount to.
struct Amount: AmountsOfCases {
  /// Those that were added less those that were taken back.
  var count = 0
  /// Cases that were added or taken back.
  var cases = 0
  /// Those of ``count`` whose amount nobody recorded.
  var blank = 0
  /// Units of the last digit.
  var sum: Int128 = 0

  /// Adds a case, which has an amount or not.
  mutating func add(_ amount: Int64?) {
    count += 1
    cases += 1
    if let amount { sum += Int128(amount) } else { blank += 1 }
  }

  mutating func takeBack(_ amount: Int64?) {
    count -= 1
    cases += 1
    if let amount { sum -= Int128(amount) } else { blank -= 1 }
  }

  var isEmpty: Bool { cases == 0 }

  /// Nil where there are cases and none of them has an amount: nobody knows what they come to.
  var known: Int128? { count > 0 && blank == count ? nil : sum }
}

extension MetricComputation {
  mutating func count(_ stage: String) { amounts(stage, field: nil) }
  mutating func sum(_ stage: String, _ field: String) { amounts(stage, field: field) }

  private mutating func amounts(_ stage: String, field: String?) {
    guard let stream = stream(stage, withLeavings: !isOfStock) else { return }
    if let field, stream.amounts[field] == nil {
      refuse("'\(id)' adds up '\(field)', which the events of '\(stage)' do not have", suggestion: "select it as \(field)")
      return
    }
    var column: MetricAmounts?
    if let field {
      guard let amounts = amounts(stream, field, of: metric) else { return }
      column = amounts
    }
    guard let tally = tally(of: stream, field, column, Amount.self) else { return }
    let scale = column?.scale ?? 0
    for part in tally.parts(isEmpty: \.isEmpty) {
      let exact =
        field == nil ? Fraction(part.value.count) : part.value.known.flatMap { Fraction($0, scale: scale) }
      // What is no money and no number of cases is kept as it is recorded.
      var row = row(part.period, part.dimensions, exact, digits: metric.unit.currency == nil ? scale : nil)
      row.count = part.value.cases
      if part.value.blank > 0 { row.blank = part.value.blank }
      result.values.append(row)
    }
  }

  /// The cases of each period and member: those that there are at its end where the population is a stock, else those that
  /// happened in it. Nil where a stage of the stock has no events. `column` holds the amounts of `field`.
  mutating func tally<Value: AmountsOfCases>(
    of stream: EventStream, _ field: String?, _ column: MetricAmounts?, _: Value.Type
  ) -> Tally<Value>? {
    let splits = splits(of: stream)
    let tally: Tally<Value>?
    if let population = metric.population, let condition = StockCondition(population, in: context.glossary) {
      tally = stock(stream, splits, field, column, condition)
    } else {
      tally = flow(stream, splits, field, column)
    }
    if let tally { noteMembers(tally, isEmpty: \.isEmpty) }
    return tally
  }

  /// Whether the population says who is there at the end of a period: then nothing is booked, in it or back.
  var isOfStock: Bool { metric.population.flatMap { StockCondition($0, in: context.glossary) } != nil }

  /// What happened in each period.
  private func flow<Value: AmountsOfCases>(
    _ stream: EventStream, _ splits: [Split], _ field: String?, _ column: MetricAmounts?
  ) -> Tally<Value> {
    var tally = Tally(splits, periods: periods.count, zero: Value())
    let told = choice(splits, rows: stream.count)
    for row in 0..<stream.count {
      periods.forEach(containing: stream.times[row], isDate: stream.isOfDates) { period in
        let amount = column?[row, period]
        guard !stream.isBack(row) else {
          tally.add(row, in: period) { $0.takeBack(field == nil ? 0 : amount) }
          return
        }
        tally.add(row, in: period) { $0.add(field == nil ? 0 : amount) }
        tell(told, stream, row, period, isIncomplete: field != nil && amount == nil, field)
      }
    }
    return tally
  }

  /// Tells of a case, and of blank and unknown members that it has.
  private func tell(
    _ told: CaseChoice?, _ stream: EventStream, _ row: Int, _ period: Int, isIncomplete: Bool, _ field: String?
  ) {
    let state: MeasuredCase.State = isIncomplete ? .incomplete : .counted
    guard let told, told.takes(row, state) else { return }
    cases?.tell(
      MeasuredCase(
        period: periods.entries[period].period, state: state, kind: stream.entity,
        entity: stream.entities[row], cycle: stream.cycles?[row], start: stream.moment(row), reason: isIncomplete ? field : nil,
        oddMembers: told.members(of: row)))
  }

  /// What is there at the end of each period, or at the as-of where it still runs: an entity counts once, as it was when it
  /// entered last.
  private mutating func stock<Value: AmountsOfCases>(
    _ stream: EventStream, _ splits: [Split], _ field: String?, _ column: MetricAmounts?, _ condition: StockCondition
  ) -> Tally<Value>? {
    var entries: [String: FirstTimes] = [:]
    for stage in condition.stages {
      guard let other = context.streams[StreamKey(stage)], other.entity == stream.entity else {
        refuse(
          "'\(id)' has no events of '\(stage)', which decides whom it counts", suggestion: "give '\(stage)' a source with sql")
        return nil
      }
      entries[stage] = FirstTimes(other)
    }
    var tally = Tally(splits, periods: periods.count, zero: Value())
    let told = choice(splits, rows: stream.count)
    var start = 0
    while start < stream.count {
      let entity = stream.entities[start]
      var end = start
      while end < stream.count, stream.entities[end] == entity { end += 1 }
      for period in 0..<periods.count {
        let closing = periods.closing(period, stream.isOfDates)
        guard let row = (start..<end).last(where: { stream.times[$0] <= closing }),
          condition.holds({ stage in
            entries[stage]?.hasEntered(entity, by: { periods.closing(period, $0) }) ?? false
          })
        else { continue }
        let amount = column?[row, period]
        tally.add(row, in: period) { $0.add(field == nil ? 0 : amount) }
        tell(told, stream, row, period, isIncomplete: field != nil && amount == nil, field)
      }
      start = end
    }
    return tally
  }
}

/// When each entity entered a stage first.
private struct FirstTimes {
  private let isOfDates: Bool
  /// By the entity's number.
  private var times: [Int]

  init(_ stream: EventStream) {
    isOfDates = stream.isOfDates
    times = Array(repeating: .max, count: Int(stream.entities.max() ?? -1) + 1)
    for row in 0..<stream.count {
      let entity = Int(stream.entities[row])
      times[entity] = min(times[entity], stream.times[row])
    }
  }

  func hasEntered(_ entity: Int32, by closing: (Bool) -> Int) -> Bool {
    Int(entity) < times.count && times[Int(entity)] <= closing(isOfDates)
  }
}

extension Fraction {
  /// Units of the last of `scale` digits.
  init?(_ units: Int128, scale: Int) {
    var power: Int128 = 1
    for _ in 0..<scale { power *= 10 }
    self.init(units, power)
  }
}
