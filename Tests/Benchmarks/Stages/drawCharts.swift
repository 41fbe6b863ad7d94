import Charts
import HyperText

/// Draws line charts of 24 points in one size, as the peers draw them.
///
/// - Returns: bytes of SVG.
func drawCharts(_ count: Int) -> Int {
  let periods = (0..<24).map { PeriodLabel("\($0)") }
  return (0..<count).reduce(0) { bytes, number in
    let values = (0..<24).map { point in
      let value = (number + point * 7) % 50
      return Quantity(Double(value), String(value))
    }
    let chart = LineChart(
      key: "chart-\(number)", title: "Chart \(count: String(number))", periods: periods,
      segments: [LineChart.Segment(version: "v1", values: values, label: "value")])
    return bytes + chart.svg(.wide, palette: .standard).bytes.count
  }
}
