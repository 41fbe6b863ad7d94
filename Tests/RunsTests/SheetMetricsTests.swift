import Calendars
import Diagnostics
import Tables
import Testing

@testable import Runs

/// Which metrics a sheet has, where no glossary says it.
@Suite struct SheetMetricsTests {
  private func read(_ sheet: String, decimal: CellForm.DecimalMark? = nil) -> [String] {
    let found = SheetMetrics(Array(sheet.utf8), path: "sheet.csv", options: SheetOptions(decimal: decimal))
    return found.metrics.map { "\($0.label): \($0.unit)" } + found.findings.map(\.message)
  }

  @Test func periodsAcross() {
    let sheet =
      "Board;;;;\n;Aug-26;Sep-26;Total\nMQLs;1.034;980;2.014\nWin rate;21,5 %;19,8 %;\nPipeline;€ 1,00;€ 2,00;\nComment;ok;ok;\nTotal;1;2;3\n"
    #expect(read(sheet, decimal: .comma) == ["MQLs: count", "Win rate: ratio", "Pipeline: EUR"])
  }

  @Test func periodsDown() {
    #expect(
      read("Month,MQLs,Score,Spend,Notes\n2026-09,12,3.5,$ 4.00,good\n2026-10,13,3.75,$ 5.00,\n") == [
        "MQLs: count", "Score: number", "Spend: USD",
      ])
  }

  @Test func rowsOfNumbers() {
    #expect(read("metric,period,value\nmql,2026-09,5\nwon,2026-09,7\nmql,2026-10,6\n") == ["mql: count", "won: count"])
  }

  @Test(arguments: ["", "Name,Amount\nAcme,5\n", "a\n", "Month\n2026-10\n", "<html>\n"])
  func nothingToStartFrom(sheet: String) {
    #expect(read(sheet) == ["no line names metrics over periods: there is nothing to start from"])
  }

  @Test func theGrainIsThatOfItsPeriods() {
    let sheet = SheetMetrics(Array("Week,MQLs\n2026-W40,5\n".utf8), path: "sheet.csv", options: SheetOptions())
    #expect(sheet.grain == .week)
  }
}
