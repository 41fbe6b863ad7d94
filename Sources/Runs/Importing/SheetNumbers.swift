import Diagnostics
import Tables

/// The numbers of one column of a sheet, in the one form that all of them have.
struct SheetNumbers {
  /// Plain numbers by the cells' places in the list; empty for what is missing.
  var plain: [String] = []
  var findings: [Diagnostic] = []

  /// Reads cells of a column; what their form leaves open is decided by the option, and asked for without it.
  init(_ cells: [(text: String, position: SourcePosition)], column: String, unit: String?, decimal: CellForm.DecimalMark?) {
    let readings = Self.forms.compactMap { form -> (form: CellForm, numbers: [WrittenNumber?])? in
      var numbers: [WrittenNumber?] = []
      for cell in cells {
        if Self.isMissing(cell.text) {
          numbers.append(nil)
        } else if let number = WrittenNumber(Array(cell.text.utf8).span, form: form) {
          numbers.append(number)
        } else {
          return nil
        }
      }
      return (form, numbers)
    }
    guard let first = readings.first else {
      // The cell that no form reads, else the first that contradicts those above it.
      let odd = cells.first { cell in
        !Self.isMissing(cell.text) && !Self.forms.contains { WrittenNumber(Array(cell.text.utf8).span, form: $0) != nil }
      }
      let message = odd.map { "'\($0.text)' is not a number" } ?? "the numbers of '\(column)' are written in different ways"
      findings.append(
        Diagnostic(
          .csvNumber, at: (odd ?? cells.first)?.position ?? SourcePosition(file: ""), message,
          suggestion: "write it with digits, or leave the cell empty: empty is missing"))
      return
    }
    var chosen = first.numbers
    if let index = cells.indices.first(where: { index in readings.contains { $0.numbers[index]?.plain != chosen[index]?.plain }
    }) {
      let fitting = decimal.map { decimal in readings.filter { $0.form.decimal == decimal } } ?? []
      let isOpen = fitting.isEmpty || fitting.contains { $0.numbers[index]?.plain != fitting[0].numbers[index]?.plain }
      if isOpen {
        let values = Set(readings.compactMap { $0.numbers[index]?.plain }).map { String(decoding: $0, as: UTF8.self) }.sorted()
        findings.append(
          Diagnostic(
            .csvNumber, at: cells[index].position,
            "'\(cells[index].text)' in column '\(column)' may be \(values.joined(separator: " or "))",
            suggestion: "say which mark separates the decimals: --decimal . or --decimal ,"))
        return
      }
      chosen = fitting[0].numbers
    }
    plain = chosen.map { $0.map { String(decoding: $0.plain, as: UTF8.self) } ?? "" }
    for (cell, number) in zip(cells, chosen) {
      guard let sign = number?.currency, let unit, !Self.fits(sign, unit) else { continue }
      findings.append(
        Diagnostic(.csvUnit, at: cell.position, "'\(cell.text)' is an amount, but '\(column)' is measured in \(unit)"))
    }
  }

  static func isMissing(_ text: String) -> Bool { text.isEmpty || ["-", "--", "–", "—", "n/a", "N/A"].contains(text) }

  private static func fits(_ sign: String, _ unit: String) -> Bool {
    let code = String(unit.prefix(3))
    return sign == code
      || ["€": ["EUR"], "£": ["GBP"], "¥": ["JPY", "CNY"]][sign]?.contains(code) ?? (sign == "$" && code.hasSuffix("D"))
  }

  private static let forms = [
    CellForm(thousands: .comma), CellForm(decimal: .comma, thousands: .point), CellForm(decimal: .comma, thousands: .space),
    CellForm(thousands: .space), CellForm(thousands: .apostrophe),
  ]
}
