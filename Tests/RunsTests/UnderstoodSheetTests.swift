import Calendars
import Definitions
import Diagnostics
import Tables
import Testing

@testable import Runs

/// Sheets as people keep them, and how they are understood.
@Suite struct UnderstoodSheetTests {
  private func company() throws -> Company {
    try Company([
      "mql-count": "kind: metric\nabbreviation: MQLs\nsemantics: {type: manual, how: Typed, unit: count}",
      "win-rate": "kind: metric\nsynonyms: [Win rate]\nsemantics: {type: manual, how: Typed, unit: ratio}",
      "pipeline": "kind: metric\nsemantics: {type: manual, how: Typed, unit: EUR}",
    ])
  }

  /// The rows, what was understood, and what is wrong.
  private func understood(_ sheet: String, decimal: CellForm.DecimalMark? = nil, dates: CellForm.DateOrder? = nil) throws
    -> [String]
  {
    let sheet = UnderstoodSheet(
      Array(sheet.utf8), path: "sheet.csv", glossary: try company().timeline.present, grain: .month,
      options: SheetOptions(decimal: decimal, dates: dates))
    guard !sheet.findings.contains(where: { $0.severity == .error }) else { return sheet.findings.map(told) }
    return sheet.table.text.split(separator: "\n").map(String.init) + sheet.lines + sheet.findings.map(told)
  }

  private func told(_ finding: Diagnostic) -> String {
    let place = "\(finding.position.line):\(finding.position.column)"
    return "\(place) \(finding.severity): \(finding.message) (\(finding.suggestion ?? ""))"
  }

  @Test func periodsDownAndMetricsAcross() throws {
    let sheet =
      "Board report;;;;;\n;;;;;\nMonth;MQLs;Win rate;Pipeline;Notes;\nSep-26;1.034;10%;€ 1.200.000,00;x;\n31/10/2026;12;11,5 %;€ 3,5m;;\n"
      + "Total;1.046;;;;\n;;;;;\n"
    #expect(
      try understood(sheet, decimal: .comma) == [
        "metric,period,value", "mql-count,2026-09,1034", "mql-count,2026-10,12", "win-rate,2026-09,0.10",
        "win-rate,2026-10,0.115",
        "pipeline,2026-09,1200000.00", "pipeline,2026-10,3500000",
        "UTF-8, semicolons between columns; the header is line 3; 1 line above it is a title; 1 row of totals left out",
        "Month: periods from 2026-09 to 2026-10", "Notes: left out: no metric has that name",
        "mql-count: 2 values, '1.034' read as 1034", "win-rate: 2 values, '10%' read as 0.10",
        "pipeline: 2 values, '€ 1.200.000,00' read as 1200000.00",
        "3:30 warning: 'Notes' is not a known metric, so it is left out ()",
      ])
  }

  @Test func metricsDownAndPeriodsAcross() throws {
    let sheet =
      "Metric\tOctober 2026\t11/2026\tTotal\nmql-count\t1,234.0\t--\t1,234\nWin rate\t0.275\tn/a\t\nGrand total\t5\t6\t7\n"
    #expect(
      try understood(sheet) == [
        "metric,period,value", "mql-count,2026-10,1234.0", "win-rate,2026-10,0.275",
        "UTF-8, tabs between columns; the header is line 1; 1 row of totals left out",
        "across: periods from 2026-10 to 2026-11", "Total: totals, left out", "mql-count: 1 value, '1,234.0' read as 1234.0",
        "win-rate: 1 value",
      ])
  }

  @Test func aRowANumber() throws {
    #expect(
      try understood("Metric;Period;Value\nMQLs;Q3 2026;\"1.234,50\"\nTotal;;7\n") == [
        "metric,period,value", "mql-count,2026-Q3,1234.50",
        "UTF-8, semicolons between columns; the header is line 1; 1 row of totals left out", "Metric: 1 metric",
        "Period: 2026-Q3",
        "Value: 1 value, '1.234,50' read as 1234.50",
      ])
  }

  @Test(arguments: [
    (
      "metric;period;value\nmql-count;2026-10;1,034\n",
      "2:19 error: '1,034' in column 'value' may be 1.034 or 1034 (say which mark separates the decimals: --decimal . or --decimal ,)"
    ),
    (
      "metric;period;value\nmql-count;03/04/2026;1\n",
      "2:11 error: '03/04/2026' may be in 2026-04 or 2026-03 (say whether the day or the month comes first: --dates dmy or --dates mdy)"
    ),
    (
      "Metric,Sep-Oct 2026\nmql-count,1\n",
      "1:8 error: 'Sep-Oct 2026' names more than one period (give each period a column of its own)"
    ),
    (
      "Metric,Oct 2026,2026-10\nmql-count,1,2\n",
      "1:17 error: '2026-10' and 'Oct 2026' are both 2026-10 (a period has one column)"
    ),
    (
      "Month,mql-count\nOct 2026,1\nsoon,2\n",
      "3:1 error: 'soon' is not a period (write 2026-10, October 2026, 10/2026 or Q3 2026)"
    ),
    (
      "Month,mql-count\nOct 2026,many\n",
      "2:10 error: 'many' is not a number (write it with digits, or leave the cell empty: empty is missing)"
    ),
    (
      "Month,mql-count\nOct 2026,\"1,5\"\nNov 2026,2.5\n",
      "2:10 error: the numbers of 'mql-count' are written in different ways (write it with digits, or leave the cell empty: empty is missing)"
    ),
    ("Month,Pipeline\nOct 2026,£5\n", "2:10 error: '£5' is an amount, but 'pipeline' is measured in EUR ()"),
    (
      "a,b\n1,2\n",
      "1:1 error: no line names metric, period and value, or metrics over periods "
        + "(name columns or rows by a metric's id, name or abbreviation, and periods as 2026-10 or October 2026)"
    ),
    ("", "1:0 error: the sheet has no rows ()"),
  ])
  func whatIsOpenIsAskedForAndWhatIsWrongIsTold(sheet: String, finding: String) throws {
    #expect(try understood(sheet) == [finding])
  }

  @Test func optionsDecideWhatIsOpenAndNothingElse() throws {
    let sheet = "Month,mql-count,Pipeline\n03/04/2026,\"1,034\",\"1.200,50\"\n"
    let rows = try understood(sheet, decimal: .point, dates: .mdy).prefix(3)
    #expect(rows == ["metric,period,value", "mql-count,2026-03,1034", "pipeline,2026-03,1200.50"])
  }
}
