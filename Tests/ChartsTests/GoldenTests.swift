import Charts
import HyperText
import Testing
import TestSupport

struct GoldenTests {
  @Test func everyChartIsDrawnAsRecorded() throws {
    for chart in try Samples.all() {
      for drawing in chart.drawings {
        expectGolden(chart.svg(drawing, palette: .standard).string + "\n", "\(chart.key)-\(drawing.rawValue).svg")
      }
    }
    expectGolden(Samples.lineageSVG.string + "\n", "lineage.svg")
  }

  @Test func darkRulesAreAsRecorded() {
    expectGolden(Palette.standard.darkStyleSheet, "dark.css")
  }
}
