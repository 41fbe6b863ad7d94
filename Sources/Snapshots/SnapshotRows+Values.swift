import Calendars
import Definitions
import Diagnostics
import Numbers
import Tables

/// What the rows of one metric's stat hold.
struct RowForm {
  var unit: Unit?
  var parts = RowParts.none
  /// Whether a ratio is read as a percentage.
  var isPercent = false
}

/// The numbers of a row against what its metric measures: nothing is taken that could not be, without a word.
extension SnapshotRows {
  func form(of metric: String, stat: String) -> RowForm {
    let format = glossary[metric]?.display.format
    // What a formula makes of amounts, such as a return on spend, is over 200% in any good month.
    let isFormula = if case .formula = glossary.metric(metric)?.calculation { true } else { false }
    return RowForm(
      unit: glossary.unit(of: metric, stat: stat), parts: glossary.parts(of: metric, stat: stat),
      isPercent: (format == nil || format == .percent) && !isFormula)
  }

  mutating func check(_ fields: Span<CSVField>, _ row: Int, _ metric: Int, _ period: Period, _ unit: Unit?) {
    checkBegun(fields, row, period)
    if lastForm.unit == .count { checkWhole(part.columns.value[row], place.value, fields) }
    checkWhole(part.columns.count[row], place.n, fields)
    guard unit == .ratio else { return }
    checkRatio(fields, row)
    if lastForm.parts.isProportion { checkProportion(fields, row, metric) } else { checkPercent(fields, row) }
  }

  /// A ratio's value is its numerator divided by its denominator, to the digits that it is written with.
  private mutating func checkRatio(_ fields: Span<CSVField>, _ row: Int) {
    guard let value = part.columns.value[row], let top = part.columns.numerator[row],
      let bottom = part.columns.denominator[row],
      let expected = top.divided(by: bottom, scale: value.scale), expected != value
    else { return }
    report(.snapshotRatio, fields[place.value], "\(top) / \(bottom) is \(expected), not \(value)")
  }

  private mutating func checkBegun(_ fields: Span<CSVField>, _ row: Int, _ period: Period) {
    let day = part.columns.vintage[row].map { part.vintages[$0].date } ?? part.file.vintage.date
    if begun?.grain != period.grain || begun?.day != day {
      begun = Period(period.grain, containing: day).map { (period.grain, day, $0.ordinal) }
    }
    guard let begun, begun.ordinal < period.ordinal else { return }
    report(
      .snapshotFuturePeriod, fields[place.period], "\(period) had not begun on \(day.short), the day of the snapshot",
      "correct the period, or add the number when there is one")
  }

  private mutating func checkWhole(_ number: ExactDecimal?, _ place: Int, _ fields: Span<CSVField>) {
    guard let number, number.scale > 0, number.withoutTrailingZeros.scale > 0 else { return }
    let whole = ExactDecimal(coefficient: number.coefficient, scale: 0)
    report(
      .snapshotFraction, fields[place], "\(number) is not a whole number of cases",
      number.scale == 3 ? "write \(whole) if the point marks thousands" : "write a whole number")
  }

  private mutating func checkProportion(_ fields: Span<CSVField>, _ row: Int, _ metric: Int) {
    let (top, bottom) = (part.columns.numerator[row], part.columns.denominator[row])
    let metric = part.metrics[metric]
    if let top, let bottom, top > bottom {
      report(
        .snapshotProportion, fields[place.num], "\(top) of \(bottom) is more than 100%",
        "\(metric) is a share of cases: num counts some of those in den")
    } else if top == nil || bottom == nil, let value = part.columns.value[row], value > ExactDecimal(1) || value.isNegative {
      report(
        .snapshotProportion, fields[place.value], "\(value) is \(NumberText.percent(value, decimals: 0)) of the cases",
        value.isNegative ? "a share is at least 0" : "write \(hundredth(value)) for \(value.withoutTrailingZeros)%")
    }
    for (number, place) in [(top, place.num), (bottom, place.den)] {
      if let number, number.isNegative || number.withoutTrailingZeros.scale > 0 {
        report(
          .snapshotProportion, fields[place], "\(number) is not a whole number of cases", "\(metric) is a share of cases")
      }
    }
  }

  /// Nothing bounds the ratio of two amounts. One that stands alone and is over 200% is more often 22 for 22%.
  private mutating func checkPercent(_ fields: Span<CSVField>, _ row: Int) {
    guard lastForm.isPercent, let value = part.columns.value[row], value.magnitude > ExactDecimal(2),
      part.columns.numerator[row] == nil || part.columns.denominator[row] == nil
    else { return }
    report(
      .snapshotPercent, fields[place.value], "\(value) is \(NumberText.percent(value, decimals: 0))",
      "write \(hundredth(value)) for \(value.withoutTrailingZeros)%, or give num and den beside it")
  }

  private func hundredth(_ value: ExactDecimal) -> ExactDecimal {
    (value * ExactDecimal(coefficient: 1, scale: 2)).withoutTrailingZeros
  }
}
