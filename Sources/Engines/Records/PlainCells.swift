import Calendars

/// How cells of a type are read that are written as everywhere else: `1234.50`, `2026-08-03`. Nothing of it is counted by reference, so
/// that a reader may ask it for each of some million cells.
struct PlainCells: Hashable, Sendable {
  private enum Kind: Hashable, Sendable {
    case text, integer, decimal, boolean, date, instant, wallClock
  }

  private let kind: Kind
  private let digits: Int
  private let isDeclared: Bool
  /// Whether a cell may bear the sign of a currency: see ``Swift/Span/isAmountWithSign``.
  let isMoney: Bool

  init(_ type: ColumnType, isDeclared: Bool) {
    kind =
      switch type {
      case .text: .text
      case .integer: .integer
      case .decimal, .money: .decimal
      case .boolean: .boolean
      case .date: .date
      case .instant: .instant
      case .wallClock: .wallClock
      }
    digits = type.digits ?? 0
    isMoney = if case .money = type { true } else { false }
    self.isDeclared = isDeclared
  }

  /// Reads a cell that is not blank into rows, or says why not. `zone` is that of times that name none.
  func read(_ cell: Span<UInt8>, into rows: inout some CellSink, zone: TimeZoneRules?) -> CellProblem? {
    switch kind {
    case .text:
      guard cell.isText else { return .notUTF8 }
      rows.append(text: cell)
      return nil
    case .integer:
      guard let value = cell.integer, isDeclared || !cell.hasLeadingZero else { return .otherType }
      rows.append(integer: value)
      return nil
    case .decimal:
      guard let value = cell.decimal(digits: digits), isDeclared || !cell.hasLeadingZero else { return .otherType }
      rows.append(integer: value)
      return nil
    case .boolean:
      guard let value = cell.boolean(loosely: isDeclared) else { return .otherType }
      rows.append(integer: value ? 1 : 0)
      return nil
    case .date:
      guard case .date(let date)? = Moment(cell) else { return .otherType }
      rows.append(date, cell: cell)
      return nil
    case .instant:
      switch Moment(cell) {
      case .instant(let instant): rows.append(instant)
      case .local(let date, let second):
        guard let zone else { return .noZone }
        rows.append(zone.instant(date, second: second))
      case .date, nil: return .otherType
      }
      return nil
    case .wallClock:
      guard case .local(let date, let second)? = Moment(cell) else { return .otherType }
      rows.append(date, second: second)
      return nil
    }
  }
}

extension Span<UInt8> {
  /// Whether an amount begins or ends with something else than a digit: with the sign of its currency.
  var isAmountWithSign: Bool {
    count > 0 && (!(self[0] == 0x2D || self[0] &- 0x30 < 10) || !(self[count - 1] &- 0x30 < 10))
  }
}
