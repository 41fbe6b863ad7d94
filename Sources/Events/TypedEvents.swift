import Calendars
import Numbers
import Tables

/// Times, cycles and amounts of a batch that comes in columns, each read a column at a time.
///
/// What a row may have wrong is told row by row, by ``CellReader``: where any row of a batch may have something wrong, there are none of
/// these, and the batch is read so.
struct TypedEvents {
  /// Rows of what is known at the as-of.
  let rows: RowChoice
  let isOfDates: Bool
  // Of all rows of the batch.
  let times: [Int]
  let recorded: [Int]?
  let cycles: [Int]?
  let amounts: [[Int64]]

  init?(_ batch: [TypedColumn], count: Int, _ reading: StreamReading, _ columns: StreamColumns) {
    if let entity = columns.entity {
      guard case .text = batch[entity].kind, !batch[entity].hasNull else { return nil }
    }
    guard let time = columns.time, let times = Times(batch[time], reading) else { return nil }
    var known: Times?
    if let column = columns.recorded {
      guard let read = Times(batch[column], reading) else { return nil }
      known = read
    }
    let asOf = (times: times.end(reading), recorded: known?.end(reading) ?? Int.max)
    let isKnown = { [recorded = known?.values] (row: Int) in
      times.values[row] <= asOf.times && recorded.map { $0[row] <= asOf.recorded } ?? true
    }
    rows = RowChoice(batch: count, rows: (0..<count).allSatisfy(isKnown) ? nil : (0..<count).filter(isKnown))
    if let column = columns.cycle {
      guard case .integer = batch[column].kind, batch[column].values.allSatisfy({ Int32(exactly: $0) != nil }) else {
        return nil
      }
      cycles = batch[column].values.map { Int($0) }
    } else {
      cycles = nil
    }
    var amounts: [[Int64]] = []
    for (_, column, isMinor, isMoney) in columns.amounts {
      guard let scales = Scales(batch, reading, columns, isMoney: isMoney),
        let read = scales.amounts(batch[column], isMinor: isMinor)
      else { return nil }
      amounts.append(read)
    }
    self.amounts = amounts
    isOfDates = times.isOfDates
    self.times = times.values
    recorded = known?.values
  }
}

/// Days or seconds of a column of times; nil where a row has none, or one that cannot be meant.
private struct Times {
  let isOfDates: Bool
  let values: [Int]

  init?(_ column: TypedColumn, _ reading: StreamReading) {
    guard !column.hasNull else { return nil }
    switch column.kind {
    case .date where !reading.takesDatesAsStartOfDay:
      isOfDates = true
      values = column.values.map { Int($0) }
    case .date:
      isOfDates = false
      let zone = reading.sourceZone ?? reading.zone
      values = column.values.map { zone.instant(CivilDate(daysSinceEpoch: Int($0))).second }
    case .instant:
      isOfDates = false
      values = column.values.map { Int($0) }
    case .wallClock:
      guard let zone = reading.sourceZone else { return nil }
      isOfDates = false
      values = column.values.map { value in
        let (day, second) = Int(value).dividedByDay
        return zone.instant(CivilDate(daysSinceEpoch: day), second: second).second
      }
    case .text, .integer, .boolean, .decimal: return nil
    }
    guard let least = values.min(), let most = values.max() else { return }
    let isDated =
      isOfDates
      ? DatedYears.contains(CivilDate(daysSinceEpoch: least)) && DatedYears.contains(CivilDate(daysSinceEpoch: most))
      : DatedYears.contains(Instant(second: least)) && DatedYears.contains(Instant(second: most))
    guard isDated else { return nil }
  }

  /// The last that is known at the as-of.
  func end(_ reading: StreamReading) -> Int {
    isOfDates ? reading.zone.date(at: reading.asOf).daysSinceEpoch : reading.asOf.second
  }
}

/// Digits after the point that amounts of rows have.
private struct Scales {
  private let all: Int
  /// Of each row, where rows name their currencies.
  private let byRow: [Int]?

  /// Nil where a row names no currency, or none that is one.
  init?(_ batch: [TypedColumn], _ reading: StreamReading, _ columns: StreamColumns, isMoney: Bool) {
    all = isMoney ? minorDigits(of: reading.currency) : AmountColumn.plainScale
    guard isMoney, let column = columns.currency else {
      byRow = nil
      return
    }
    guard case .text(let shared) = batch[column].kind else { return nil }
    var known: [Int64: Int] = reading.takesBlankCurrency ? [TypedColumn.null: all] : [:]
    var scales: [Int] = []
    scales.reserveCapacity(batch[column].values.count)
    for value in batch[column].values {
      if let scale = known[value] {
        scales.append(scale)
        continue
      }
      guard value != TypedColumn.null else { return nil }
      let code = shared.texts[Int32(truncatingIfNeeded: value)]
      guard code.count == 3, code.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else { return nil }
      let scale = minorDigits(of: String(decoding: code, as: UTF8.self))
      known[value] = scale
      scales.append(scale)
    }
    byRow = scales
  }

  /// Amounts in units of the last digit; nil where a row has one that does not fit.
  func amounts(_ column: TypedColumn, isMinor: Bool) -> [Int64]? {
    let digits: Int
    switch column.kind {
    case .integer: digits = 0
    case .decimal(let places) where !isMinor: digits = places
    default: return nil
    }
    var amounts: [Int64] = []
    amounts.reserveCapacity(column.values.count)
    for (row, value) in column.values.enumerated() {
      guard value != TypedColumn.null else {
        amounts.append(AmountColumn.none)
        continue
      }
      let scale = isMinor ? 0 : byRow?[row] ?? all
      guard let amount = value.scaled(from: digits, to: scale) else { return nil }
      amounts.append(amount)
    }
    return amounts
  }
}

extension Int64 {
  /// A number of the last of so many digits after the point as one of others; nil where digits would be lost.
  fileprivate func scaled(from digits: Int, to scale: Int) -> Int64? {
    if digits == scale { return self }
    var value = self
    for _ in digits..<Swift.max(digits, scale) {
      let (product, isOver) = value.multipliedReportingOverflow(by: 10)
      guard !isOver else { return nil }
      value = product
    }
    for _ in scale..<Swift.max(digits, scale) {
      let (tenth, rest) = value.quotientAndRemainder(dividingBy: 10)
      guard rest == 0 else { return nil }
      value = tenth
    }
    return value
  }
}

extension Int {
  /// Whole days and the seconds after them.
  fileprivate var dividedByDay: (day: Int, second: Int) {
    let (day, rest) = quotientAndRemainder(dividingBy: 86_400)
    return rest < 0 ? (day - 1, rest + 86_400) : (day, rest)
  }
}

extension TypedColumn {
  fileprivate var hasNull: Bool { values.contains(Self.null) }
}
