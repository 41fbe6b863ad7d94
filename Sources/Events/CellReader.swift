import Calendars
import Numbers
import Tables

/// Reads the cells of a row that are no plain texts: times, amounts, cycles.
struct CellReader: Sendable {
  /// When something happened: days or seconds since 1970-01-01.
  struct Time {
    var isDate: Bool
    var value: Int
  }

  struct Event {
    var time: Time
    /// When it became known.
    var recorded: Int
    var cycle: Int32
    /// In the order of the columns.
    var amounts: [Int64]
  }

  enum Row {
    case event(Event)
    case unknownYet
    /// What is wrong was noted.
    case unreadable
  }

  private let reading: StreamReading
  private let columns: StreamColumns
  private let asOfDay: Int

  init(_ reading: StreamReading, _ columns: StreamColumns) {
    self.reading = reading
    self.columns = columns
    asOfDay = reading.zone.date(at: reading.asOf).daysSinceEpoch
  }

  func event(_ batch: RowBatch, _ row: Int, _ problems: inout RowProblems) -> Row {
    if let entity = columns.entity, batch.cell(row, entity).map(\.isEmpty) ?? true {
      problems.note("without an entity", row: name(batch, row), cell: nil)
      return .unreadable
    }
    guard let timeColumn = columns.time, let time = time(batch, row, timeColumn, &problems) else { return .unreadable }
    var recorded = time
    if let column = columns.recorded {
      guard let known = self.time(batch, row, column, &problems) else { return .unreadable }
      recorded = known
    }
    guard isKnown(time), isKnown(recorded) else { return .unknownYet }
    guard let cycle = cycle(batch, row, &problems), let amounts = amounts(batch, row, &problems) else { return .unreadable }
    return .event(Event(time: time, recorded: recorded.value, cycle: cycle, amounts: amounts))
  }

  private func isKnown(_ time: Time) -> Bool { time.value <= (time.isDate ? asOfDay : reading.asOf.second) }

  /// What a message calls a row: its own id, else its entity.
  private func name(_ batch: RowBatch, _ row: Int) -> String {
    columns.id.flatMap { batch.text(row, $0) } ?? columns.entity.flatMap { batch.text(row, $0) } ?? ""
  }

  private func time(_ batch: RowBatch, _ row: Int, _ column: Int, _ problems: inout RowProblems) -> Time? {
    let what = columns.names[column]
    guard let cell = batch.cell(row, column), !cell.isEmpty else {
      problems.note("without a time in '\(what)'", row: name(batch, row), cell: nil)
      return nil
    }
    guard let time = time(cell, batch, row, column, &problems) else { return nil }
    let isDated =
      time.isDate
      ? DatedYears.contains(CivilDate(daysSinceEpoch: time.value)) : DatedYears.contains(Instant(second: time.value))
    guard isDated else {
      problems.note(
        "with a year outside \(DatedYears.text) in '\(what)'", row: name(batch, row), cell: batch.text(row, column))
      return nil
    }
    return time
  }

  private func time(
    _ cell: ArraySlice<UInt8>, _ batch: RowBatch, _ row: Int, _ column: Int, _ problems: inout RowProblems
  ) -> Time? {
    let what = columns.names[column]
    switch Moment(cell.span) {
    case .date(let date):
      guard reading.takesDatesAsStartOfDay else { return Time(isDate: true, value: date.daysSinceEpoch) }
      return Time(isDate: false, value: (reading.sourceZone ?? reading.zone).instant(date).second)
    case .instant(let instant):
      return Time(isDate: false, value: instant.second)
    case .local(let date, let second):
      guard let zone = reading.sourceZone else {
        problems.note(
          "with a time without a zone in '\(what)', where the source names no zone", row: name(batch, row),
          cell: batch.text(row, column)
        )
        return nil
      }
      return Time(isDate: false, value: zone.instant(date, second: second).second)
    case nil:
      problems.note("with a time that cannot be read in '\(what)'", row: name(batch, row), cell: batch.text(row, column))
      return nil
    }
  }

  private func cycle(_ batch: RowBatch, _ row: Int, _ problems: inout RowProblems) -> Int32? {
    guard let column = columns.cycle else { return 0 }
    let text = batch.text(row, column) ?? ""
    if let cycle = Int32(text) { return cycle }
    problems.note("with no whole number in 'cycle'", row: name(batch, row), cell: text)
    return nil
  }

  private func amounts(_ batch: RowBatch, _ row: Int, _ problems: inout RowProblems) -> [Int64]? {
    var amounts: [Int64] = []
    for (field, column, isMinor, isMoney) in columns.amounts {
      guard let cell = batch.cell(row, column), !cell.isEmpty else {
        amounts.append(AmountColumn.none)
        continue
      }
      guard let decimal = ExactDecimal(cell.span), !isMinor || decimal.withoutTrailingZeros.scale == 0 else {
        problems.note("with no plain decimal in '\(field)'", row: name(batch, row), cell: batch.text(row, column))
        return nil
      }
      guard let scale = isMoney ? currencyDigits(batch, row, &problems) : AmountColumn.plainScale else { return nil }
      let bare = decimal.withoutTrailingZeros
      let amount = isMinor ? ExactDecimal(coefficient: bare.coefficient, scale: scale).withoutTrailingZeros : bare
      guard amount.scale <= scale, let value = Int64(exactly: amount.rounded(to: scale).coefficient),
        value != AmountColumn.none
      else {
        problems.note(
          "with more digits than \(scale) after the point in '\(field)'", row: name(batch, row), cell: batch.text(row, column))
        return nil
      }
      amounts.append(value)
    }
    return amounts
  }

  /// The digits after the point that a row's amounts of money have, by their currency.
  private func currencyDigits(_ batch: RowBatch, _ row: Int, _ problems: inout RowProblems) -> Int? {
    guard let column = columns.currency else { return minorDigits(of: reading.currency) }
    guard let cell = batch.cell(row, column), !cell.isBlank else {
      if reading.takesBlankCurrency { return minorDigits(of: reading.currency) }
      problems.note(
        "with an amount and a blank 'currency', where site.yml names none for the source", row: name(batch, row), cell: nil)
      return nil
    }
    guard cell.count == 3, cell.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
      problems.note("with a 'currency' that is not a code such as EUR", row: name(batch, row), cell: batch.text(row, column))
      return nil
    }
    return minorDigits(of: String(decoding: cell, as: UTF8.self))
  }
}
