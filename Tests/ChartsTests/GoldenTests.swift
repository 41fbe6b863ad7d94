import Charts
import HyperText
import TestSupport
import Testing

struct GoldenTests {
  @Test func everyChartIsDrawnAsRecorded() throws {
    for chart in try Samples.all() {
      for drawing in chart.drawings {
        expectGolden(chart.svg(drawing).string + "\n", "\(chart.key)-\(drawing.rawValue).svg")
      }
    }
    expectGolden(Samples.lineage.svg().string + "\n", "lineage.svg")
  }

  @Test func darkRulesAreAsRecorded() {
    expectGolden(Palette.standard.darkStyleSheet, "dark.css")
  }
}
