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
  /// Reads a cell that is not blank into rows, or says why not. `zone` is that of times that name none.
  func read(_ cell: Span<UInt8>, into rows: inout some CellSink, zone: TimeZoneRules?) -> CellProblem? {
    let zone = self.zone ?? zone
    guard form.isPlain, !(plain.isMoney && cell.isAmountWithSign) else { return readWritten(cell, into: &rows, zone: zone) }
    return plain.read(cell, into: &rows, zone: zone)
  }

  /// How its cells are read where they are written as everywhere else.
  var plain: PlainCells { PlainCells(type, isDeclared: isDeclared) }

  /// Reads a cell that is written in the column's form as what it would be in plain form.
  private func readWritten(_ cell: Span<UInt8>, into rows: inout some CellSink, zone: TimeZoneRules?) -> CellProblem? {
    switch type {
    case .integer, .decimal, .money:
      guard let number = WrittenNumber(cell, form: form), number.zeros == 0, type.takes(number) else { return .otherType }
      return plain.read(number.plain.span, into: &rows, zone: zone)
    case .date, .instant, .wallClock:
      guard let time = isoTime(cell, form.dates) else { return .otherType }
      return plain.read(time.span, into: &rows, zone: zone)
    case .text, .boolean:
      return plain.read(cell, into: &rows, zone: zone)
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
