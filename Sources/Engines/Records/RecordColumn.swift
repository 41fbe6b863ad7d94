import Calendars
import Diagnostics
import Tables

/// A column of a table of records.
package struct RecordColumn: Hashable, Sendable {
  package var name: String
  package var type: ColumnType
  /// Whether `tables.yml` gives the type; else it was inferred from the first rows.
  package var isDeclared: Bool
  /// How its values are written.
  var form = CellForm()
  /// Of times that name none; nil for the source's own.
  var zone: TimeZoneRules?

  package init(name: String, type: ColumnType, isDeclared: Bool) {
    self.name = name
    self.type = type
    self.isDeclared = isDeclared
  }
}

/// Why a cell is not stored.
enum CellProblem: Hashable {
  case notUTF8
  /// The cell's text is no value of the column's type.
  case otherType
  /// A time without a zone, where a zone is needed.
  case noZone
}

extension RecordColumn {
  /// Reads a cell that is not blank into a batch, or says why not. `zone` is that of times that name none.
  func read(_ cell: Span<UInt8>, into batch: inout RecordBatch, zone: TimeZoneRules?) -> CellProblem? {
    let zone = self.zone ?? zone
    guard form.isPlain, !cell.isAmountWithSign(of: type) else { return readWritten(cell, into: &batch, zone: zone) }
    return readPlain(cell, into: &batch, zone: zone)
  }

  /// Reads a cell that is written in the column's form as what it would be in plain form.
  private func readWritten(_ cell: Span<UInt8>, into batch: inout RecordBatch, zone: TimeZoneRules?) -> CellProblem? {
    switch type {
    case .integer, .decimal, .money:
      guard let number = WrittenNumber(cell, form: form), number.zeros == 0, type.takes(number) else { return .otherType }
      return readPlain(number.plain.span, into: &batch, zone: zone)
    case .date, .instant, .wallClock:
      guard let time = isoTime(cell, form.dates) else { return .otherType }
      return readPlain(time.span, into: &batch, zone: zone)
    case .text, .boolean:
      return readPlain(cell, into: &batch, zone: zone)
    }
  }

  private func readPlain(_ cell: Span<UInt8>, into batch: inout RecordBatch, zone: TimeZoneRules?) -> CellProblem? {
    switch type {
    case .text:
      guard cell.isText else { return .notUTF8 }
      batch.append(text: cell)
      return nil
    case .integer:
      guard let value = cell.integer, isDeclared || !cell.hasLeadingZero else { return .otherType }
      batch.append(integer: value)
      return nil
    case .decimal, .money:
      guard let value = cell.decimal(digits: type.digits ?? 0), isDeclared || !cell.hasLeadingZero else { return .otherType }
      batch.append(integer: value)
      return nil
    case .boolean:
      guard let value = cell.boolean(loosely: isDeclared) else { return .otherType }
      batch.append(integer: value ? 1 : 0)
      return nil
    case .date:
      guard case .date? = Moment(cell) else { return .otherType }
      batch.append(text: cell)
      return nil
    case .instant:
      switch Moment(cell) {
      case .instant(let instant): batch.append(instant)
      case .local(let date, let second):
        guard let zone else { return .noZone }
        batch.append(zone.instant(date, second: second))
      case .date, nil: return .otherType
      }
      return nil
    case .wallClock:
      guard case .local(let date, let second)? = Moment(cell) else { return .otherType }
      batch.append(date, second: second, isUTC: false)
      return nil
    }
  }
}

extension ColumnType {
  /// Whether a number with a sign of a currency, or a percent sign, may be of the type.
  fileprivate func takes(_ number: WrittenNumber) -> Bool {
    switch self {
    case .money(let code):
      guard let sign = number.currency, sign != code else { return !number.isPercent }
      let codes = ["€": ["EUR"], "£": ["GBP"], "¥": ["JPY", "CNY"]]
      return !number.isPercent && (codes[sign]?.contains(code) ?? (sign == "$" && code.hasSuffix("D")))
    case .decimal: return number.currency == nil
    default: return number.currency == nil && !number.isPercent
    }
  }
}

extension Span<UInt8> {
  /// Whether it is an amount that is written with the sign of its currency: the column's type says that it is money.
  fileprivate func isAmountWithSign(of type: ColumnType) -> Bool {
    guard case .money = type, count > 0 else { return false }
    return !(self[0] == 0x2D || self[0] &- 0x30 < 10) || !(self[count - 1] &- 0x30 < 10)
  }
}

extension RecordBatch {
  fileprivate mutating func append(_ instant: Instant) {
    let (days, second) = instant.second.quotientAndRemainder(dividingBy: 86_400)
    let isBefore = second < 0
    append(
      CivilDate(daysSinceEpoch: isBefore ? days - 1 : days), second: isBefore ? second + 86_400 : second, isUTC: true)
  }

  /// `2026-08-03T09:15:00`, with a Z for UTC.
  fileprivate mutating func append(_ date: CivilDate, second: Int, isUTC: Bool) {
    let (year, month, day) = date.components
    appendText(count: isUTC ? 20 : 19) { text in
      text.append(year, width: 4)
      text.append(0x2D)
      text.append(month, width: 2)
      text.append(0x2D)
      text.append(day, width: 2)
      text.append(UInt8(ascii: "T"))
      text.append(second / 3600, width: 2)
      text.append(0x3A)
      text.append(second / 60 % 60, width: 2)
      text.append(0x3A)
      text.append(second % 60, width: 2)
      if isUTC { text.append(UInt8(ascii: "Z")) }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ number: Int, width: Int) {
    var power = 1
    for _ in 1..<width { power *= 10 }
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / power % 10))
      power /= 10
    }
  }
}
