import Calendars
import Definitions
import Diagnostics
import Numbers
import Tables

/// What the rows of one metric's stat hold.
struct RowForm {
  private(set) var unit: Unit?
  /// Whether the unit is one of these, asked of every row.
  let isCount: Bool
  let isRatio: Bool
  var parts = RowParts.none
  /// Whether a ratio is read as a percentage.
  var isPercent = false

  init(unit: Unit? = nil, parts: RowParts = .none, isPercent: Bool = false) {
    self.unit = unit
    isCount = unit == .count
    isRatio = unit == .ratio
    self.parts = parts
    self.isPercent = isPercent
  }
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

  /// `unit` is the row's own, and `day` the one on which it was known.
  mutating func check(
    _ fields: Span<CSVField>, _ row: Int, _ metric: Int, _ period: Period, _ unit: Unit?, _ day: CivilDate
  ) {
    checkBegun(fields, period, day)
    if lastForm.isCount { checkWhole(part.columns.value[row], place.value, fields) }
    if place.n >= 0 { checkWhole(part.columns.count[row], place.n, fields) }
    guard unit.map({ $0 == .ratio }) ?? lastForm.isRatio else { return }
    // Most ratios stand alone, and nothing speaks against one from 0 to 1.
    if place.num < 0, place.den < 0, part.columns.value.isWithinOne(row) { return }
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

  private mutating func checkBegun(_ fields: Span<CSVField>, _ period: Period, _ day: CivilDate) {
    if begun.map({ $0.day != day.daysSinceEpoch || $0.grain != period.grain.code }) ?? true {
      begun = Period(period.grain, containing: day).map { (period.grain.code, day.daysSinceEpoch, $0.ordinal) }
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
    if top == nil, bottom == nil, let value = part.columns.value[row], !value.isNegative, !isOver(1, value) { return }
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
    guard lastForm.isPercent, let value = part.columns.value[row], isOver(2, value.magnitude),
      part.columns.numerator[row] == nil || part.columns.denominator[row] == nil
    else { return }
    report(
      .snapshotPercent, fields[place.value], "\(value) is \(NumberText.percent(value, decimals: 0))",
      "write \(hundredth(value)) for \(value.withoutTrailingZeros)%, or give num and den beside it")
  }

  /// Whether a number, which a row holds, is over a small whole one.
  private func isOver(_ limit: Int64, _ value: ExactDecimal) -> Bool {
    value.coefficient > Int128(limit * NumberColumn.powersOfTen[value.scale])
  }

  private func hundredth(_ value: ExactDecimal) -> ExactDecimal {
    (value * ExactDecimal(coefficient: 1, scale: 2)).withoutTrailingZeros
  }
}
